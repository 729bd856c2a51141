package dev.swath.io.raster.write;

import dev.swath.io.raster.Affine;
import dev.swath.io.raster.SampleType;
import java.util.Arrays;
import java.util.List;

/** The tags of the image and of its overviews (TIFF 6.0, OGC 19-008, and GDAL's two private ones). */
final class CogTags {
    private static final int PIXEL_INTERLEAVED = 1;
    private static final int REDUCED_RESOLUTION = 1;

    private final ImageSpec image;
    private final CogOptions options;
    private final GeoKeys keys;
    private final String metadata;

    CogTags(ImageSpec image, CogOptions options, GeoKeys keys, List<BandStatistics> statistics) {
        this.image = image;
        this.options = options;
        this.keys = keys;
        this.metadata = GdalMetadata.xml(image.bands(), statistics);
    }

    TiffDirectory directory(Level level, boolean main, long tilesAt, boolean big) {
        var tags = new TiffDirectory(big);
        if (!main) {
            tags.longs(254, REDUCED_RESOLUTION);
        }
        samples(level, tags);
        tags.offsets(324, level.spill().offsets(tilesAt));
        tags.longs(325, level.spill().lengths());
        int bands = image.bands().size();
        int colours = image.rgb() ? 3 : 1;
        if (bands > colours) {
            tags.shorts(338, repeat(0, bands - colours));
        }
        tags.shorts(339, repeat(format(image.type()), bands));
        if (main) {
            place(tags, image.grid().transform());
            keys.write(tags);
            if (!metadata.isEmpty()) {
                tags.text(42112, metadata);
            }
        }
        if (image.nodata() != null) {
            tags.text(42113, GdalMetadata.number(image.nodata()));
        }
        return tags;
    }

    private void samples(Level level, TiffDirectory tags) {
        tags.longs(256, level.width())
                .longs(257, level.height())
                .shorts(258, repeat(image.type().bytes() * 8, image.bands().size()))
                .shorts(259, options.compression().code())
                .shorts(262, image.rgb() ? 2 : 1)
                .shorts(277, image.bands().size())
                .shorts(284, PIXEL_INTERLEAVED);
        Predictor predictor = Predictor.of(image.type(), options);
        if (predictor != Predictor.NONE) {
            tags.shorts(317, predictor.code());
        }
        tags.shorts(322, options.tileSide()).shorts(323, options.tileSide());
    }

    private static int format(SampleType type) {
        if (type.isFloat()) {
            return 3;
        }
        return type.isSigned() ? 2 : 1;
    }

    private static void place(TiffDirectory tags, Affine at) {
        if (at.isNorthUp()) {
            tags.doubles(33550, at.a(), -at.e(), 0);
            tags.doubles(33922, 0, 0, 0, at.c(), at.f(), 0);
        } else {
            tags.doubles(34264, at.a(), at.b(), 0, at.c(), at.d(), at.e(), 0, at.f(), 0, 0, 0, 0, 0, 0, 0, 1);
        }
    }

    private static int[] repeat(int value, int times) {
        int[] values = new int[times];
        Arrays.fill(values, value);
        return values;
    }
}
