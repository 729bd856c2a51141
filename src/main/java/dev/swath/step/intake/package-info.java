/** Step 1: reads dropped files into features and the requests made of them. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.intake;
