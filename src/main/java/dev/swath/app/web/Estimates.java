package dev.swath.app.web;

import dev.swath.io.ledger.Features.Taken;
import dev.swath.model.Cadence;
import dev.swath.model.Feature;
import dev.swath.model.Limits;
import dev.swath.model.Period;
import dev.swath.model.Source;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file would come to, feature by feature, before anything is asked of anybody. At most: scenes that are owned
 * already cost nothing, and intervals without a good scene neither.
 */
final class Estimates {
    private static final int MOST_SHAPES = 500;
    private static final int MOST_ASIDE = 100;
    private static final long DAYS_OF_A_WEEK = 7;

    private final Limits limits;
    private final List<Map<String, Object>> shapes = new ArrayList<>();
    private final List<Map<String, Object>> aside = new ArrayList<>();
    private long features;
    private long unusable;
    private long searches;
    private long scenes;
    private BigDecimal hectares = BigDecimal.ZERO;
    private BigDecimal charged = BigDecimal.ZERO;
    private boolean isBounded = true;

    Estimates(Limits limits) {
        this.limits = limits;
    }

    boolean isEmpty() {
        return features == 0;
    }

    void add(Taken taken) {
        var feature = taken.feature();
        features++;
        var reason = feature.aside();
        if (reason != null) {
            unusable++;
            if (aside.size() < MOST_ASIDE) {
                var line = new LinkedHashMap<String, Object>();
                line.put("feature", feature.key());
                line.put("row", feature.row());
                Answers.put(line, reason);
                aside.add(line);
            }
            return;
        }
        searches += taken.periods().size();
        hectares = hectares.add(feature.hectares());
        cost(feature);
        if (shapes.size() < MOST_SHAPES && feature.aoi() != null) {
            shapes.add(Map.of(
                    "type",
                    "Feature",
                    "geometry",
                    Shapes.whole(feature.aoi()),
                    "properties",
                    Map.of("name", feature.key(), "hectares", feature.hectares())));
        }
    }

    private void cost(Feature feature) {
        var intervals = Optional.ofNullable(feature.terms())
                .filter(terms -> terms.source() == Source.SCENES && terms.clip())
                .flatMap(terms -> intervals(terms.cadence(), terms.period()));
        if (intervals.isEmpty()) {
            isBounded = false;
        } else {
            scenes += intervals.get();
            charged = charged.add(
                    feature.hectares().max(limits.minCharge()).multiply(BigDecimal.valueOf(intervals.get())));
        }
    }

    /** How many scenes are chosen at most; empty when all are wanted. */
    private static Optional<Long> intervals(Cadence cadence, Period period) {
        var first = cadence.intervalOf(period.start());
        var last = cadence.intervalOf(period.end());
        return switch (cadence) {
            case DAILY -> Optional.of(ChronoUnit.DAYS.between(first, last) + 1);
            case WEEKLY -> Optional.of(ChronoUnit.DAYS.between(first, last) / DAYS_OF_A_WEEK + 1);
            case MONTHLY -> Optional.of(ChronoUnit.MONTHS.between(first, last) + 1);
            case ALL -> Optional.empty();
        };
    }

    /** @param spend as {@link Lists#money} tells it */
    Map<String, Object> told(Map<String, Object> spend) {
        var told = new LinkedHashMap<String, Object>();
        told.put("features", features);
        told.put("unusable", unusable);
        told.put("hectares", hectares);
        told.put("searches", searches);
        if (isBounded) {
            told.put("most_scenes", scenes);
            told.put("most_hectares", charged);
            told.put(
                    "needs_approval",
                    limits.approveAbove().signum() > 0 && charged.compareTo(limits.approveAbove()) > 0);
        }
        told.put("spend", spend);
        told.put("aside", aside);
        told.put("areas", Map.of("type", "FeatureCollection", "features", shapes));
        return told;
    }
}
