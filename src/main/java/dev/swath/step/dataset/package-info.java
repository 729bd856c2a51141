/** Step 9: datasets to learn field boundaries from: chips, masks, and the images of their seasons. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset;
