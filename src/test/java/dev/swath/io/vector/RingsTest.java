package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateXY;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;

class RingsTest {
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    @Test
    void an_island_in_a_lake_in_a_field_is_two_polygons() {
        Geometry field = sorted(clockwise(0, 10), counter(2, 8), clockwise(4, 6));
        assertThat(field.isValid()).isTrue();
        assertThat(field.getNumGeometries()).isEqualTo(2);
        assertThat(field.getArea()).isEqualTo(100 - 36 + 4);
    }

    @Test
    void nesting_decides_where_all_rings_run_the_wrong_way() {
        Geometry field = sorted(counter(0, 10), clockwise(2, 8), counter(4, 6));
        assertThat(field.isValid()).isTrue();
        assertThat(field.getArea()).isEqualTo(100 - 36 + 4);
    }

    @Test
    void nesting_decides_where_all_rings_run_counterclockwise() {
        Geometry field = sorted(counter(4, 6), counter(2, 8), counter(0, 10), counter(20, 21));
        assertThat(field.isValid()).isTrue();
        assertThat(field.getArea()).isEqualTo(100 - 36 + 4 + 1);
    }

    @Test
    void an_orphan_hole_becomes_a_shell_and_leaves_the_others_alone() {
        Geometry field = sorted(clockwise(0, 10), counter(2, 8), counter(20, 25));
        assertThat(field.getArea()).isEqualTo(100 - 36 + 25);
    }

    @Test
    void a_hole_belongs_to_the_smallest_shell_around_it() {
        Geometry field = sorted(clockwise(0, 100), counter(10, 90), clockwise(20, 80), counter(30, 70));
        assertThat(field.isValid()).isTrue();
        assertThat(field.getArea()).isEqualTo(10_000 - 6_400 + 3_600 - 1_600);
    }

    @Test
    void a_hole_whose_corners_all_touch_the_shell_stays_a_hole() {
        LinearRing diamond = ring(5, 0, 10, 5, 5, 10, 0, 5, 5, 0);
        assertThat(sorted(clockwise(0, 10), diamond).getArea()).isEqualTo(50);
    }

    @Test
    void a_ring_written_twice_does_not_vanish() {
        assertThat(sorted(counter(0, 10), counter(0, 10)).getArea()).isPositive();
        assertThat(sorted(clockwise(0, 10), clockwise(0, 10)).getArea()).isPositive();
    }

    private static Geometry sorted(LinearRing... rings) {
        return Rings.polygons(List.of(rings));
    }

    private static LinearRing counter(double from, double to) {
        return ring(from, from, to, from, to, to, from, to, from, from);
    }

    private static LinearRing clockwise(double from, double to) {
        return counter(from, to).reverse();
    }

    private static LinearRing ring(double... xy) {
        return GEOMETRY.createLinearRing(Stream.iterate(0, i -> i < xy.length, i -> i + 2)
                .map(i -> new CoordinateXY(xy[i], xy[i + 1]))
                .toArray(Coordinate[]::new));
    }
}
