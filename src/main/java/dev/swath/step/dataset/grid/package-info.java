/** The MGRS cells that chips are cut on, computed: ids, bounds, footprints and pixels. */
@org.jspecify.annotations.NullMarked
package dev.swath.step.dataset.grid;
