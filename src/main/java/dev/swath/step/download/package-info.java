/** Step 6: the files of finished orders are fetched, verified and put in their places. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.download;
