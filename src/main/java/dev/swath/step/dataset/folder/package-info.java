/** The folder of a dataset: whole files in it, and who may write them. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.folder;
