package dev.swath.io.stac;

import dev.swath.model.trouble.BadInput;
import java.util.ArrayList;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Cuts geometries that run over the antimeridian, as RFC 7946 section 3.1.9 wants them. */
public final class Antimeridian {
    private static final GeometryFactory LON_LAT = new GeometryFactory(new PrecisionModel(), 4326);

    private Antimeridian() {}

    /**
     * @param geometry degrees; a footprint across the antimeridian runs on beyond 180 or -180, to 540 at most
     * @return the same place within -180..180
     * @throws BadInput {@code bad-footprint}: it crosses itself so that it cannot be cut, or lies off the globe
     */
    public static Geometry cut(Geometry geometry) {
        Envelope all = geometry.getEnvelopeInternal();
        if (all.getMinX() >= -180 && all.getMaxX() <= 180) {
            return geometry;
        }
        if (all.getMinX() < -540 || all.getMaxX() > 540) {
            throw new BadInput(
                    "bad-footprint",
                    "a footprint reaches from " + all.getMinX() + " to " + all.getMaxX()
                            + " degrees of longitude: that is off the globe, check its coordinate system");
        }
        var parts = new ArrayList<Geometry>();
        for (int turn = -1; turn <= 1; turn++) {
            double west = -180 + 360.0 * turn;
            Geometry world = LON_LAT.toGeometry(new Envelope(west, west + 360, -90, 90));
            Geometry part = overlay(geometry, world);
            for (int i = 0; i < part.getNumGeometries(); i++) {
                Geometry piece = part.getGeometryN(i);
                if (!piece.isEmpty() && piece.getDimension() == geometry.getDimension()) {
                    parts.add(AffineTransformation.translationInstance(-360.0 * turn, 0)
                            .transform(piece));
                }
            }
        }
        if (parts.isEmpty()) {
            throw new BadInput(
                    "bad-footprint", "a footprint across the antimeridian has nothing in it: repair it first");
        }
        return LON_LAT.buildGeometry(parts);
    }

    private static Geometry overlay(Geometry geometry, Geometry world) {
        try {
            return OverlayNGRobust.overlay(geometry, world, OverlayNG.INTERSECTION);
        } catch (TopologyException | IllegalArgumentException uncuttable) {
            throw new BadInput(
                    "bad-footprint",
                    "a footprint across the antimeridian cannot be cut there (" + uncuttable.getMessage()
                            + "): repair it first",
                    uncuttable);
        }
    }
}
