package dev.swath.step.dataset.choose;

import dev.swath.model.trouble.BadInput;

/**
 * How clear the pixels over a chip must be. All in percent, 0 to 100.
 *
 * @param cloud the chip's cloud cover may reach this
 * @param snow the chip's snow cover may reach this: snow is no cloud, but hides fields all the same
 * @param uncheckedBelow scenes less cloudy than this as a whole count as clear without a look at their pixels
 * @param hopelessFrom scenes this cloudy or more as a whole are not looked at; 100 looks at all
 */
public record PixelLimits(double cloud, double snow, double uncheckedBelow, double hopelessFrom) {
    /** The design's numbers: no cloud at all, not looked at below 0.1 % and from 50 %; half of a chip may be snow. */
    public static final PixelLimits DESIGN = new PixelLimits(0, 50, 0.1, 50);
    /** Today's tool: 2 % cloud over the chip, whatever the scene. */
    public static final PixelLimits FTWD = new PixelLimits(2, 50, 0.1, 100);

    /** @throws BadInput {@code cloud-limit} when a number is not within 0 to 100 */
    public PixelLimits {
        Limits.percent("--cloud-cover-pixel", cloud);
        Limits.percent("the limit of snow", snow);
        Limits.percent("the limit for scenes without a pixel check", uncheckedBelow);
        Limits.percent("the limit for scenes too cloudy for a pixel check", hopelessFrom);
    }

    public PixelLimits withCloud(double percent) {
        return new PixelLimits(percent, snow, uncheckedBelow, hopelessFrom);
    }

    PixelLimits relaxed() {
        return new PixelLimits(100, 100, uncheckedBelow, 100);
    }

    boolean isHopeless(double sceneCloud) {
        return hopelessFrom < 100 && sceneCloud >= hopelessFrom;
    }
}
