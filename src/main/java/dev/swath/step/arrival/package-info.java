/** Step 6 where Planet delivers by itself: what arrived in the user's bucket is verified there. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.arrival;
