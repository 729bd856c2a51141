package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GeometryHashTest {
    private static final String FIELD =
            "MULTIPOLYGON(((10 50,10.1 50,10.1 50.1,10 50.1,10 50),(10.02 50.02,10.03 50.02,10.03 50.03,10.02 50.02)),"
                    + "((11 50,11.1 50,11.1 50.1,11 50)))";

    @Test
    void start_vertex_orientation_part_order_and_z_do_not_count() throws ParseException {
        String same = "MULTIPOLYGON Z(((11.1 50 7,11 50 7,11.1 50.1 7,11.1 50 7)),"
                + "((10.1 50 1,10 50 2,10 50.1 3,10.1 50.1 4,10.1 50 1),"
                + "(10.03 50.02 0,10.03 50.03 0,10.02 50.02 0,10.03 50.02 0)))";
        assertThat(hash(same)).isEqualTo(hash(FIELD)).matches("[0-9a-f]{64}");
    }

    @Test
    void noise_below_the_seventh_decimal_does_not_count() throws ParseException {
        assertThat(moved(2e-8)).isEqualTo(hash(FIELD));
        assertThat(hash("POINT(-0.00000001 0)")).isEqualTo(hash("POINT(0 0)"));
    }

    @Test
    void a_move_by_a_millionth_degree_counts() throws ParseException {
        assertThat(moved(1e-6)).isNotEqualTo(hash(FIELD));
    }

    @Test
    void the_geometry_given_is_left_as_it_was() throws ParseException {
        var field = new WKTReader().read(FIELD);
        GeometryHash.clipHash(field);
        assertThat(field.equalsExact(new WKTReader().read(FIELD))).isTrue();
    }

    private static String moved(double degrees) throws ParseException {
        return GeometryHash.clipHash(
                AffineTransformation.translationInstance(degrees, 0).transform(new WKTReader().read(FIELD)));
    }

    private static String hash(String wkt) throws ParseException {
        return GeometryHash.clipHash(new WKTReader().read(wkt));
    }
}
