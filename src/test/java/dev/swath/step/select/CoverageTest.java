package dev.swath.step.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class CoverageTest {
    private static final Geometry AOI = Sample.box(10, 50, 10.1, 50.1);

    @Test
    void an_outline_around_or_equal_to_the_aoi_covers_exactly_100() {
        assertThat(new Coverage(AOI).percent(Sample.box(9, 49, 11, 51))).isEqualTo(100);
        assertThat(new Coverage(AOI).percent(AOI)).isEqualTo(100);
    }

    @Test
    void an_outline_beside_or_touching_the_aoi_covers_nothing() {
        assertThat(new Coverage(AOI).percent(Sample.box(20, 50, 21, 51))).isZero();
        assertThat(new Coverage(AOI).percent(Sample.box(10.1, 50, 11, 51))).isZero();
    }

    @Test
    void a_part_in_the_east_counts_by_its_share_of_longitude() {
        assertThat(new Coverage(AOI).percent(Sample.box(10.02, 49, 11, 51))).isCloseTo(80, offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "40, 50", "60, 75", "-80, -70", "-5, 5"})
    void a_part_in_the_north_counts_by_its_area_on_the_ellipsoid(double south, double north) {
        double middle = (south + north) / 2;

        double percent = new Coverage(Sample.box(10, south, 11, north)).percent(Sample.box(9, middle, 12, north + 1));

        // a strip of one thousandth of a degree: its sides, meridians and hardly bent parallels, serve as a referee
        double expected = 100 * karney(middle, north) / karney(south, north);
        assertThat(percent).isCloseTo(expected, offset(1e-4));
    }

    @Test
    void a_hole_in_the_aoi_need_not_be_covered() {
        var ring = (Polygon) Sample.box(10, 50, 10.1, 50.1);
        var hole = (Polygon) Sample.box(10.05, 50, 10.09, 50.09);
        Geometry aoi = ring.difference(hole);

        assertThat(new Coverage(aoi).percent(ring.difference(Sample.box(10.06, 50.01, 10.08, 50.08))))
                .isEqualTo(100);
    }

    @Test
    void a_crossed_outline_is_repaired_first() {
        Geometry bowTie = new GeometryFactory().createPolygon(new Coordinate[] {
            new Coordinate(10, 50),
            new Coordinate(10.1, 50.1),
            new Coordinate(10.1, 50),
            new Coordinate(10, 50.1),
            new Coordinate(10, 50)
        });

        assertThat(new Coverage(AOI).percent(bowTie)).isCloseTo(50, offset(0.1));
    }

    @Test
    void outlines_across_the_antimeridian_are_understood_however_they_are_written() {
        Geometry fiji = new GeometryFactory().createMultiPolygon(new Polygon[] {
            (Polygon) Sample.box(179.9, -17, 180, -16.9), (Polygon) Sample.box(-180, -17, -179.9, -16.9)
        });
        Geometry wrapped = new GeometryFactory().createPolygon(new Coordinate[] {
            new Coordinate(179.5, -18),
            new Coordinate(-179.5, -18),
            new Coordinate(-179.5, -16),
            new Coordinate(179.5, -16),
            new Coordinate(179.5, -18)
        });
        var coverage = new Coverage(fiji);

        assertThat(coverage.percent(wrapped)).isEqualTo(100);
        assertThat(coverage.percent(Sample.box(179.5, -18, 180.5, -16))).isEqualTo(100);
        assertThat(coverage.percent(Sample.box(-180.5, -18, -179.5, -16))).isEqualTo(100);
        assertThat(coverage.percent(Sample.box(179.5, -18, 180, -16))).isCloseTo(50, offset(1e-9));
        assertThat(coverage.percent(Sample.box(-180, -18, -179.5, -16))).isCloseTo(50, offset(1e-9));
        assertThat(coverage.percent(Sample.box(0, -18, 1, -16))).isZero();
    }

    private static double karney(double south, double north) {
        var polygon = new PolygonArea(Geodesic.WGS84, false);
        polygon.AddPoint(south, 10);
        polygon.AddPoint(south, 10.001);
        polygon.AddPoint(north, 10.001);
        polygon.AddPoint(north, 10);
        return polygon.Compute().area;
    }
}
