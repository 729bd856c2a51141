package dev.swath.io.raster.write;

import java.util.List;
import java.util.Locale;

/** What GDAL keeps in its own tag: descriptions, scale and offset of the bands, and their statistics. */
final class GdalMetadata {
    private GdalMetadata() {}

    /**
     * The tag's text, empty when there is nothing to say.
     *
     * @param statistics one for each band, or none at all
     */
    static String xml(List<Band> bands, List<BandStatistics> statistics) {
        var items = new StringBuilder();
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            if (!band.description().isEmpty()) {
                // GDAL un-escapes this text twice
                item(items, "DESCRIPTION", i, "description", escape(escape(band.description())));
            }
            if (band.isScaled()) {
                item(items, "OFFSET", i, "offset", number(band.offset()));
                item(items, "SCALE", i, "scale", number(band.scale()));
            }
            if (!statistics.isEmpty()) {
                statistics(items, i, statistics.get(i));
            }
        }
        return items.isEmpty() ? "" : "<GDALMetadata>\n" + items + "</GDALMetadata>\n";
    }

    private static void statistics(StringBuilder items, int band, BandStatistics figures) {
        if (figures.count() > 0) {
            item(items, "STATISTICS_MAXIMUM", band, "", number(figures.maximum()));
            item(items, "STATISTICS_MEAN", band, "", number(figures.mean()));
            item(items, "STATISTICS_MINIMUM", band, "", number(figures.minimum()));
            item(items, "STATISTICS_STDDEV", band, "", number(figures.deviation()));
        }
        // rounded down, so that 100 says all of them
        double percent = Math.floor(figures.validPercent() * 100) / 100;
        item(items, "STATISTICS_VALID_PERCENT", band, "", number(percent));
    }

    private static void item(StringBuilder items, String name, int band, String role, String value) {
        String kind = role.isEmpty() ? "" : " role=\"" + role + '"';
        items.append(
                String.format(Locale.ROOT, "  <Item name=\"%s\" sample=\"%d\"%s>%s</Item>\n", name, band, kind, value));
    }

    /** The shortest text that reads back as the same number; whole numbers without a point, as GDAL writes them. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
