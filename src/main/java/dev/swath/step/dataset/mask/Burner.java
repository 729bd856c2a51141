package dev.swath.step.dataset.mask;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;

/** Carries out a plan on the pixels of a grid. */
@FunctionalInterface
public interface Burner {
    /** Fills with the background, then burns in order, later over earlier. */
    Plane burn(Grid grid, MaskPlan plan);
}
