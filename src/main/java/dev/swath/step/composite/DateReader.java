package dev.swath.step.composite;

import dev.swath.io.engine.Masking;
import dev.swath.io.engine.PixelBox;
import dev.swath.io.engine.Reading;
import dev.swath.io.engine.SampleKind;
import dev.swath.io.engine.TileReader;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.read.OpenImages;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date of several items onto the composite's pixels: of each pixel the first item counts that covers it. Images
 * are opened where tiles are made, and stay open until this is closed.
 */
final class DateReader implements TileReader<SceneDate>, AutoCloseable {
    private static final long serialVersionUID = 1L;

    private final TargetPixels target;
    private final SampleKind kind;
    private final ImageOpener opener;
    private final int mostOpen;
    private transient @Nullable OpenImages<String, SourceImage> images;
    private transient @Nullable ItemReader items;

    /**
     * @param target pixels of the composite
     * @param kind of the composite's samples
     * @param mostOpen images that stay open, 1 or more
     */
    DateReader(Grid target, SampleKind kind, ImageOpener opener, int mostOpen) {
        this.target = TargetPixels.of(target);
        this.kind = kind;
        this.opener = opener;
        this.mostOpen = mostOpen;
    }

    @Override
    public Optional<Reading> read(SceneDate date, PixelBox box, Masking masking) {
        ItemReader reader = items();
        @Nullable ItemPixels mosaic = null;
        for (ItemImages item : date.items()) {
            ItemPixels pixels = mosaic != null && mosaic.isFull()
                    ? null
                    : reader.read(item, box, masking).orElse(null);
            if (mosaic == null) {
                mosaic = pixels;
            } else if (pixels != null) {
                mosaic.fillFrom(pixels);
            }
        }
        return mosaic == null || !mosaic.hasData() ? Optional.empty() : Optional.of(mosaic.reading(kind));
    }

    private synchronized ItemReader items() {
        ItemReader reader = items;
        if (reader == null) {
            var open = new OpenImages<String, SourceImage>(
                    href -> SourceImage.open(opener.open(href)), SourceImage::close, mostOpen);
            reader = new ItemReader(target.grid(), kind, open);
            images = open;
            items = reader;
        }
        return reader;
    }

    /** Closes the images. It may be used again, and opens them anew. */
    @Override
    public synchronized void close() {
        if (images != null) {
            images.close();
        }
        images = null;
        items = null;
    }
}
