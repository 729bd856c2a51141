package dev.swath.step.select;

import dev.swath.io.planet.Bundles;
import dev.swath.model.Candidate;
import dev.swath.model.Reason;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import dev.swath.model.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which scenes a request may use at all, looked at one by one. */
final class Acceptance {
    /** Thresholds are inclusive; arithmetic in binary must not make 98 % fail 98 %. */
    private static final double TOLERANCE_PERCENT = 1e-9;

    private final Request request;
    private final Terms terms;
    private final Bundles bundles;
    private final Coverage coverage;

    /** @throws dev.swath.model.trouble.BadSetting when item type or bundle are unknown */
    Acceptance(Request request) {
        this.request = request;
        this.terms = request.terms();
        this.bundles = Bundles.of(terms.itemType());
        this.coverage = new Coverage(request.aoi());
    }

    /** The candidate with its coverage, and with the reason against it if there is one. */
    Candidate judge(Scene scene) {
        double percent = coverage.percent(scene.footprint());
        Reason against = unusable(scene).or(() -> tooPoor(scene, percent)).orElse(null);
        return new Candidate(scene, percent, false, against);
    }

    /** What no threshold can change. */
    private Optional<Reason> unusable(Scene scene) {
        Instant acquired = scene.acquired();
        if (acquired.isBefore(request.period().from())
                || !acquired.isBefore(request.period().until())) {
            return because(
                    "outside-period",
                    "taken " + acquired + ", outside " + request.period().start() + " to "
                            + request.period().end());
        }
        if (!scene.standardQuality()) {
            return because("test-quality", "of test quality at the provider, not standard");
        }
        if (bundles.firstAvailable(terms.bundle(), scene.assets()).isEmpty()) {
            return because("no-asset", "cannot be had as " + chain() + ": it lacks " + lacking(scene.assets()));
        }
        if (bundles.firstAvailable(terms.bundle(), scene.downloadable()).isEmpty()) {
            return because(
                    "no-permission",
                    "this account may not download it as " + chain() + ": not permitted are "
                            + lacking(scene.downloadable()));
        }
        return Optional.empty();
    }

    /** What another threshold could change. */
    private Optional<Reason> tooPoor(Scene scene, double coveragePercent) {
        if (coveragePercent < terms.minCoveragePercent() - TOLERANCE_PERCENT) {
            return because(
                    "low-coverage",
                    "covers " + Percent.atMost(coveragePercent) + " of the AOI, wanted are at least "
                            + Percent.exactly(terms.minCoveragePercent()));
        }
        Double clouds = scene.cloudPercent();
        if (terms.maxCloudPercent() >= 100) {
            return Optional.empty();
        }
        if (clouds == null) {
            return because(
                    "cloud-unknown",
                    "the provider says nothing about clouds, wanted are at most "
                            + Percent.exactly(terms.maxCloudPercent()));
        }
        return clouds <= terms.maxCloudPercent() + TOLERANCE_PERCENT
                ? Optional.empty()
                : because(
                        "too-cloudy",
                        "has " + Percent.atLeast(clouds) + " clouds, wanted are at most "
                                + Percent.exactly(terms.maxCloudPercent()));
    }

    private List<String> links() {
        return Arrays.stream(terms.bundle().split(",")).map(String::trim).toList();
    }

    private String chain() {
        return String.join(" or ", links());
    }

    private String lacking(Set<String> present) {
        var missing = new ArrayList<String>();
        for (String bundle : links()) {
            bundles.assetsOf(bundle).stream()
                    .filter(asset -> !present.contains(asset) && !missing.contains(asset))
                    .forEach(missing::add);
        }
        return String.join(", ", missing);
    }

    private static Optional<Reason> because(String code, String text) {
        return Optional.of(new Reason(code, text));
    }
}
