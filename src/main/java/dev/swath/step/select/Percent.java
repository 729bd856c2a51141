package dev.swath.step.select;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Percentages as people read them, rounded so that the sentence around them stays true. */
final class Percent {
    private Percent() {}

    /** Rounded down to two decimals: 97.999 is not 98. */
    static String atMost(double percent) {
        return rounded(percent, RoundingMode.FLOOR);
    }

    /** Rounded up to two decimals: 20.001 is more than 20. */
    static String atLeast(double percent) {
        return rounded(percent, RoundingMode.CEILING);
    }

    /** As a person wrote it. */
    static String exactly(double percent) {
        return BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString() + " %";
    }

    static String clouds(@Nullable Double percent) {
        return percent == null ? "unknown clouds" : rounded(percent, RoundingMode.HALF_UP) + " clouds";
    }

    private static String rounded(double percent, RoundingMode mode) {
        // first the noise of binary arithmetic: 0.07 * 100 is 7, not 7.000000000000001
        BigDecimal value = BigDecimal.valueOf(percent).setScale(9, RoundingMode.HALF_EVEN);
        return value.setScale(2, mode).stripTrailingZeros().toPlainString() + " %";
    }
}
