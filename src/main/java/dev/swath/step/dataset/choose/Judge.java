package dev.swath.step.dataset.choose;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds a scene against the limits. */
final class Judge {
    /** Footprints are drawn with few corners; a twentieth of a percent of a chip is within their line. */
    private static final double FOOTPRINT_BLUR = 0.05;

    private final Limits limits;

    Judge(Limits limits) {
        this.limits = limits;
    }

    /** What is known of a scene: its facts, and its pixels or the trouble with them once it was looked at. */
    record Known(
            SceneFacts facts,
            @Nullable PixelCover cover,
            @Nullable String trouble) {}

    /** Good enough, not good enough, or not to be told without its pixels. */
    sealed interface Judgement {
        record Good(Pick pick) implements Judgement {}

        record Bad(Rejected rejected) implements Judgement {}

        record Unknown(SceneFacts scene) implements Judgement {}
    }

    Judgement judge(Known known) {
        SceneFacts scene = known.facts();
        String reason = byFacts(scene);
        if (reason != null) {
            return bad(scene, reason);
        }
        PixelLimits pixels = limits.pixels();
        Double cloud = scene.cloudPercent();
        if (pixels == null) {
            return new Judgement.Good(new Pick(scene, null, hidden(scene, cloud == null ? 100 : cloud)));
        }
        if (known.cover() != null) {
            reason = byPixels(known.cover(), pixels);
            return reason == null
                    ? new Judgement.Good(
                            new Pick(scene, known.cover(), known.cover().hiddenPercent()))
                    : bad(scene, reason);
        }
        if (known.trouble() != null) {
            return bad(scene, "its pixels could not be read: " + known.trouble());
        }
        return cloud != null && cloud < pixels.uncheckedBelow()
                ? new Judgement.Good(new Pick(scene, null, hidden(scene, 0)))
                : new Judgement.Unknown(scene);
    }

    private @Nullable String byFacts(SceneFacts scene) {
        double seen = scene.seenPercent();
        if (seen <= 0) {
            return "the chip lies outside of the scene";
        }
        if (seen < 100 - limits.nodata() - FOOTPRINT_BLUR) {
            return say("the scene has data for %.1f %% of the chip, limit is %.1f %%", seen, 100 - limits.nodata());
        }
        Double cloud = scene.cloudPercent();
        if (cloud == null) {
            boolean needed = limits.pixels() == null && limits.sceneCloud() < 100;
            return needed ? "the service does not say how cloudy the scene is" : null;
        }
        if (!limits.admitsScene(cloud)) {
            return say("scene is %.2f %% cloud, limit is below %.2f %%", cloud, limits.sceneCloud());
        }
        PixelLimits pixels = limits.pixels();
        return pixels != null && pixels.isHopeless(cloud)
                ? say("scene is %.2f %% cloud, from %.2f %% pixels are not looked at", cloud, pixels.hopelessFrom())
                : null;
    }

    private @Nullable String byPixels(PixelCover cover, PixelLimits pixels) {
        if (!cover.isSeen()) {
            return "the scene has no data over the chip";
        }
        if (cover.nodataPercent() > limits.nodata()) {
            return say("chip is %.2f %% without data, limit is %.2f %%", cover.nodataPercent(), limits.nodata());
        }
        if (cover.cloudPercent() > pixels.cloud()) {
            return say("chip is %.2f %% cloud, limit is %.2f %%", cover.cloudPercent(), pixels.cloud());
        }
        return cover.snowPercent() > pixels.snow()
                ? say("chip is %.2f %% snow, limit is %.2f %%", cover.snowPercent(), pixels.snow())
                : null;
    }

    private static double hidden(SceneFacts scene, double cloudPercent) {
        double seen = scene.seenPercent() < 100 - FOOTPRINT_BLUR ? scene.seenPercent() : 100;
        return 100 - seen * (100 - cloudPercent) / 100;
    }

    private static Judgement bad(SceneFacts scene, String reason) {
        return new Judgement.Bad(new Rejected(scene, reason));
    }

    private static String say(String format, double value, double limit) {
        return String.format(Locale.ROOT, format, value, limit);
    }
}
