package dev.swath.io.raster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The tags of a tiled, deflated GeoTIFF (TIFF 6.0, OGC 19-008, and GDAL's two private ones). */
final class GeoTiffTags {
    private static final int DEFLATE = 8;
    private static final int MIN_IS_BLACK = 1;
    private static final int PIXEL_INTERLEAVED = 1;
    private static final int HORIZONTAL_DIFFERENCE = 2;
    private static final int UNSIGNED = 1;

    private GeoTiffTags() {}

    static TiffDirectory directory(RasterSpec spec, int side, long[] offsets, long[] counts) {
        int bands = spec.bands().size();
        TiffDirectory tags = new TiffDirectory()
                .longs(256, spec.width())
                .longs(257, spec.height())
                .shorts(258, repeat(spec.type().bytes() * 8, bands))
                .shorts(259, DEFLATE)
                .shorts(262, MIN_IS_BLACK)
                .shorts(277, bands)
                .shorts(284, PIXEL_INTERLEAVED)
                .shorts(317, HORIZONTAL_DIFFERENCE)
                .shorts(322, side)
                .shorts(323, side)
                .longs(324, offsets)
                .longs(325, counts);
        if (bands > 1) {
            tags.shorts(338, repeat(0, bands - 1));
        }
        tags.shorts(339, repeat(UNSIGNED, bands));
        place(tags, spec.place());
        String descriptions = descriptions(spec.bands());
        if (!descriptions.isEmpty()) {
            tags.text(42112, descriptions);
        }
        if (spec.nodata() != null) {
            tags.text(42113, Integer.toString(spec.nodata()));
        }
        return tags;
    }

    private static void place(TiffDirectory tags, Georeference at) {
        tags.doubles(33550, at.pixelWidth(), at.pixelHeight(), 0);
        tags.doubles(33922, 0, 0, 0, at.west(), at.north(), 0);
        int model = at.geographic() ? 2 : 1;
        int crsKey = at.geographic() ? 2048 : 3072;
        // key directory: version 1.1.0 with three keys, the last being the CRS; raster type 1 = pixel is area
        tags.shorts(34735, 1, 1, 0, 3, 1024, 0, 1, model, 1025, 0, 1, 1, crsKey, 0, 1, at.epsg());
    }

    private static String descriptions(List<String> bands) {
        var xml = new StringBuilder();
        for (int i = 0; i < bands.size(); i++) {
            if (!bands.get(i).isEmpty()) {
                // GDAL un-escapes this text twice
                xml.append(String.format(
                        Locale.ROOT,
                        "<Item name=\"DESCRIPTION\" sample=\"%d\" role=\"description\">%s</Item>",
                        i,
                        escape(escape(bands.get(i)))));
            }
        }
        return xml.isEmpty() ? "" : "<GDALMetadata>" + xml + "</GDALMetadata>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static int[] repeat(int value, int times) {
        int[] values = new int[times];
        Arrays.fill(values, value);
        return values;
    }
}
