package dev.swath.step.dataset.make;

import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.split.Percents;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How chips are split.
 *
 * @param percents of chips or of blocks; not used where labels are predefined
 * @param seed of the order of chance
 */
public record SplitRule(Type type, Percents percents, long seed) {
    /** What decides. */
    public enum Type {
        /** Chance, chip by chip. */
        RANDOM_UNIFORM("random-uniform"),
        /** Chance, block by block of three by three cells. */
        BLOCK3X3("block3x3"),
        /** The file's column {@code split}. */
        PREDEFINED("predefined");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        /**
         * By its name on the command line.
         *
         * @throws BadInput {@code split-type}
         */
        public static Type of(String name) {
            return Arrays.stream(values())
                    .filter(type -> type.label.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadInput(
                            "split-type",
                            "split type " + name + " is not known; use "
                                    + Arrays.stream(values()).map(Type::label).collect(Collectors.joining(", "))));
        }

        public String label() {
            return label;
        }
    }
}
