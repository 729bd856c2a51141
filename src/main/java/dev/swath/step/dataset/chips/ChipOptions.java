package dev.swath.step.dataset.chips;

import dev.swath.model.trouble.BadInput;

/**
 * Which cells become chips.
 *
 * @param km side of a cell in kilometres, one of {@link dev.swath.step.dataset.grid.CellGrid#SIZES}
 * @param minCoveragePercent cells covered less by fields are left out; compared with the coverage as it is written, that is
 *     with two decimals; 0 keeps every cell that shares area with a field
 * @param dropBorderChips leaves out cells that are not wholly inside the convex hull of all fields
 * @param corners how many corners of clipped fields are held in memory at a time, about; fields are read once more for each
 *     such part of the work
 */
public record ChipOptions(int km, double minCoveragePercent, boolean dropBorderChips, int corners) {
    /** 2 km cells, 0.01 %, border chips kept, about 100 MB. */
    public static final ChipOptions DEFAULT = new ChipOptions(2, 0.01, false, 1_000_000);

    /** @throws BadInput {@code min-coverage} when it is not within 0 to 100 */
    public ChipOptions {
        if (!(minCoveragePercent >= 0 && minCoveragePercent <= 100)) {
            throw new BadInput(
                    "min-coverage", "minimum coverage is a percentage from 0 to 100, was " + minCoveragePercent);
        }
        if (corners < 1) {
            throw new IllegalArgumentException("at least one corner must fit, was " + corners);
        }
    }
}
