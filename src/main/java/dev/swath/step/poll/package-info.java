/** Step 5: learns from Planet's list which orders are final, and reads those. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.poll;
