package dev.swath.io.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Point, LineString, LinearRing, Polygon and MultiGeometry of one Placemark; altitudes are dropped. */
final class KmlGeometry {
    private static final Set<String> KINDS = Set.of("Point", "LineString", "LinearRing", "Polygon", "MultiGeometry");
    private static final int MAX_DEPTH = 32;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final XMLStreamReader xml;
    private int depth;
    private @Nullable String problem;

    KmlGeometry(XMLStreamReader xml) {
        this.xml = xml;
    }

    static boolean isGeometry(String element) {
        return KINDS.contains(element);
    }

    /** Why the geometry could not be built, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Reads the element at whose start tag the reader stands, to its end even if it makes no geometry. */
    @Nullable
    Geometry read() throws XMLStreamException {
        String kind = xml.getLocalName();
        if (kind.equals("MultiGeometry")) {
            return members();
        }
        List<String> outlines = new ArrayList<>();
        coordinates(outlines);
        if (outlines.stream().allMatch(String::isEmpty)) {
            return null;
        }
        try {
            List<Coordinate[]> parts = new ArrayList<>();
            for (String outline : outlines) {
                parts.add(positions(outline));
            }
            return build(kind, parts);
        } catch (Unreadable e) {
            problem = e.getMessage();
            return null;
        }
    }

    private @Nullable Geometry members() throws XMLStreamException {
        List<Geometry> members = new ArrayList<>();
        KmlElement multi = new KmlElement(xml);
        depth++;
        while (multi.nextChild()) {
            if (!isGeometry(xml.getLocalName())) {
                multi.skip();
            } else if (depth > MAX_DEPTH) {
                problem = "MultiGeometry nested more than " + MAX_DEPTH + " deep";
                multi.skip();
            } else {
                Geometry member = read();
                if (member != null) {
                    members.add(member);
                }
            }
        }
        depth--;
        return members.isEmpty() ? null : GEOMETRY.buildGeometry(members);
    }

    /** The texts of all {@code coordinates} below, outer boundary first. */
    private void coordinates(List<String> found) throws XMLStreamException {
        KmlElement element = new KmlElement(xml);
        while (element.nextChild()) {
            switch (xml.getLocalName()) {
                case "coordinates" -> found.add(element.text());
                case "outerBoundaryIs" -> {
                    List<String> outer = new ArrayList<>();
                    rings(outer);
                    found.addAll(0, outer);
                }
                case "innerBoundaryIs" -> rings(found);
                default -> element.skip();
            }
        }
    }

    private void rings(List<String> found) throws XMLStreamException {
        KmlElement boundary = new KmlElement(xml);
        while (boundary.nextChild()) {
            KmlElement ring = new KmlElement(xml);
            while (ring.nextChild()) {
                if (xml.getLocalName().equals("coordinates")) {
                    found.add(ring.text());
                } else {
                    ring.skip();
                }
            }
        }
    }

    private static Geometry build(String kind, List<Coordinate[]> parts) throws Unreadable {
        Coordinate[] first = parts.get(0);
        return switch (kind) {
            case "Point" -> {
                if (first.length != 1) {
                    throw new Unreadable("a point of " + first.length + " positions");
                }
                yield GEOMETRY.createPoint(first[0]);
            }
            case "LineString" -> {
                if (first.length < 2) {
                    throw new Unreadable("a line of fewer than two positions");
                }
                yield GEOMETRY.createLineString(first);
            }
            case "LinearRing" -> PolygonRings.polygon(parts.subList(0, 1)).getExteriorRing();
            default -> PolygonRings.polygon(parts);
        };
    }

    /** {@code lon,lat[,altitude]} tuples between spaces; many writers put spaces after the commas as well. */
    private static Coordinate[] positions(String text) throws Unreadable {
        String[] tuples = text.replaceAll("\\s*,\\s*", ",").strip().split("\\s+", -1);
        Coordinate[] positions = new Coordinate[tuples.length];
        for (int i = 0; i < tuples.length; i++) {
            String[] numbers = tuples[i].split(",", -1);
            if (numbers.length < 2) {
                throw new Unreadable("the position '" + tuples[i] + "' is not longitude,latitude");
            }
            positions[i] = new CoordinateXY(number(numbers[0]), number(numbers[1]));
        }
        return positions;
    }

    private static double number(String text) throws Unreadable {
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!Double.isFinite(number)) {
            throw new Unreadable("'" + text + "' is not a number");
        }
        return number;
    }
}
