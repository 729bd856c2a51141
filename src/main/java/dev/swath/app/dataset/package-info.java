/** The desk where work on datasets is asked for, and told how it stands. */
@org.jspecify.annotations.NullMarked
package dev.swath.app.dataset;
