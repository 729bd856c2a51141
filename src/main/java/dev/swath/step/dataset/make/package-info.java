/** From a file of fields to a dataset on disk: tables, masks and STAC, without imagery. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.make;
