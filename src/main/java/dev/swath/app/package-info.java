/** Where the product starts. */
@org.jspecify.annotations.NullMarked
package dev.swath.app;
