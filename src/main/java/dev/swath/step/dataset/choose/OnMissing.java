package dev.swath.step.dataset.choose;

import dev.swath.model.trouble.BadInput;
import java.util.Locale;

/** What to do with a season that no scene is good enough for. */
public enum OnMissing {
    /** The chip gets no images, and the report says why. */
    SKIP,
    /** The run stops. */
    FAIL,
    /** The limits are dropped: the least cloudy scene that sees the chip is taken. */
    BEST_AVAILABLE;

    /**
     * By its name on the command line.
     *
     * @throws BadInput {@code on-missing}
     */
    public static OnMissing of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "skip" -> SKIP;
            case "fail" -> FAIL;
            case "best-available" -> BEST_AVAILABLE;
            default ->
                throw new BadInput(
                        "on-missing", "--on-missing " + name + " is not known; use skip, fail or best-available");
        };
    }
}
