package dev.swath.step.dataset.choose;

/** What came of a chip: both seasons have a scene, or the chip has no images. */
public sealed interface ChipVerdict {
    /** Both seasons have a scene. */
    record Selected(Step.Chosen planting, Step.Chosen harvest) implements ChipVerdict {}

    /**
     * A season has none.
     *
     * @param candidatesChecked scenes of both seasons
     */
    record Skipped(String reason, int candidatesChecked) implements ChipVerdict {}

    /**
     * Something went wrong; another try may help.
     *
     * @param stop whether the whole run is to end, as {@link OnMissing#FAIL} asks for
     */
    record Failed(String error, boolean stop) implements ChipVerdict {}

    /**
     * From the ends of both seasons.
     *
     * @throws IllegalArgumentException when one is still a question
     */
    static ChipVerdict of(Step planting, Step harvest, OnMissing onMissing) {
        if (planting instanceof Step.Chosen first && harvest instanceof Step.Chosen second) {
            return new Selected(first, second);
        }
        Step end = planting instanceof Step.Chosen ? harvest : planting;
        if (planting instanceof Step.Failed || harvest instanceof Step.Failed) {
            Step.Failed failed = (Step.Failed) (planting instanceof Step.Failed ? planting : harvest);
            return new Failed(failed.error(), false);
        }
        if (!(end instanceof Step.Missing missing)) {
            throw new IllegalArgumentException("a season is not at its end: " + end);
        }
        if (onMissing == OnMissing.FAIL) {
            return new Failed(missing.reason(), true);
        }
        return new Skipped(missing.reason(), checked(planting) + checked(harvest));
    }

    private static int checked(Step end) {
        if (end instanceof Step.Chosen chosen) {
            return 1 + chosen.alternatives().size() + chosen.rejected().size();
        }
        return end instanceof Step.Missing missing ? missing.rejected().size() : 0;
    }
}
