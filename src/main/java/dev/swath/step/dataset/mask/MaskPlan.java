package dev.swath.step.dataset.mask;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.SampleType;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.CoordinateArraySequence;
import org.locationtech.jts.geom.util.GeometryTransformer;

/**
 * A mask as a list of burns. All polygons come first, in the order of the fields, so that a later field lies over an earlier
 * one; then all boundaries, inner rings included, with every pixel they pass through. So an edge is one or two pixels wide,
 * lies on both sides of the true line, and a shared edge looks the same from both fields. A mask without a class for edges
 * has background there.
 *
 * @param type of its pixels
 * @param background what pixels are where no field is
 * @param burns in this order
 */
public record MaskPlan(SampleType type, long background, List<Burn> burns) {
    /** Nobody looked whether a field is there: the background where only the presence of fields is known. */
    public static final long UNKNOWN = 3;

    private static final long NONE = 0;
    private static final long FIELD = 1;
    private static final long EDGE = 2;

    public MaskPlan {
        burns = List.copyOf(burns);
    }

    /**
     * @param fields all that meet the grid, in the order of the file
     * @param crs of the grid
     */
    public static MaskPlan of(MaskKind kind, boolean presenceOnly, List<FieldShape> fields, Crs crs) {
        long background = background(presenceOnly);
        List<Burn> burns = new ArrayList<>();
        List<Burn> edges = new ArrayList<>();
        for (FieldShape field : fields) {
            Geometry shape = into(crs, field.shape());
            burns.add(new Burn(shape, kind == MaskKind.INSTANCE ? field.instance() : FIELD, false));
            edges.add(new Burn(shape.getBoundary(), kind == MaskKind.SEMANTIC_3_CLASS ? EDGE : background, true));
        }
        burns.addAll(edges);
        return new MaskPlan(kind.type(), background, burns);
    }

    /** 0, or 3 where only the presence of fields is known. */
    static long background(boolean presenceOnly) {
        return presenceOnly ? UNKNOWN : NONE;
    }

    private static Geometry into(Crs crs, Geometry lonLat) {
        return new GeometryTransformer() {
            @Override
            protected CoordinateSequence transformCoordinates(CoordinateSequence points, Geometry parent) {
                Coordinate[] moved = new Coordinate[points.size()];
                for (int i = 0; i < moved.length; i++) {
                    moved[i] = crs.fromWgs84(points.getX(i), points.getY(i));
                }
                return new CoordinateArraySequence(moved, 2);
            }
        }.transform(lonLat);
    }
}
