/** What the pixels of a mask mean, and which shapes are burnt in which order. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.mask;
