package dev.swath.step.select;

import dev.swath.model.Candidate;
import dev.swath.model.Reason;
import dev.swath.model.Scene;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;

/**
 * The decision which quads of a request are bought: all that its area really touches, that are asked for by name where
 * some are, and that the account may have. Nobody is asked and nothing is written here.
 *
 * @param aoi the area
 * @param named quads that are wanted; empty = all that are touched
 */
record QuadSelection(Geometry aoi, Set<String> named) {
    /** Edges that meet, reckoned with rounding: 100 square metres of a million hectares. */
    private static final double LEAST_PERCENT = 1e-6;

    /** @return a verdict with a reason for each, in the same order */
    List<Candidate> decide(List<Candidate> found) {
        var coverage = new Coverage(aoi);
        return found.stream()
                .map(Candidate::scene)
                .map(quad -> judge(quad, coverage.percent(quad.footprint())))
                .toList();
    }

    private Candidate judge(Scene quad, double percent) {
        if (!named.isEmpty() && !named.contains(quad.id())) {
            return verdict(quad, percent, false, "not-named", "is not among the quads that were asked for");
        }
        if (percent < LEAST_PERCENT) {
            return verdict(quad, percent, false, "outside", "only the box around the AOI touches it");
        }
        if (quad.downloadable().isEmpty()) {
            return verdict(quad, percent, false, "no-permission", "the account may not download it");
        }
        return verdict(quad, percent, true, "chosen", "has " + Percent.atMost(percent) + " of the AOI");
    }

    private static Candidate verdict(Scene quad, double percent, boolean chosen, String code, String text) {
        return new Candidate(quad, percent, chosen, new Reason(code, text));
    }
}
