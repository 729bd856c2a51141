/** Which scene of a season a chip gets, as questions and answers without any I/O. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.choose;
