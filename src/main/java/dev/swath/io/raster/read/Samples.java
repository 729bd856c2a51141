package dev.swath.io.raster.read;

import dev.swath.io.raster.SampleType;
import java.util.Arrays;

/**
 * What lies in a directory's blocks.
 *
 * @param perPixel samples of a pixel
 * @param type {@link SampleType#UINT8} for masks of one bit
 * @param isBit whether a sample is a bit of its own, eight to a byte
 */
record Samples(int perPixel, SampleType type, boolean isBit) {
    /** Sentinel-2 has 13; a cube of five years by day and band has fewer. */
    private static final int MOST = 16_384;

    private static final int YCBCR = 6;

    static Samples of(Directory directory) {
        long perPixel = directory.number(Tag.SAMPLES_PER_PIXEL, 1);
        if (perPixel < 1 || perPixel > MOST) {
            throw directory.bytes().corrupt(directory.offset(), perPixel + " samples per pixel");
        }
        long bits = same(directory, Tag.BITS_PER_SAMPLE, 1, perPixel);
        long format = same(directory, Tag.SAMPLE_FORMAT, 1, perPixel);
        if (directory.number(Tag.FILL_ORDER, 1) != 1) {
            throw directory.bytes().unsupported("bits in reverse order");
        }
        if (directory.number(Tag.PHOTOMETRIC, 1) == YCBCR) {
            throw directory.bytes().unsupported("the colour space YCbCr");
        }
        if (bits == 1 && format == 1) {
            return new Samples((int) perPixel, SampleType.UINT8, true);
        }
        return new Samples((int) perPixel, type(directory, (int) Math.min(bits, 999), (int) format), false);
    }

    private static long same(Directory directory, int tag, long otherwise, long perPixel) {
        long count = directory.count(tag);
        // one value may stand for all: old writers of masks and of many bands do so
        if (count != 0 && count != 1 && count < perPixel) {
            throw directory.bytes().corrupt(directory.offset(), "tag " + tag + " has " + count + " values");
        }
        long[] values = directory.numbers(tag);
        long first = values.length == 0 ? otherwise : values[0];
        if (Arrays.stream(values).limit(perPixel).anyMatch(value -> value != first)) {
            throw directory.bytes().unsupported("an image whose bands have different types");
        }
        return first;
    }

    private static SampleType type(Directory directory, int bits, int format) {
        return switch (format * 1000 + bits) {
            case 1008, 4008 -> SampleType.UINT8;
            case 1016, 4016 -> SampleType.UINT16;
            case 1032, 4032 -> SampleType.UINT32;
            case 2008 -> SampleType.INT8;
            case 2016 -> SampleType.INT16;
            case 2032 -> SampleType.INT32;
            case 3032 -> SampleType.FLOAT32;
            case 3064 -> SampleType.FLOAT64;
            default ->
                throw directory
                        .bytes()
                        .unsupported("samples of " + bits + " bits, "
                                + switch (format) {
                                    case 1, 4 -> "unsigned";
                                    case 2 -> "signed";
                                    case 3 -> "floating point";
                                    case 5, 6 -> "complex";
                                    default -> "format " + format;
                                });
        };
    }
}
