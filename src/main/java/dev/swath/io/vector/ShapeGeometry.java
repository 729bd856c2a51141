package dev.swath.io.vector;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;

/**
 * Decodes the content of one shape record (ESRI Shapefile Technical Description, July 1998). Heights and measures follow
 * the plane coordinates in blocks of their own, the measures optional, and are not read: Swath works in the plane.
 *
 * <p>MultiPatch (31) is told as a problem: it is a skin of triangles in space, and which of its faces make the parcel
 * seen from above is for its owner to say.
 */
final class ShapeGeometry {
    /** Coordinates below this mean "no data" in the specification. */
    private static final double NO_DATA = -1e38;

    private static final int BOX_BYTES = 32;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final ByteBuffer content;

    private ShapeGeometry(ByteBuffer content) {
        this.content = content;
    }

    /**
     * The shape, or null for a null or empty one.
     *
     * @param content little-endian, at least 4 bytes
     * @param fileType the type all shapes of the file share, null shapes apart
     */
    static @Nullable Geometry read(ByteBuffer content, int fileType) throws Unreadable {
        int type = content.getInt();
        if (type == 0) {
            return null;
        }
        if (type != fileType) {
            throw new Unreadable("shape type " + type + " in a file of shape type " + fileType);
        }
        ShapeGeometry shape = new ShapeGeometry(content);
        return switch (type) {
            case 1, 11, 21 -> shape.point();
            case 8, 18, 28 -> shape.multiPoint();
            case 3, 13, 23 -> shape.lines();
            case 5, 15, 25 -> shape.polygons();
            case 31 -> throw new Unreadable("MultiPatch surfaces have no plain outline; export polygon footprints");
            default -> throw new Unreadable("unknown shape type " + type);
        };
    }

    private @Nullable Geometry point() throws Unreadable {
        need(16);
        double x = content.getDouble();
        double y = content.getDouble();
        boolean empty = Double.isNaN(x) || Double.isNaN(y) || x < NO_DATA || y < NO_DATA;
        return empty ? null : GEOMETRY.createPoint(coordinate(x, y));
    }

    private @Nullable Geometry multiPoint() throws Unreadable {
        need(BOX_BYTES + 4);
        int points = content.position(content.position() + BOX_BYTES).getInt();
        need(16L * count(points));
        return points == 0 ? null : GEOMETRY.createMultiPointFromCoords(coordinates(points, points));
    }

    private @Nullable Geometry lines() throws Unreadable {
        List<LineString> lines = new ArrayList<>();
        for (Coordinate[] part : parts(false)) {
            if (part.length > 1) {
                lines.add(GEOMETRY.createLineString(part));
            }
        }
        return lines.isEmpty() ? null : GEOMETRY.buildGeometry(lines);
    }

    private @Nullable Geometry polygons() throws Unreadable {
        List<Coordinate[]> parts = parts(true);
        List<LinearRing> rings = new ArrayList<>();
        for (Coordinate[] part : parts) {
            // a ring of fewer than three corners has no area to lose
            if (part.length > 3) {
                rings.add(GEOMETRY.createLinearRing(part));
            }
        }
        if (rings.isEmpty() && !parts.isEmpty()) {
            throw new Unreadable("no ring of this polygon has three corners");
        }
        return rings.isEmpty() ? null : Rings.polygons(rings);
    }

    /** The parts' coordinates; closed at their end where {@code rings}. */
    private List<Coordinate[]> parts(boolean rings) throws Unreadable {
        need(BOX_BYTES + 8);
        int parts = content.position(content.position() + BOX_BYTES).getInt();
        int points = content.getInt();
        need(4L * count(parts) + 16L * count(points));
        int[] starts = new int[parts + 1];
        for (int i = 0; i < parts; i++) {
            starts[i] = content.getInt();
        }
        starts[parts] = points;
        if (starts[0] != 0) {
            throw new Unreadable("the first part does not begin at the first point");
        }
        List<Coordinate[]> result = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            int length = starts[i + 1] - starts[i];
            if (length < 0 || starts[i + 1] > points) {
                throw new Unreadable("part " + (i + 1) + " of " + parts + " begins outside the shape's points");
            }
            result.add(part(length, rings));
        }
        return result;
    }

    private Coordinate[] part(int length, boolean ring) throws Unreadable {
        if (length == 0) {
            return new Coordinate[0];
        }
        int first = content.position();
        int last = first + 16 * (length - 1);
        boolean open = ring
                && (content.getDouble(first) != content.getDouble(last)
                        || content.getDouble(first + 8) != content.getDouble(last + 8));
        Coordinate[] part = coordinates(length, open ? length + 1 : length);
        if (open) {
            part[length] = part[0].copy();
        }
        return part;
    }

    private Coordinate[] coordinates(int points, int size) throws Unreadable {
        Coordinate[] coordinates = new Coordinate[size];
        for (int i = 0; i < points; i++) {
            coordinates[i] = coordinate(content.getDouble(), content.getDouble());
        }
        return coordinates;
    }

    private static Coordinate coordinate(double x, double y) throws Unreadable {
        if (!Double.isFinite(x) || !Double.isFinite(y) || x < NO_DATA || y < NO_DATA) {
            throw new Unreadable("a coordinate is not a number: " + x + " " + y);
        }
        return new CoordinateXY(x, y);
    }

    private static int count(int announced) throws Unreadable {
        if (announced < 0) {
            throw new Unreadable("a negative number of parts or points is announced");
        }
        return announced;
    }

    private void need(long bytes) throws Unreadable {
        if (bytes > content.remaining()) {
            throw new Unreadable("the shape announces " + bytes + " bytes, its record has " + content.remaining());
        }
    }
}
