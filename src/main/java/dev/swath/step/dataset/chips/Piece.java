package dev.swath.step.dataset.chips;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** A cell and the parts of fields within it, in the equal-area plane, until their union is measured. */
final class Piece {
    private final Geometry footprint;
    private final PreparedGeometry quick;
    private final List<Geometry> parts = new ArrayList<>();

    Piece(Geometry footprintLonLat) {
        footprint = EqualArea.project(footprintLonLat);
        quick = PreparedGeometryFactory.prepare(footprint);
    }

    void add(Geometry plane) {
        // a parcel inside the cell needs no clipping
        parts.add(quick.covers(plane) ? plane : OverlayNGRobust.overlay(footprint, plane, OverlayNG.INTERSECTION));
    }

    /** Share of the cell under fields, 0 to 100, rounded half up to two decimals. */
    double coveragePercent() {
        Geometry all = parts.size() == 1
                ? parts.get(0)
                : OverlayNGRobust.union(footprint.getFactory().buildGeometry(parts));
        double percent = 100 * all.getArea() / footprint.getArea();
        return BigDecimal.valueOf(Math.min(100, percent))
                .setScale(2, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
