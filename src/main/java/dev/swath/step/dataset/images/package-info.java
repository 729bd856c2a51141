/** Images of chips: scenes are chosen for both seasons, looked at again, and clipped; what comes of it lies in the dataset. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.images;
