package dev.swath.app.cli;

import dev.swath.io.base.Ellipsoid;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Candidate;
import dev.swath.model.Feature;
import dev.swath.model.Job;
import dev.swath.model.Scene;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The scenes that were found for a drop, one after the other, and what each would cost. */
final class FoundScenes {
    private static final int PLACES = 4;

    private final Ledger ledger;
    private final PlanetUrls urls;
    private final BigDecimal minCharge;

    /** @param minCharge least hectares that one scene is charged */
    FoundScenes(Ledger ledger, PlanetUrls urls, BigDecimal minCharge) {
        this.ledger = ledger;
        this.urls = urls;
        this.minCharge = minCharge;
    }

    /**
     * @param feature the user's id of the feature it was found for
     * @param coveragePercent share of the feature inside the footprint; null when it was not reckoned
     * @param why why it was chosen or not
     * @param hectares what it is charged by the estimate, if it is bought
     * @param thumbnail a small picture; the browser asks for the account
     */
    record Found(
            String feature,
            Scene scene,
            @Nullable Double coveragePercent,
            boolean chosen,
            String why,
            BigDecimal hectares,
            URI thumbnail) {
        /** What a GIS shows of it. */
        Map<String, @Nullable Object> properties() {
            var all = new LinkedHashMap<String, @Nullable Object>();
            all.put("aoi_name", feature);
            all.put("item_type", scene.itemType());
            all.put("acquired", scene.acquired());
            all.put("coverage_percent", coveragePercent);
            all.put("cloud_percent", scene.cloudPercent());
            all.put("hectares", hectares);
            all.put("selected", chosen);
            all.put("why", why);
            all.put("thumbnail", thumbnail);
            return all;
        }
    }

    /** In the order of the file, then of acquisition. A scene over several features comes with each. */
    void each(Job job, Consumer<Found> consumer) {
        try (var features = ledger.features().stream(job.id())) {
            features.filter(feature -> feature.aside() == null).forEach(feature -> {
                try (var candidates = ledger.candidates().ofFeature(feature.id())) {
                    candidates.forEach(candidate -> consumer.accept(found(feature, candidate)));
                }
            });
        }
    }

    private Found found(Feature feature, Candidate candidate) {
        var scene = candidate.scene();
        var reason = candidate.reason();
        return new Found(
                feature.key(),
                scene,
                candidate.coveragePercent(),
                candidate.chosen(),
                reason == null ? "not selected yet" : reason.text(),
                hectares(feature, scene),
                urls.thumbnail(scene.itemType(), scene.id()));
    }

    private BigDecimal hectares(Feature feature, Scene scene) {
        var terms = feature.terms();
        var clip = feature.clip();
        var charged = terms == null || !terms.clip() || clip == null
                ? scene.footprint()
                : scene.footprint().intersection(clip);
        return BigDecimal.valueOf(Ellipsoid.hectares(charged)).max(minCharge).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
