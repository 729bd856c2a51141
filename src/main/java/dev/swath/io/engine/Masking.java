package dev.swath.io.engine;

import java.io.Serializable;

/**
 * From a quality band to the pixels that do not count. What is dropped grows by a disk: every pixel whose centre lies
 * within so many pixels of the centre of a dropped one is dropped too. Fill does not grow, or scenes would fray at their
 * edges.
 *
 * @param dilation radius in pixels of the composite, 0..100
 */
public record Masking(MaskRule rule, int dilation) implements Serializable {
    /** Distances are kept in bytes; no cloud needs a wider margin. */
    public static final int MOST_DILATION = 100;

    private static final long serialVersionUID = 1L;

    public Masking {
        if (dilation < 0 || dilation > MOST_DILATION) {
            throw new IllegalArgumentException("dilation must be within 0..100 pixels, was " + dilation);
        }
    }

    /**
     * Marks what does not count.
     *
     * @param quality samples of the quality band with {@code dilation} further pixels on each side, so
     *     {@code (width + 2 * dilation) * (height + 2 * dilation)}, {@link MaskRule#fill()} where there is nothing
     * @return per pixel of the inner {@code width * height}, 1 when unusable, else 0
     * @throws IllegalArgumentException when the size is another
     */
    public byte[] unusable(short[] quality, int width, int height) {
        int across = width + 2 * dilation;
        if (quality.length != (long) across * (height + 2 * dilation)) {
            throw new IllegalArgumentException("a quality band of " + quality.length + " samples for " + width + " x "
                    + height + " pixels and a margin of " + dilation);
        }
        byte[] unusable = dilation == 0 ? new byte[width * height] : grown(quality, width, height);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int sample = quality[(row + dilation) * across + column + dilation] & 0xffff;
                if (rule.drops(sample)) {
                    unusable[row * width + column] = 1;
                }
            }
        }
        return unusable;
    }

    private byte[] grown(short[] quality, int width, int height) {
        int across = width + 2 * dilation;
        byte[] growing = new byte[quality.length];
        for (int i = 0; i < quality.length; i++) {
            int sample = quality[i] & 0xffff;
            growing[i] = (byte) (rule.drops(sample) && !rule.isFill(sample) ? 1 : 0);
        }
        return new Disk(dilation).dilate(growing, across, height + 2 * dilation);
    }
}
