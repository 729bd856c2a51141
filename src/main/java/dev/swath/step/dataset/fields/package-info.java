/** The fields of a vector file, as chips, splits and masks need them. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.fields;
