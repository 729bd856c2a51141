package dev.swath.step.dataset.make;

import dev.swath.step.dataset.fields.FieldFile;
import dev.swath.step.dataset.mask.FieldShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Brings chips and their fields together. The file is read once to count, and once for each group of chips whose fields
 * fit into memory together, so that memory does not grow with the file.
 */
final class FieldsOfChips {
    private static final GeometryFactory LON_LAT = new GeometryFactory();
    /** About 5 km: where a wide field is cut off, so far from the pixels that the cut is in no mask. */
    private static final double MARGIN_DEGREES = 0.05;
    /** A wider polygon is cut, since UTM bends and ends far from its zone. */
    private static final double WIDE_DEGREES = 1;

    private final FieldFile fields;
    private final long corners;

    /** @param corners of fields that are held at a time, about */
    FieldsOfChips(FieldFile fields, long corners) {
        this.fields = fields;
        this.corners = corners;
    }

    /**
     * @param taker of a chip and all fields that meet its pixels, in the order of the file
     * @param afterGroup told how many chips were given since the last time
     */
    void each(List<PlannedChip> chips, BiConsumer<PlannedChip, List<FieldShape>> taker, Consumer<Integer> afterGroup) {
        for (List<PlannedChip> group : groups(chips)) {
            Map<PlannedChip, List<FieldShape>> shapes = new LinkedHashMap<>();
            group.forEach(chip -> shapes.put(chip, new ArrayList<>()));
            meeting(group, (chip, shape) -> shapes.getOrDefault(chip, new ArrayList<>())
                    .add(shape));
            shapes.forEach(taker);
            afterGroup.accept(group.size());
        }
    }

    private List<List<PlannedChip>> groups(List<PlannedChip> chips) {
        Map<PlannedChip, long[]> loads = new LinkedHashMap<>();
        chips.forEach(chip -> loads.put(chip, new long[1]));
        meeting(
                chips,
                (chip, shape) -> loads.getOrDefault(chip, new long[1])[0] +=
                        shape.shape().getNumPoints());
        List<List<PlannedChip>> groups = new ArrayList<>();
        long held = corners;
        for (PlannedChip chip : chips) {
            long load = loads.getOrDefault(chip, new long[1])[0];
            if (held + load > corners) {
                groups.add(new ArrayList<>());
                held = 0;
            }
            groups.get(groups.size() - 1).add(chip);
            held += load + 1;
        }
        return groups;
    }

    private void meeting(List<PlannedChip> chips, BiConsumer<PlannedChip, FieldShape> taker) {
        var tree = new STRtree();
        chips.forEach(chip -> tree.insert(chip.box(), chip));
        fields.rows(field -> tree.query(field.lonLat().getEnvelopeInternal(), found -> {
            PlannedChip chip = (PlannedChip) found;
            Geometry near = near(field.lonLat(), chip.box());
            if (!near.isEmpty()) {
                taker.accept(chip, new FieldShape(field.instance(), near));
            }
        }));
    }

    /** The polygons of a field that may meet a box, wide ones cut some way outside of it. */
    static Geometry near(Geometry field, Envelope box) {
        List<Geometry> near = new ArrayList<>();
        for (int i = 0; i < field.getNumGeometries(); i++) {
            Geometry part = field.getGeometryN(i);
            Envelope around = part.getEnvelopeInternal();
            if (!around.intersects(box)) {
                continue;
            }
            boolean wide = around.getWidth() > WIDE_DEGREES || around.getHeight() > WIDE_DEGREES;
            near.add(wide ? cut(part, box) : part);
        }
        return near.size() == 1 ? near.get(0) : LON_LAT.buildGeometry(polygons(near));
    }

    private static Geometry cut(Geometry part, Envelope box) {
        var wider = new Envelope(box);
        wider.expandBy(MARGIN_DEGREES);
        Geometry within = OverlayNGRobust.overlay(part, LON_LAT.toGeometry(wider), OverlayNG.INTERSECTION);
        return LON_LAT.buildGeometry(PolygonExtracter.getPolygons(within));
    }

    private static List<Geometry> polygons(List<Geometry> parts) {
        List<Geometry> polygons = new ArrayList<>();
        for (Geometry part : parts) {
            for (int i = 0; i < part.getNumGeometries(); i++) {
                polygons.add(part.getGeometryN(i));
            }
        }
        return polygons;
    }
}
