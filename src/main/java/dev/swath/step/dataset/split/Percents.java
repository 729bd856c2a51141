package dev.swath.step.dataset.split;

import dev.swath.model.trouble.BadInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The shares of train, val and test; together exactly 100.
 *
 * @param train percent, 0 to 100
 * @param val percent, 0 to 100
 * @param test percent, 0 to 100
 */
public record Percents(BigDecimal train, BigDecimal val, BigDecimal test) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,20})?");

    /** 80, 10, 10. */
    public static final Percents DEFAULT = of("80 10 10");

    /** @throws BadInput {@code split-percents} when one is below 0 or the sum is not 100 */
    public Percents {
        boolean negative = train.signum() < 0 || val.signum() < 0 || test.signum() < 0;
        if (negative || train.add(val).add(test).compareTo(HUNDRED) != 0) {
            throw wrong(train + " " + val + " " + test);
        }
    }

    /**
     * Reads three decimals, parted by blanks or commas, as in {@code 33.4 33.3 33.3}.
     *
     * @throws BadInput {@code split-percents}
     */
    public static Percents of(String text) {
        List<String> parts = List.of(text.strip().split("[\\s,]+", -1));
        // digits alone: sums of numbers like 1e99999999 take minutes
        if (parts.size() != 3 || !parts.stream().allMatch(PERCENT.asMatchPredicate())) {
            throw wrong(text);
        }
        return new Percents(new BigDecimal(parts.get(0)), new BigDecimal(parts.get(1)), new BigDecimal(parts.get(2)));
    }

    private static BadInput wrong(String given) {
        return new BadInput(
                "split-percents",
                "split percents must be three numbers from 0 that sum to 100 as in 80 10 10, were " + given);
    }

    /**
     * How many of so many go to train, val and test, by largest remainder: the whole part of each share first, what is left
     * one by one to the largest fractions, ties in the order train, val, test. The sum is exact, and 0 % gets nothing.
     */
    public List<Integer> counts(int things) {
        List<BigDecimal> shares = List.of(share(train, things), share(val, things), share(test, things));
        int[] counts = shares.stream().mapToInt(BigDecimal::intValue).toArray();
        int left = things - IntStream.of(counts).sum();
        IntStream.range(0, 3)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> shares.get(i).remainder(BigDecimal.ONE))
                        .reversed())
                .limit(left)
                .forEach(i -> counts[i]++);
        return IntStream.of(counts).boxed().toList();
    }

    private static BigDecimal share(BigDecimal percent, int things) {
        return percent.multiply(BigDecimal.valueOf(things))
                .divide(HUNDRED, Math.max(0, percent.scale()) + 2, RoundingMode.UNNECESSARY);
    }
}
