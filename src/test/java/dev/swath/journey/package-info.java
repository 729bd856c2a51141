/** What people do with the product, from the drop to the images, against the simulated services. */
@org.jspecify.annotations.NullMarked
package dev.swath.journey;
