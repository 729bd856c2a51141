package dev.swath.step.catalog.item;

import dev.swath.io.stac.Antimeridian;
import dev.swath.model.trouble.BadInput;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** Where the data of a delivered scene are. */
public final class Outline {
    private Outline() {}

    /**
     * Of what was cut: what of the footprint lies in the shape it was cut to. What the image's own metadata say counts
     * where the ledger does not know the footprint.
     */
    public static Optional<Geometry> of(SceneItem.Told told, Facts facts) {
        var scene = told.scene();
        var clip = told.order().clip();
        var footprint = scene == null ? facts.outline().orElse(null) : scene.footprint();
        if (footprint == null) {
            return Optional.ofNullable(clip).flatMap(Outline::onTheGlobe);
        }
        var cut = clip == null ? null : common(footprint, clip);
        return onTheGlobe(cut == null ? footprint : cut);
    }

    private static Optional<Geometry> onTheGlobe(Geometry shape) {
        try {
            return Optional.of(Antimeridian.cut(shape)).filter(there -> !there.isEmpty());
        } catch (BadInput offTheGlobe) {
            return Optional.empty();
        }
    }

    /** Null when they have no area in common, or one of them crosses itself. */
    private static @Nullable Geometry common(Geometry footprint, Geometry clip) {
        try {
            var common = OverlayNGRobust.overlay(footprint, clip, OverlayNG.INTERSECTION);
            var areas = new ArrayList<Polygon>();
            for (int i = 0; i < common.getNumGeometries(); i++) {
                if (common.getGeometryN(i) instanceof Polygon area && !area.isEmpty()) {
                    areas.add(area);
                }
            }
            return switch (areas.size()) {
                case 0 -> null;
                case 1 -> areas.get(0);
                default -> new MultiPolygon(areas.toArray(Polygon[]::new), footprint.getFactory());
            };
        } catch (TopologyException | IllegalArgumentException crossing) {
            return null;
        }
    }
}
