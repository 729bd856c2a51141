package dev.swath.step.intake;

import dev.swath.io.base.ContentHash;
import dev.swath.io.base.Crs;
import dev.swath.io.vector.RawFeature;
import dev.swath.io.vector.VectorFile;
import dev.swath.model.Job;
import dev.swath.model.trouble.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A drop while it is being read: its features in blocks, in file order, each block read only when it is asked for. One
 * pass, one thread.
 */
final class Reading implements Iterable<Reading.Block>, AutoCloseable {
    private static final int BLOCK = 500;

    final Job job;
    final Path anchor;
    final TermsReader terms;
    final ContentHash content = new ContentHash();

    private final List<Path> layers;
    private final Path scratch;
    private int next;
    private @Nullable VectorFile file;
    private @Nullable Crs crs;
    private long features;

    Reading(Job job, Path anchor, List<Path> layers, Path scratch, TermsReader terms) {
        this.job = job;
        this.anchor = anchor;
        this.layers = layers;
        this.scratch = scratch;
        this.terms = terms;
    }

    /**
     * Up to {@value #BLOCK} features of one layer.
     *
     * @param crs the layer's coordinate system
     * @param layer name of the layer when the drop has several, else empty
     */
    record Block(Reading reading, Crs crs, String layer, List<RawFeature> features) {}

    @Override
    public Iterator<Block> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return advance();
            }

            @Override
            public Block next() {
                if (!advance()) {
                    throw new NoSuchElementException();
                }
                return block();
            }
        };
    }

    /** Features read so far. */
    long features() {
        return features;
    }

    /** Where a zip was unpacked; may not exist. */
    Path scratch() {
        return scratch;
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    /** Opens layer after layer until one has a feature left. */
    private boolean advance() {
        while (file == null || !file.hasNext()) {
            close();
            if (next == layers.size()) {
                return false;
            }
            open(layers.get(next++));
        }
        return true;
    }

    private void open(Path layer) {
        boolean usable = false;
        try {
            file = VectorFile.open(layer, null);
            crs = crs(layer, file);
            terms.check(layer.getFileName().toString(), file.columns());
            usable = true;
        } finally {
            if (!usable) {
                // the splitter asks for more even after a failure
                close();
                next = layers.size();
            }
        }
    }

    private Crs crs(Path layer, VectorFile opened) {
        var written = opened.crs();
        var description = written != null ? written : terms.assumedCrs();
        if (description.isEmpty()) {
            throw new BadInput(
                    "missing-prj",
                    layer.getFileName()
                            + ": has no .prj, so its coordinate system is unknown; drop the .prj beside it, or"
                            + " set intake.assume-crs, e.g. EPSG:4326");
        }
        var parsed = Crs.of(description);
        content.add(description);
        return parsed;
    }

    private Block block() {
        if (file == null || crs == null) {
            throw new IllegalStateException("no layer is open");
        }
        var block = new ArrayList<RawFeature>(BLOCK);
        while (block.size() < BLOCK && file.hasNext()) {
            block.add(file.next());
        }
        features += block.size();
        var layer = layers.size() > 1
                ? layers.get(next - 1).getFileName().toString().replaceFirst("\\.[^.]+$", "")
                : "";
        return new Block(this, crs, layer, block);
    }
}
