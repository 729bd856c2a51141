/** What a run over chips has done so far, and what it reports at its end. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.progress;
