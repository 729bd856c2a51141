package dev.swath.step.dataset.choose;

import dev.swath.model.trouble.BadInput;
import org.jspecify.annotations.Nullable;

/**
 * How clear a scene must be.
 *
 * @param sceneCloud percent that the whole scene's cloud cover must lie below; 0 admits scenes of exactly 0, 100 admits all
 * @param nodata percent of the chip that a scene may leave empty
 * @param pixels how clear the pixels over the chip must be, null when nobody looks at them
 */
public record Limits(
        double sceneCloud, double nodata, @Nullable PixelLimits pixels) {
    /** The design's: scenes below 10 %, no look at pixels. */
    public static final Limits DESIGN = new Limits(10, 0, null);
    /** Today's tool: scenes below 75 %, pixels always looked at. */
    public static final Limits FTWD = new Limits(75, 0, PixelLimits.FTWD);

    /** @throws BadInput {@code cloud-limit} when a number is not within 0 to 100 */
    public Limits {
        percent("--cloud-cover-scene", sceneCloud);
        percent("--nodata-max", nodata);
    }

    static void percent(String name, double value) {
        if (!(value >= 0 && value <= 100)) {
            throw new BadInput("cloud-limit", name + " is a percentage from 0 to 100, was " + value);
        }
    }

    public Limits withSceneCloud(double percent) {
        return new Limits(percent, nodata, pixels);
    }

    public Limits with(@Nullable PixelLimits other) {
        return new Limits(sceneCloud, nodata, other);
    }

    /** Whatever is there: only scenes that show nothing of the chip stay out. */
    Limits relaxed() {
        return new Limits(100, 100, pixels == null ? null : pixels.relaxed());
    }

    boolean admitsScene(double cloud) {
        return sceneCloud == 100 || cloud < sceneCloud || cloud == 0;
    }
}
