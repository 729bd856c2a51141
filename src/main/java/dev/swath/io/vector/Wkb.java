package dev.swath.io.vector;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Well-known binary of one record. */
final class Wkb {
    private Wkb() {}

    /** @return null for an empty geometry */
    static @Nullable Geometry read(byte[] bytes) throws Unreadable {
        try {
            Geometry geometry = new WKBReader().read(bytes);
            geometry.apply(new FiniteCheck());
            return geometry.isEmpty() ? null : geometry;
        } catch (ParseException | IllegalArgumentException e) {
            throw new Unreadable("the geometry is malformed: " + e.getMessage());
        }
    }
}
