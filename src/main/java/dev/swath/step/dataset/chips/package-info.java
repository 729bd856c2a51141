/** From fields to chips: which cells they meet, and how much of each they cover. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.chips;
