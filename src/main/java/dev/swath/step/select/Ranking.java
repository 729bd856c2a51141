package dev.swath.step.select;

import dev.swath.model.Candidate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Which of two acceptable scenes is the better one: more coverage, then fewer clouds (none at all being the fewest, not
 * known the most), then the earlier, then by id so that the choice is always the same.
 */
final class Ranking implements Comparator<Candidate> {
    private static final double MOST = Double.POSITIVE_INFINITY;

    /** The better one first. */
    @Override
    public int compare(Candidate one, Candidate other) {
        int byCoverage = Long.compare(coverage(other), coverage(one));
        if (byCoverage != 0) {
            return byCoverage;
        }
        int byClouds = Double.compare(clouds(one), clouds(other));
        if (byClouds != 0) {
            return byClouds;
        }
        int byTime = one.scene().acquired().compareTo(other.scene().acquired());
        return byTime != 0 ? byTime : one.scene().id().compareTo(other.scene().id());
    }

    /** Why {@code better} comes before {@code worse}. */
    String why(Candidate better, Candidate worse) {
        if (coverage(better) != coverage(worse)) {
            return "it covers more of the AOI (" + covered(better) + " to " + covered(worse) + ")";
        }
        if (clouds(better) != clouds(worse)) {
            return "it has fewer clouds (" + Percent.clouds(better.scene().cloudPercent()) + " to "
                    + Percent.clouds(worse.scene().cloudPercent()) + ")";
        }
        return better.scene().acquired().equals(worse.scene().acquired())
                ? "it is as good, and its id comes first"
                : "it is as good, and was taken earlier";
    }

    private static String covered(Candidate candidate) {
        return Percent.exactly(coverage(candidate) / 1e6);
    }

    /** In millionths of a percent: what two overlays of the same shapes may differ by must not outweigh clouds. */
    private static long coverage(Candidate candidate) {
        Double percent = candidate.coveragePercent();
        return percent == null ? 0 : Math.round(percent * 1e6);
    }

    private static double clouds(Candidate candidate) {
        @Nullable Double percent = candidate.scene().cloudPercent();
        // adding zero makes -0.0 and 0.0 the same
        return percent == null ? MOST : percent + 0.0;
    }
}
