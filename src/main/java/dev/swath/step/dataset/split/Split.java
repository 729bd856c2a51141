package dev.swath.step.dataset.split;

import dev.swath.model.trouble.BadInput;
import java.util.Locale;
import java.util.Optional;

/** What a chip is for. The order of the constants settles ties. */
public enum Split {
    TRAIN,
    VAL,
    TEST;

    /**
     * Reads a label of a file, in any case: train, training; val, valid, validation; test, testing.
     *
     * @return empty for an empty label
     * @throws BadInput {@code split-label} for any other word
     */
    public static Optional<Split> of(String label) {
        return switch (label.strip().toLowerCase(Locale.ROOT)) {
            case "" -> Optional.empty();
            case "train", "training" -> Optional.of(TRAIN);
            case "val", "valid", "validation" -> Optional.of(VAL);
            case "test", "testing" -> Optional.of(TEST);
            default ->
                throw new BadInput(
                        "split-label",
                        "column split has '" + label.strip() + "'; use train, val or test (or training, validation,"
                                + " testing)");
        };
    }

    /** As it is written: train, val, test. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
