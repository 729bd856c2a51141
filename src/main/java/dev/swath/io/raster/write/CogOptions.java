package dev.swath.io.raster.write;

/**
 * How a Cloud Optimized GeoTIFF is laid out.
 *
 * @param tileSide pixels along a tile's side, a multiple of 16 up to 4096
 * @param predict whether samples are differenced before compression: whole numbers as TIFF's predictor 2 tells, floating
 *     point as its predictor 3; without effect where nothing is compressed
 * @param overviews halve the image until it fits into one tile
 * @param statistics whether each band's minimum, maximum, mean, deviation and share of data are counted and written
 * @param bigTiffAbove bytes of the largest file in the classic form; 4 GiB - 1 unless a test wants less
 */
public record CogOptions(
        int tileSide,
        Compression compression,
        boolean predict,
        Overviews overviews,
        boolean statistics,
        long bigTiffAbove) {
    private static final long CLASSIC_LIMIT = 0xffff_ffffL;

    /** 512 pixels, deflate with predictor, averaged overviews, statistics. */
    public static final CogOptions STANDARD =
            new CogOptions(512, Compression.DEFLATE, true, Overviews.AVERAGE, true, CLASSIC_LIMIT);

    public CogOptions {
        if (tileSide < 16 || tileSide > 4096 || tileSide % 16 != 0) {
            throw new IllegalArgumentException("tile side must be a multiple of 16 within 16..4096, was " + tileSide);
        }
        if (bigTiffAbove < 0 || bigTiffAbove > CLASSIC_LIMIT) {
            throw new IllegalArgumentException("a classic TIFF has up to " + CLASSIC_LIMIT + " bytes: " + bigTiffAbove);
        }
    }

    public CogOptions withTileSide(int pixels) {
        return new CogOptions(pixels, compression, predict, overviews, statistics, bigTiffAbove);
    }

    public CogOptions withCompression(Compression other) {
        return new CogOptions(tileSide, other, predict, overviews, statistics, bigTiffAbove);
    }

    public CogOptions withPredict(boolean wanted) {
        return new CogOptions(tileSide, compression, wanted, overviews, statistics, bigTiffAbove);
    }

    public CogOptions withOverviews(Overviews other) {
        return new CogOptions(tileSide, compression, predict, other, statistics, bigTiffAbove);
    }

    public CogOptions withStatistics(boolean wanted) {
        return new CogOptions(tileSide, compression, predict, overviews, wanted, bigTiffAbove);
    }

    public CogOptions withBigTiffAbove(long bytes) {
        return new CogOptions(tileSide, compression, predict, overviews, statistics, bytes);
    }
}
