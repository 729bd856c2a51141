package dev.swath.io.vector;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code crs} member of GeoJSON 2008, which QGIS and ArcGIS still write. */
final class LegacyCrs {
    private static final Pattern EPSG = Pattern.compile("(?i).*\\bEPSG(?:::|:|/0/|/[0-9.]+/|:[0-9.]+:)([0-9]+)");
    private static final Pattern CRS84 = Pattern.compile("(?i).*\\bCRS:?84h?|.*OGC:[0-9.]*:CRS84h?|.*/CRS84h?");

    private LegacyCrs() {}

    /** {@code EPSG:n}, or null if the member names no EPSG code. CRS84 is EPSG:4326, whose axes GeoJSON swaps anyway. */
    static @Nullable String of(JsonNode crs) {
        JsonNode properties = crs.path("properties");
        String name = properties.path("name").asText(properties.path("code").asText());
        if (CRS84.matcher(name).matches()) {
            return "EPSG:4326";
        }
        Matcher code = EPSG.matcher(name);
        if (code.matches()) {
            return "EPSG:" + code.group(1);
        }
        return name.matches("[0-9]+") ? "EPSG:" + name : null;
    }
}
