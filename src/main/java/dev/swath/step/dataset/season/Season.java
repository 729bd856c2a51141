package dev.swath.step.dataset.season;

import java.util.Locale;

/** The two times of a crop that a chip has an image of. */
public enum Season {
    PLANTING,
    HARVEST;

    /** As it is written: planting, harvest. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
