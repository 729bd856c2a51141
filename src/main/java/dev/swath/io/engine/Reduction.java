package dev.swath.io.engine;

import java.util.Arrays;
import java.util.List;

/** Reduces the dates of a strip to one image, a block of pixels at a time; needs one int per date and block pixel. */
public final class Reduction {
    private final Bands out;
    private final short[] counts;

    /**
     * @param out receives the composite; pixels without any usable date keep its nodata
     * @param counts per pixel, receives of how many dates the value was made; of bands that differ, the fewest. At most
     *     65,535
     */
    public Reduction(Bands out, short[] counts) {
        this.out = out;
        this.counts = counts;
    }

    /**
     * Reduces one strip.
     *
     * @param dates in the order of time; may be empty
     * @param pixels of the strip
     * @param to first pixel of the strip in the composite
     * @throws IllegalArgumentException when a date has another kind, number of bands or pixels
     */
    public void reduce(Reducer reducer, List<Observation> dates, int pixels, int to) {
        for (Observation date : dates) {
            check(date, pixels);
        }
        if (dates.isEmpty()) {
            return;
        }
        var blocks = blocks(reducer, dates);
        var block = new Block();
        int[] fewest = new int[Block.PIXELS];
        for (int from = 0; from < pixels; from += Block.PIXELS) {
            block.at(from, to + from, Math.min(Block.PIXELS, pixels - from));
            Arrays.fill(fewest, Integer.MAX_VALUE);
            blocks.reduce(block, fewest);
            for (int i = 0; i < block.length(); i++) {
                counts[block.to() + i] = (short) Math.min(0xffff, fewest[i]);
            }
        }
    }

    private BlockReducer blocks(Reducer reducer, List<Observation> dates) {
        return switch (reducer.rule()) {
            case MEDIAN -> new MedianBlocks(dates, out);
            case MEAN -> new MeanBlocks(dates, out);
            case MAX_NDVI -> new GreenestBlocks(reducer, dates, out);
        };
    }

    private void check(Observation date, int pixels) {
        if (date.layers().size() != out.count()
                || date.unusable().length != pixels
                || date.layers().get(0).kind() != out.kind()) {
            throw new IllegalArgumentException(
                    "a date has " + date.layers().size() + " bands of " + date.unusable().length + " pixels, the strip "
                            + out.count() + " of " + pixels + " " + out.kind());
        }
    }
}
