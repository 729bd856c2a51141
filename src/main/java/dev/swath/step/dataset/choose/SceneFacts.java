package dev.swath.step.dataset.choose;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a scene before its pixels are looked at.
 *
 * @param id unique among the scenes of a chip and season
 * @param taken when it was taken
 * @param cloudPercent of the whole scene, null where the service does not say
 * @param seenPercent share of the chip where the scene has data: within the item's geometry, not within its box; 0 to 100
 */
public record SceneFacts(String id, Instant taken, @Nullable Double cloudPercent, double seenPercent) {

    boolean hasNoCloud() {
        return cloudPercent != null && cloudPercent == 0;
    }

    /** Fewest clouds first, 0 first of all and unknown last; then nearest to the date; then by id. */
    static Comparator<SceneFacts> clearestFirst(LocalDate date) {
        return Comparator.comparingDouble((SceneFacts scene) -> scene.cloudPercent == null ? 100 : scene.cloudPercent)
                .thenComparing(scene -> scene.distance(date))
                .thenComparing(SceneFacts::id);
    }

    /** From noon of the date in UTC, so that the day itself is nearest and both sides count alike. */
    private Duration distance(LocalDate date) {
        return Duration.between(date.atTime(12, 0).toInstant(ZoneOffset.UTC), taken)
                .abs();
    }
}
