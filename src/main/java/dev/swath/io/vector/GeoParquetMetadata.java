package dev.swath.io.vector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.model.trouble.BadInput;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a file's key {@code geo} says (https://geoparquet.org/releases/v1.1.0/).
 *
 * @param column with the geometries, as well-known binary
 * @param crs an {@code EPSG:n} code, or WKT as drafts of GeoParquet had it; null where the file says that it is not known
 */
record GeoParquetMetadata(String column, @Nullable String crs) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static GeoParquetMetadata of(String file, @Nullable String geo) {
        if (geo == null) {
            throw new BadInput(
                    "no-geoparquet",
                    file + " has no GeoParquet metadata, so nothing tells its geometries; write it with"
                            + " GeoPandas, GDAL or DuckDB as GeoParquet 1.1");
        }
        JsonNode root = parsed(file, geo);
        String column = root.path("primary_column").asText("");
        JsonNode about = root.path("columns").path(column);
        String encoding = about.path("encoding").asText("");
        if (!encoding.toUpperCase(Locale.ROOT).equals("WKB")) {
            throw new BadInput(
                    "geoparquet-encoding",
                    file + " holds geometries as '" + Unreadable.shown(encoding)
                            + "'; write it with the encoding WKB, as GeoPandas does by itself");
        }
        return new GeoParquetMetadata(column, crs(file, about));
    }

    private static JsonNode parsed(String file, String geo) {
        try {
            return JSON.readTree(geo);
        } catch (JsonProcessingException e) {
            throw new BadInput(
                    "no-geoparquet", file + " has GeoParquet metadata that are no JSON; write the file again", e);
        }
    }

    private static @Nullable String crs(String file, JsonNode column) {
        JsonNode crs = column.path("crs");
        if (crs.isMissingNode()) {
            return "EPSG:4326";
        }
        if (crs.isNull()) {
            return null;
        }
        if (crs.isTextual()) {
            return crs.asText();
        }
        // a height above the ground does not matter here
        JsonNode plane = crs.path("type").asText().equals("CompoundCRS")
                ? crs.path("components").path(0)
                : crs;
        String authority = plane.path("id").path("authority").asText("");
        String code = plane.path("id").path("code").asText("");
        if (authority.equals("OGC") && code.equals("CRS84")) {
            return "EPSG:4326";
        }
        if (!authority.equals("EPSG") || !code.matches("\\d{1,9}")) {
            throw new BadInput(
                    "geoparquet-crs",
                    file + " is in '" + Unreadable.shown(crs.path("name").asText("")) + "', told without an EPSG"
                            + " code; write it in one that has a code, as with to_crs(epsg=4326) of GeoPandas");
        }
        return "EPSG:" + code;
    }
}
