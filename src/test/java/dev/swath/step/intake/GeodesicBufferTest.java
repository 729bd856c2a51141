package dev.swath.step.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.swath.io.base.Ellipsoid;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class GeodesicBufferTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 10", "10, 50, 500", "25, 70, 5000", "-60, -85, 1000", "180, -17, 2000", "-179.999, 60, 3000"})
    void a_point_becomes_a_circle_of_that_radius(double lon, double lat, double metres) throws ParseException {
        Geometry buffer = GeodesicBuffer.bufferMetres(read("POINT(" + lon + " " + lat + ")"), metres);
        double circle = Math.PI * metres * metres / 10_000;
        assertThat(Ellipsoid.hectares(buffer)).isCloseTo(circle, withinPercentage(0.2));
        assertThat(Ellipsoid.hectares(
                        Objects.requireNonNull(RepairGeometry.repair(buffer).geometry())))
                .isCloseTo(circle, withinPercentage(0.2));
    }

    @Test
    void a_line_becomes_a_strip() throws ParseException {
        Geometry buffer = GeodesicBuffer.bufferMetres(read("LINESTRING(10 50,10 50.1)"), 100);
        double length = 11_124.2; // GeographicLib, 50 to 50.1 degrees north
        assertThat(Ellipsoid.hectares(buffer) * 10_000)
                .isCloseTo(2 * 100 * length + Math.PI * 100 * 100, withinPercentage(0.2));
    }

    @Test
    void distant_points_are_buffered_each_at_its_place() throws ParseException {
        Geometry buffer = GeodesicBuffer.bufferMetres(read("MULTIPOINT((0 0),(100 60))"), 1000);
        assertThat(buffer.getNumGeometries()).isEqualTo(2);
        assertThat(Ellipsoid.hectares(buffer)).isCloseTo(2 * Math.PI * 100, withinPercentage(0.2));
    }

    @Test
    void a_radius_without_sense_is_refused() throws ParseException {
        Geometry point = read("POINT(0 0)");
        assertThatThrownBy(() -> GeodesicBuffer.bufferMetres(point, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GeodesicBuffer.bufferMetres(point, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Geometry read(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
