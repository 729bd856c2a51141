package dev.swath.step.dataset.season;

/** What the crop calendar says of a place. */
public sealed interface CropDays {
    /**
     * Days of a year that has 365.
     *
     * @param planting 1 to 365
     * @param harvest 1 to 365; before {@code planting} where crops stand over New Year
     */
    record Known(int planting, int harvest) implements CropDays {
        public Known {
            if (planting < 1 || planting > 365 || harvest < 1 || harvest > 365) {
                throw new IllegalArgumentException("days must be 1 to 365, were " + planting + ", " + harvest);
            }
        }
    }

    /** The calendar covers the place but has no days for it, as for the sea. */
    record NoData() implements CropDays {}

    /** The place lies beyond the edge of the calendar. */
    record Outside() implements CropDays {}
}
