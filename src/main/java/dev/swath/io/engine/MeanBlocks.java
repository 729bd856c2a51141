package dev.swath.io.engine;

import java.util.Arrays;
import java.util.List;

/** The mean of every pixel and band, summed in double precision. */
final class MeanBlocks implements BlockReducer {
    private final List<Observation> dates;
    private final Bands out;
    private final int[] keys = new int[Block.PIXELS];
    private final double[] sums = new double[Block.PIXELS];

    MeanBlocks(List<Observation> dates, Bands out) {
        this.dates = dates;
        this.out = out;
    }

    @Override
    public void reduce(Block block, int[] fewest) {
        for (int band = 0; band < out.count(); band++) {
            block.clearCounts();
            Arrays.fill(sums, 0);
            for (Observation date : dates) {
                date.keys(band, block, keys);
                block.count(keys);
                add(block.length());
            }
            out.putMeans(band, block, sums);
            BlockReducer.lower(fewest, block);
        }
    }

    private void add(int length) {
        for (int i = 0; i < length; i++) {
            if (keys[i] != Layer.MISSING) {
                sums[i] += out.kind().value(keys[i]);
            }
        }
    }
}
