package dev.swath.io.engine;

import java.util.Arrays;
import java.util.List;

/**
 * Per pixel all bands of the date with the greatest (nir - red) / (nir + red), of equal ones the first. Only dates count
 * that have both; reflectance below 0, which floating point may have, is taken as 0 for the index. Where both are 0 the
 * index is less than any other.
 */
final class GreenestBlocks implements BlockReducer {
    private static final double NONE = -2;

    private final Reducer reducer;
    private final List<Observation> dates;
    private final Bands out;
    private final int[][] keys;
    private final int[][] best;
    private final double[] greatest = new double[Block.PIXELS];
    private final int[] considered = new int[Block.PIXELS];

    GreenestBlocks(Reducer reducer, List<Observation> dates, Bands out) {
        if (Math.max(reducer.red(), reducer.nir()) >= out.count()) {
            throw new IllegalArgumentException("red and near infrared are not among " + out.count() + " bands");
        }
        this.reducer = reducer;
        this.dates = dates;
        this.out = out;
        this.keys = new int[out.count()][Block.PIXELS];
        this.best = new int[out.count()][Block.PIXELS];
    }

    @Override
    public void reduce(Block block, int[] fewest) {
        Arrays.fill(considered, 0);
        for (int[] band : best) {
            Arrays.fill(band, Layer.MISSING);
        }
        for (Observation date : dates) {
            for (int band = 0; band < keys.length; band++) {
                date.keys(band, block, keys[band]);
            }
            takeGreener(block.length());
        }
        for (int band = 0; band < best.length; band++) {
            block.clearCounts();
            block.count(best[band]);
            out.putMiddles(band, block, best[band], best[band]);
        }
        System.arraycopy(considered, 0, fewest, 0, block.length());
    }

    private void takeGreener(int length) {
        int[] red = keys[reducer.red()];
        int[] nir = keys[reducer.nir()];
        for (int i = 0; i < length; i++) {
            if (red[i] != Layer.MISSING && nir[i] != Layer.MISSING) {
                double index = index(red[i], nir[i]);
                if (considered[i]++ == 0 || index > greatest[i]) {
                    greatest[i] = index;
                    for (int band = 0; band < keys.length; band++) {
                        best[band][i] = keys[band][i];
                    }
                }
            }
        }
    }

    private double index(int redKey, int nirKey) {
        double red = Math.max(0, out.kind().value(redKey));
        double nir = Math.max(0, out.kind().value(nirKey));
        return red + nir > 0 ? (nir - red) / (nir + red) : NONE;
    }
}
