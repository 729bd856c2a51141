package dev.swath.step.dataset.chips;

import dev.swath.step.dataset.grid.Cell;
import dev.swath.step.dataset.grid.CellGrid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * Finds the chips of a set of fields. Coverage is the area of the union of all fields within the cell's footprint over the
 * area of the footprint, both in an ellipsoidal equal-area projection. Invalid fields are repaired first; points and lines
 * cover nothing.
 *
 * <p>Fields are read twice or more: once to learn which cells they meet, then once for each group of neighbouring cells
 * whose clipped fields fit into memory together. What is held for longer is one small record per cell.
 */
public final class ChipSurvey {
    /** Corners that clipping adds to a field in every cell. */
    private static final int CLIPPED_CORNERS = 8;

    private final Fields fields;
    private final ChipOptions options;
    private final CellGrid grid;
    private final Hull hull = new Hull();

    private ChipSurvey(Fields fields, ChipOptions options) {
        this.fields = fields;
        this.options = options;
        this.grid = new CellGrid(options.km());
    }

    /** Gives the chips in the order of their ids. */
    public static void chips(Fields fields, ChipOptions options, Consumer<Chip> taker) {
        new ChipSurvey(fields, options).run(taker);
    }

    private void run(Consumer<Chip> taker) {
        Map<String, Load> loads = loads();
        Hull.Inside inside = options.dropBorderChips() ? hull.inside() : footprint -> true;
        Map<Cell, Piece> group = new LinkedHashMap<>();
        var around = new Envelope();
        long corners = 0;
        for (Load load : loads.values()) {
            Geometry footprint = load.cell.footprint();
            if (!inside.holds(footprint)) {
                continue;
            }
            if (corners > 0 && corners + load.corners > options.corners()) {
                measure(group, around, taker);
                group.clear();
                around.setToNull();
                corners = 0;
            }
            group.put(load.cell, new Piece(footprint));
            around.expandToInclude(footprint.getEnvelopeInternal());
            corners += load.corners;
        }
        if (!group.isEmpty()) {
            measure(group, around, taker);
        }
    }

    private Map<String, Load> loads() {
        Map<Cell, Load> byCell = new HashMap<>();
        List<Cell> met = new ArrayList<>();
        fields.each(field -> {
            Geometry area = area(field.lonLat());
            if (area.isEmpty()) {
                return;
            }
            hull.add(area);
            met.clear();
            grid.meeting(area, met::add);
            for (Cell cell : met) {
                byCell.computeIfAbsent(cell, Load::new).corners += area.getNumPoints() / met.size() + CLIPPED_CORNERS;
            }
        });
        var ordered = new TreeMap<String, Load>();
        byCell.forEach((cell, load) -> ordered.put(cell.id(), load));
        return ordered;
    }

    private void measure(Map<Cell, Piece> group, Envelope around, Consumer<Chip> taker) {
        fields.each(field -> {
            // a repair only ever shrinks the box
            if (around.intersects(field.lonLat().getEnvelopeInternal())) {
                Geometry area = area(field.lonLat());
                Geometry plane = EqualArea.project(area);
                grid.meeting(area, cell -> {
                    Piece piece = group.get(cell);
                    if (piece != null) {
                        piece.add(plane);
                    }
                });
            }
        });
        group.forEach((cell, piece) -> {
            double percent = piece.coveragePercent();
            if (percent >= options.minCoveragePercent()) {
                taker.accept(new Chip(cell, percent));
            }
        });
    }

    /** Its polygons, valid; empty when it has none. */
    private static Geometry area(Geometry lonLat) {
        Geometry valid = IsValidOp.isValid(lonLat) ? lonLat : GeometryFixer.fix(lonLat);
        return new GeometryFactory().buildGeometry(PolygonExtracter.getPolygons(valid));
    }

    /** A cell, and about how many corners the fields within it have. */
    private static final class Load {
        private final Cell cell;
        private long corners;

        Load(Cell cell) {
            this.cell = cell;
        }
    }
}
