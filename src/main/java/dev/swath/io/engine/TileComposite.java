package dev.swath.io.engine;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a tile: reads its dates side by side, masks and reduces them, strip by strip where the tile's memory does not
 * hold all dates at once.
 *
 * @param <S> what tells the reader where the pixels of a date lie
 */
public record TileComposite<S extends Serializable>(TileReader<S> reader)
        implements TileFunction<TileTask<S>, TileResult> {
    private static final long serialVersionUID = 1L;

    @Override
    public TileResult apply(TileTask<S> task) throws IOException, InterruptedException {
        PixelBox box = task.box();
        Recipe recipe = task.recipe();
        var bands = Bands.of(recipe.kind(), recipe.bands(), box.pixels(), recipe.nodata());
        short[] counts = new short[box.pixels()];
        boolean[] seen = new boolean[task.dates().size()];
        var reduction = new Reduction(bands, counts);
        int rows = task.rowsAtOnce();
        try (var workers = new Workers("read", task.effort().readsAtOnce())) {
            for (int row = 0; row < box.height(); row += rows) {
                PixelBox strip = box.rows(row, Math.min(rows, box.height() - row));
                var dates = read(task, strip, workers, seen);
                reduction.reduce(recipe.reducer(), dates, strip.pixels(), row * box.width());
            }
        } catch (IOException e) {
            throw new IOException("tile " + task.key() + ": " + e.getMessage(), e);
        }
        int dates = 0;
        for (boolean one : seen) {
            dates += one ? 1 : 0;
        }
        return new TileResult(task.key(), box, bands, counts, dates);
    }

    private List<Observation> read(TileTask<S> task, PixelBox strip, Workers workers, boolean[] seen)
            throws IOException, InterruptedException {
        Masking masking = task.recipe().masking();
        List<Optional<Observation>> read = workers.all(
                task.dates(), date -> reader.read(date, strip, masking).map(it -> masked(it, strip, masking)));
        List<Observation> dates = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            seen[i] |= read.get(i).isPresent();
            read.get(i).ifPresent(dates::add);
        }
        return dates;
    }

    private static Observation masked(Reading reading, PixelBox strip, Masking masking) {
        byte[] unusable = masking.rule().kind() == MaskRule.Kind.NONE
                ? new byte[strip.pixels()]
                : masking.unusable(reading.quality(), strip.width(), strip.height());
        return new Observation(reading.layers(), unusable);
    }
}
