package dev.swath.step.dataset.choose;

import dev.swath.model.trouble.BadInput;
import java.util.Locale;

/**
 * How scenes are chosen.
 *
 * @param limits how clear they must be
 * @param bufferDays searched before and after the date of a season, 0 to 183
 * @param expansions how often the buffer is widened when nothing was good enough
 * @param expansionDays by which it is widened each time
 * @param alternatives how many of the next best scenes are kept beside the chosen one
 * @param onMissing what to do when there is none
 */
public record ChoiceOptions(
        Limits limits, int bufferDays, int expansions, int expansionDays, int alternatives, OnMissing onMissing) {
    /** As many as {@code --include-alternatives} keeps. */
    public static final int ALTERNATIVES = 2;

    /** 14 days, never widened, skip. */
    public static final ChoiceOptions DESIGN = new ChoiceOptions(Limits.DESIGN, 14, 0, 14, 0, OnMissing.SKIP);
    /** Today's tool: 14 days, widened by 14 up to three times. */
    public static final ChoiceOptions FTWD = new ChoiceOptions(Limits.FTWD, 14, 3, 14, 0, OnMissing.SKIP);

    private static final int HALF_A_YEAR = 183;

    /** @throws BadInput {@code buffer-days} when the widest window is longer than a year, or a number is negative */
    public ChoiceOptions {
        boolean negative = bufferDays < 0 || expansions < 0 || expansionDays < 0 || alternatives < 0;
        if (negative || bufferDays + (long) expansions * expansionDays > HALF_A_YEAR) {
            throw new BadInput(
                    "buffer-days",
                    "a buffer of %d days widened %d times by %d is not within 0 to %d days; correct --buffer-days"
                            .formatted(bufferDays, expansions, expansionDays, HALF_A_YEAR));
        }
    }

    /**
     * By the name of a profile.
     *
     * @throws BadInput {@code profile}
     */
    public static ChoiceOptions profile(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "design" -> DESIGN;
            case "ftwd" -> FTWD;
            default -> throw new BadInput("profile", "profile " + name + " is not known; use design or ftwd");
        };
    }

    public ChoiceOptions with(Limits other) {
        return new ChoiceOptions(other, bufferDays, expansions, expansionDays, alternatives, onMissing);
    }

    public ChoiceOptions with(OnMissing other) {
        return new ChoiceOptions(limits, bufferDays, expansions, expansionDays, alternatives, other);
    }

    public ChoiceOptions withAlternatives(int count) {
        return new ChoiceOptions(limits, bufferDays, expansions, expansionDays, count, onMissing);
    }

    int bufferDays(int widened) {
        return bufferDays + widened * expansionDays;
    }
}
