package dev.swath.step.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.swath.io.base.Ellipsoid;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class RepairGeometryTest {
    private static final String SQUARE = "POLYGON((10 50,11 50,11 51,10 51,10 50))";

    @Test
    void a_good_polygon_is_left_alone() throws ParseException {
        Repaired repaired = repair(SQUARE);
        assertThat(geometry(repaired).equalsTopo(read(SQUARE))).isTrue();
        assertThat(repaired.repairs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        bow tie;        POLYGON((0 0,1 1,1 0,0 1,0 0)); 0.5
        spike;          POLYGON((0 0,1 0,1 1,1 3,1 1,0 1,0 0)); 1
        figure eight;   POLYGON((0 0,2 0,2 1,1 1,1 -1,0 -1,0 0)); 3
        hole outside;   POLYGON((0 0,1 0,1 1,0 1,0 0),(5 5,6 5,6 6,5 5)); 1.5
        overlap;        MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((0.5 0,1.5 0,1.5 1,0.5 1,0.5 0))); 1.5
        hole touching;  POLYGON((0 0,2 0,2 2,0 2,0 0),(0 0,1 0,1 1,0 1,0 0)); 3
        """)
    void an_invalid_polygon_is_repaired_and_told(String name, String wkt, double squareDegrees) throws ParseException {
        Repaired repaired = repair(wkt);
        Geometry geometry = geometry(repaired);
        assertOrderable(geometry);
        assertThat(repaired.repairs()).as(name).singleElement().asString().endsWith("repaired");
        if (!name.equals("hole outside") && !name.equals("figure eight")) {
            assertThat(geometry.getArea()).as(name).isCloseTo(squareDegrees, within(1e-9));
        }
    }

    @Test
    void rings_are_turned_right_handed_and_z_is_dropped() throws ParseException {
        Geometry geometry = geometry(
                repair("POLYGON Z((0 0 1,0 1 1,1 1 1,1 0 1,0 0 1),(0.2 0.2 1,0.4 0.2 1,0.4 0.4 1,0.2 0.2 1))"));
        assertOrderable(geometry);
        assertThat(geometry.getCoordinates()).allMatch(c -> Double.isNaN(c.getZ()));
    }

    @Test
    void repeated_points_are_removed() throws ParseException {
        Repaired repaired = repair("POLYGON((10 50,10 50,11 50,11 51,11 51,10 51,10 50))");
        assertThat(geometry(repaired).equalsTopo(read(SQUARE))).isTrue();
        assertThat(repaired.repairs()).containsExactly("2 repeated points removed");
    }

    @Test
    void polygons_and_holes_below_a_square_metre_are_removed() throws ParseException {
        Repaired repaired = repair("MULTIPOLYGON(((10 50,11 50,11 51,10 51,10 50),"
                + "(10.5 50.5,10.500001 50.5,10.500001 50.500001,10.5 50.5)),"
                + "((12 50,12.000001 50,12.000001 50.000001,12 50)))");
        assertThat(geometry(repaired).equalsTopo(read(SQUARE))).isTrue();
        assertThat(repaired.repairs())
                .containsExactlyInAnyOrder("a hole below 1 m² filled", "a polygon below 1 m² removed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        POLYGON((179 -17,-179 -17,-179 -16,179 -16,179 -17))
        POLYGON((179 -17,181 -17,181 -16,179 -16,179 -17))
        POLYGON((-179 -17,-179 -16,179 -16,179 -17,-179 -17))
        POLYGON((-181 -17,-179 -17,-179 -16,-181 -16,-181 -17))
        """)
    void a_polygon_over_the_antimeridian_is_split(String wkt) throws ParseException {
        Repaired repaired = repair(wkt);
        Geometry geometry = geometry(repaired);
        assertOrderable(geometry);
        assertThat(geometry.getNumGeometries()).isEqualTo(2);
        assertThat(geometry.getArea()).isCloseTo(2, within(1e-9));
        assertThat(Ellipsoid.hectares(geometry)).isCloseTo(2363141.38, withinPercentage(0.05));
        assertThat(repaired.repairs()).containsExactly("split at the antimeridian");
    }

    @Test
    void a_hole_over_the_antimeridian_stays_a_hole() throws ParseException {
        Geometry geometry = geometry(repair("POLYGON((178 -17,-178 -17,-178 -13,178 -13,178 -17),"
                + "(-179.5 -16,-179.5 -15,179.5 -15,179.5 -16,-179.5 -16))"));
        assertOrderable(geometry);
        assertThat(geometry.getArea()).isCloseTo(15, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        POINT(1 2); Point
        LINESTRING(0 0,1 1); LineString
        MULTIPOINT((0 0),(1 1)); MultiPoint
        POLYGON EMPTY; empty
        POLYGON((0 0,1 1,2 2,0 0)); 1 m²
        POLYGON((0 0,0 0,0 0,0 0)); 1 m²
        POLYGON((-170 80,-80 80,10 80,100 80,-170 80)); pole
        """)
    void what_is_no_area_is_set_aside_with_its_reason(String wkt, String reason) throws ParseException {
        Repaired repaired = repair(wkt);
        assertThat((Object) repaired.geometry()).isNull();
        assertThat(repaired.setAside()).contains(reason);
    }

    @Test
    void null_and_coordinates_that_are_no_numbers_are_set_aside() {
        assertThat(RepairGeometry.repair(null).setAside()).contains("no geometry");
        for (double odd : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            Coordinate[] ring = {c(0, 0), c(odd, 0), c(1, 1), c(0, 0)};
            assertThat(RepairGeometry.repair(new GeometryFactory().createPolygon(ring))
                            .setAside())
                    .contains("not a finite number");
        }
    }

    @Test
    void polygons_are_taken_out_of_a_collection() throws ParseException {
        Repaired repaired = repair("GEOMETRYCOLLECTION(POINT(0 0)," + SQUARE + ")");
        assertThat(geometry(repaired).equalsTopo(read(SQUARE))).isTrue();
        assertThat(repaired.repairs()).containsExactly("points, lines and empty parts left out");
    }

    private static void assertOrderable(Geometry geometry) {
        assertThat(geometry.isValid()).isTrue();
        assertThat(geometry.getEnvelopeInternal().getMinX()).isGreaterThanOrEqualTo(-180);
        assertThat(geometry.getEnvelopeInternal().getMaxX()).isLessThanOrEqualTo(180);
        for (Polygon polygon : Polygons.of(geometry)) {
            assertThat(Orientation.isCCW(polygon.getExteriorRing().getCoordinates()))
                    .isTrue();
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                assertThat(Orientation.isCCW(polygon.getInteriorRingN(i).getCoordinates()))
                        .isFalse();
            }
        }
    }

    private static Coordinate c(double x, double y) {
        return new Coordinate(x, y);
    }

    private static Geometry geometry(Repaired repaired) {
        @Nullable Geometry geometry = repaired.geometry();
        return Objects.requireNonNull(geometry, () -> String.valueOf(repaired.setAside()));
    }

    private static Repaired repair(String wkt) throws ParseException {
        return RepairGeometry.repair(read(wkt));
    }

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
