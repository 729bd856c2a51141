/** What is wrong with settings and routes, told before they do harm; and edits taken over while the product runs. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.check;
