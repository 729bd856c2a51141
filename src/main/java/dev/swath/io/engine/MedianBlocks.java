package dev.swath.io.engine;

import java.util.List;

/** The median of every pixel and band. */
final class MedianBlocks implements BlockReducer {
    private final List<Observation> dates;
    private final Bands out;
    private final Middles middles;
    private final int[][] rows;
    private final int[] lower = new int[Block.PIXELS];
    private final int[] upper = new int[Block.PIXELS];

    MedianBlocks(List<Observation> dates, Bands out) {
        this.dates = dates;
        this.out = out;
        this.middles = Middles.of(dates.size(), out.kind());
        this.rows = new int[dates.size()][Block.PIXELS];
    }

    @Override
    public void reduce(Block block, int[] fewest) {
        for (int band = 0; band < out.count(); band++) {
            block.clearCounts();
            for (int date = 0; date < rows.length; date++) {
                dates.get(date).keys(band, block, rows[date]);
                block.count(rows[date]);
            }
            middles.find(rows, block.counts(), block.length(), lower, upper);
            out.putMiddles(band, block, lower, upper);
            BlockReducer.lower(fewest, block);
        }
    }
}
