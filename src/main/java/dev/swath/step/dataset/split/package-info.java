/** Which chips train, validate and test, by a seeded rule that anyone can repeat. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.split;
