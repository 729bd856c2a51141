package dev.swath.step.dataset.choose;

import java.util.Comparator;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A scene that is good enough.
 *
 * @param cover what its pixels over the chip show, null where nobody looked
 * @param hiddenPercent share of the chip that it does not show, by cloud or for want of data; 0 for a scene that was so
 *     clear that nobody looked
 */
public record Pick(SceneFacts scene, @Nullable PixelCover cover, double hiddenPercent) {
    /** Cloud cover over the chip, as far as it is known: measured, or 0 where the whole scene has none. */
    public OptionalDouble chipCloudPercent() {
        if (cover != null) {
            return OptionalDouble.of(cover.cloudPercent());
        }
        return scene.hasNoCloud() ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    static Comparator<Pick> best(Comparator<SceneFacts> first) {
        return Comparator.comparingDouble(Pick::hiddenPercent).thenComparing(Pick::scene, first);
    }
}
