package dev.swath.io.raster.burn;

import java.util.Arrays;
import org.locationtech.jts.geom.Geometry;

/** Fills areas row by row: between the first and the second edge that a row's centre line meets, the third and the fourth. */
final class AreaFill {
    private final Outline outline;
    private final Canvas canvas;
    private final Edges edges;

    AreaFill(Outline outline, Canvas canvas) {
        this.outline = outline;
        this.canvas = canvas;
        this.edges = new Edges(canvas.height());
    }

    void fill(Geometry geometry) {
        outline.rings(geometry, false, this::segment);
        edges.sort();
        int[] active = new int[edges.count()];
        double[] crossings = new double[edges.count()];
        int live = 0;
        int next = 0;
        int row = 0;
        while (row < canvas.height() && (live > 0 || next < edges.count())) {
            row = live > 0 ? row : Math.max(row, edges.firstRow(next));
            while (next < edges.count() && edges.firstRow(next) <= row) {
                active[live++] = edges.edge(next++);
            }
            live = drop(active, live, row + 0.5);
            span(row, crossings, cross(active, live, row + 0.5, crossings));
            row++;
        }
    }

    private void segment(double x0, double y0, double x1, double y1) {
        if (y0 == y1) {
            level(x0, x1, y0);
        } else {
            edges.add(x0, y0, x1, y1);
        }
    }

    /**
     * GDAL's rule for edges along the very centres of a row, found by trial of 3.10: those that run to the left belong to
     * the area, when rings run clockwise on the map.
     */
    private void level(double from, double to, double y) {
        double row = y - 0.5;
        if (from > to && row == Math.rint(row) && row >= 0 && row < canvas.height()) {
            canvas.span((int) row, Math.floor(to + 0.5), Math.floor(from + 0.5));
        }
    }

    private int drop(int[] active, int live, double y) {
        int kept = 0;
        for (int i = 0; i < live; i++) {
            if (!edges.endsBefore(active[i], y)) {
                active[kept++] = active[i];
            }
        }
        return kept;
    }

    private int cross(int[] active, int live, double y, double[] crossings) {
        int count = 0;
        for (int i = 0; i < live; i++) {
            if (!edges.beginsAfter(active[i], y)) {
                crossings[count++] = edges.x(active[i], y);
            }
        }
        Arrays.sort(crossings, 0, count);
        return count;
    }

    private void span(int row, double[] crossings, int count) {
        for (int i = 0; i + 1 < count; i += 2) {
            canvas.span(row, Math.floor(crossings[i] + 0.5), Math.floor(crossings[i + 1] + 0.5));
        }
    }
}
