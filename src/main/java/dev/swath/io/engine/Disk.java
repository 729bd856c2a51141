package dev.swath.io.engine;

/** Exact Euclidean dilation in two passes: down the columns to the nearest set pixel, then along the rows. */
final class Disk {
    private final int radius;

    /** @param radius in pixels, 1..100 */
    Disk(int radius) {
        this.radius = radius;
    }

    /**
     * Dilates what is inside of a margin as wide as the radius.
     *
     * @param set per pixel, not 0 when set; is used up
     * @return for the pixels inside of the margin, 1 when one within the radius is set
     */
    byte[] dilate(byte[] set, int width, int height) {
        toNearestInColumn(set, width, height);
        int across = width - 2 * radius;
        byte[] dilated = new byte[across * (height - 2 * radius)];
        for (int offset = -radius; offset <= radius; offset++) {
            int reach = (int) Math.sqrt(radius * radius - offset * offset);
            for (int row = 0; row < height - 2 * radius; row++) {
                int from = (row + radius) * width + radius + offset;
                mark(set, from, reach, dilated, row * across, across);
            }
        }
        return dilated;
    }

    private static void mark(byte[] distances, int from, int reach, byte[] dilated, int to, int length) {
        for (int i = 0; i < length; i++) {
            dilated[to + i] |= (byte) (distances[from + i] <= reach ? 1 : 0);
        }
    }

    /** Set pixels become 0, others the rows to the nearest set one above or below, at most radius + 1. */
    private void toNearestInColumn(byte[] cells, int width, int height) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) (cells[i] != 0 ? 0 : radius + 1);
        }
        for (int i = width; i < cells.length; i++) {
            cells[i] = (byte) Math.min(cells[i], cells[i - width] + 1);
        }
        for (int i = (height - 1) * width - 1; i >= 0; i--) {
            cells[i] = (byte) Math.min(cells[i], cells[i + width] + 1);
        }
    }
}
