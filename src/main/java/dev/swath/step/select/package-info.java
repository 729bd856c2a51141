/** Step 3: of the scenes that were found the best are chosen, and every other one gets its reason. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.select;
