package dev.swath.io.raster.read;

import dev.swath.model.trouble.Corrupt;
import java.util.stream.LongStream;

/** Reads the layout of a directory, and bounds every number before anything is made that size. */
final class Layouts {
    /** A larger block is refused: a few of them are unpacked at once. */
    private static final long MOST_BLOCK_BYTES = 256L << 20;

    /** What one contiguous uncompressed image is cut into. */
    private static final long PIECE_BYTES = 1 << 20;

    private static final long MOST_PIXELS_ACROSS = Integer.MAX_VALUE / 4;

    private final Directory directory;
    private final TiffBytes bytes;

    private Layouts(Directory directory) {
        this.directory = directory;
        this.bytes = directory.bytes();
    }

    static Layout of(Directory directory) {
        return new Layouts(directory).read();
    }

    private Layout read() {
        int width = side(Tag.IMAGE_WIDTH);
        int height = side(Tag.IMAGE_LENGTH);
        boolean isTiled = directory.count(Tag.TILE_WIDTH) > 0;
        int blockWidth = isTiled ? side(Tag.TILE_WIDTH) : width;
        int blockHeight =
                isTiled ? side(Tag.TILE_LENGTH) : (int) Math.min(height, directory.number(Tag.ROWS_PER_STRIP, height));
        if (blockHeight < 1) {
            throw corrupt("strips of " + blockHeight + " rows");
        }
        long planar = directory.number(Tag.PLANAR_CONFIGURATION, 1);
        if (planar != 1 && planar != 2) {
            throw corrupt("planar configuration " + planar);
        }
        Samples samples = Samples.of(directory);
        Codec codec = Codec.of(directory);
        var layout = new Layout(
                width,
                height,
                blockWidth,
                blockHeight,
                isTiled,
                planar == 2 && samples.perPixel() > 1,
                samples,
                codec,
                predictor(samples, codec),
                bytes.order(),
                Places.NONE);
        return located(layout);
    }

    private int side(int tag) {
        long side = directory.number(tag, 0);
        if (side < 1 || side > MOST_PIXELS_ACROSS) {
            throw corrupt("tag " + tag + ", a width or height, is " + side);
        }
        return (int) side;
    }

    private int predictor(Samples samples, Codec codec) {
        long predictor = codec.takesPredictor() ? directory.number(Tag.PREDICTOR, 1) : 1;
        boolean fits = predictor == 1
                || (predictor == 2 && !samples.isBit())
                || (predictor == 3 && samples.type().isFloat());
        if (!fits) {
            throw bytes.unsupported("predictor " + predictor + " on "
                    + (samples.isBit() ? "bits" : samples.type().toString()));
        }
        return (int) predictor;
    }

    private Layout located(Layout layout) {
        long pixels = (long) layout.blockWidth() * layout.blockHeight();
        long perPixel =
                (long) layout.samplesPerBlockPixel() * layout.samples().type().bytes();
        boolean isOneStrip = !layout.isTiled() && layout.blockHeight() == layout.height();
        long planes = layout.isSeparate() ? layout.samples().perPixel() : 1;
        boolean isCut = isOneStrip
                && layout.codec() == Codec.NONE
                && !layout.samples().isBit()
                && pixels * perPixel <= bytes.length() / planes;
        if (pixels > MOST_BLOCK_BYTES / perPixel && !isCut) {
            throw bytes.unsupported("blocks of " + layout.blockWidth() + " x " + layout.blockHeight() + " pixels");
        }
        // as floating point, since forged sizes overflow everything else
        double blocks = (double) planes * layout.across() * layout.down();
        boolean isTiled = layout.isTiled();
        long[] offsets = places(isTiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS, blocks);
        long[] counts = places(isTiled ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS, blocks);
        Layout whole = layout.at(layout.blockHeight(), new Places(offsets, counts));
        return isCut && pixels * perPixel > PIECE_BYTES ? cut(whole) : whole;
    }

    private long[] places(int tag, double blocks) {
        long count = directory.count(tag);
        if (count < blocks) {
            throw corrupt(count + " blocks are listed in tag " + tag + ", where the image has " + (long) blocks);
        }
        long[] places = directory.numbers(tag);
        if (LongStream.of(places).anyMatch(place -> place < 0)) {
            throw corrupt("a number in tag " + tag + " is below 0");
        }
        return places;
    }

    /** One strip per plane becomes many, so that a window does not read all of it. */
    private Layout cut(Layout whole) {
        long rowBytes = (long) whole.width()
                * whole.samplesPerBlockPixel()
                * whole.samples().type().bytes();
        if (rowBytes > MOST_BLOCK_BYTES) {
            throw bytes.unsupported("rows of " + rowBytes + " bytes");
        }
        if (!whole.places().haveAll(rowBytes * whole.height())) {
            throw corrupt("a strip is too short for its image");
        }
        int rows = (int) Math.max(1, PIECE_BYTES / rowBytes);
        int planes = whole.isSeparate() ? whole.samples().perPixel() : 1;
        return whole.at(rows, whole.places().cut(planes, whole.height(), rows, rowBytes));
    }

    private Corrupt corrupt(String what) {
        return bytes.corrupt(directory.offset(), what);
    }
}
