package dev.swath.step.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What became of a geometry.
 *
 * @param geometry valid Polygon or MultiPolygon in EPSG:4326, 2-D, right-handed, within ±180; null when it is set aside
 * @param repairs what was changed, in plain words
 * @param setAside why there is no geometry; null when there is one
 */
record Repaired(
        @Nullable Geometry geometry,
        List<String> repairs,
        @Nullable String setAside) {
    Repaired {
        repairs = List.copyOf(repairs);
        if ((geometry == null) == (setAside == null)) {
            throw new IllegalArgumentException("either a geometry or the reason why there is none");
        }
    }

    static Repaired setAside(String reason) {
        return new Repaired(null, List.of(), reason);
    }
}
