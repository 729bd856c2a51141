package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CrsTransformTest {
    /** Expected places by PROJ 9.5.1: {@code pyproj.Transformer.from_crs(a, b, always_xy=True).transform(x, y)}. */
    @ParameterizedTest
    @CsvSource({
        "EPSG:32633, EPSG:4326, 523000, 5210000, 15.3027735255, 47.0431166378",
        "EPSG:32633, EPSG:32632, 280000, 5210000, 736080.053072, 5210616.39892",
        "EPSG:4326, EPSG:3035, 9.1, 48.9, 4254995.26471, 2865598.26295",
        "EPSG:3857, EPSG:32632, 1013000, 6254000, 507327.408111, 5413776.52642",
        "EPSG:32733, EPSG:6933, 523000, 8110000, 1468153.14725, -2149395.75567",
        "EPSG:32640, EPSG:3413, 552000, 9005000, 933695.477602, 250354.73232",
        "EPSG:4326, EPSG:5070, -74.2, 40.7, 1810805.72439, 2174003.93969",
        "EPSG:32756, EPSG:28356, 334000, 6252000, 333999.999999, 6252000.0001",
        "EPSG:4326, EPSG:2154, 2.3, 46.6, 646416.32675, 6611343.17043"
    })
    void places_are_where_PROJ_has_them(String from, String to, double x, double y, double there, double north) {
        double[] xs = {x};
        double[] ys = {y};
        CrsTransform.between(Crs.of(from), Crs.of(to)).apply(xs, ys, 0, 1);
        double precision = Crs.of(to).isGeographic() ? 1e-9 : 1e-3;
        assertThat(xs[0]).isCloseTo(there, within(precision));
        assertThat(ys[0]).isCloseTo(north, within(precision));
    }

    @Test
    void only_the_asked_places_are_moved() {
        double[] xs = {9, 9, 9};
        double[] ys = {48, 48, 48};
        CrsTransform.between(Crs.of("EPSG:4326"), Crs.of("EPSG:32632")).apply(xs, ys, 1, 2);
        assertThat(xs).containsExactly(9, 500000, 9);
        assertThat(ys[0]).isEqualTo(48);
        assertThat(ys[1]).isBetween(5.3e6, 5.4e6);
    }

    @Test
    void a_place_without_image_becomes_NaN_and_harms_no_other() {
        double[] xs = {9, Double.NaN, 9, 9};
        double[] ys = {48, 48, 95, 48};
        CrsTransform.between(Crs.of("EPSG:4326"), Crs.of("EPSG:3857")).apply(xs, ys, 0, 4);
        assertThat(Arrays.stream(xs).mapToObj(Double::isNaN)).containsExactly(false, true, true, false);
        assertThat(Arrays.stream(ys).mapToObj(Double::isNaN)).containsExactly(false, true, true, false);
        assertThat(xs[3]).isEqualTo(xs[0]);
    }

    @Test
    void the_same_CRS_moves_nothing() {
        CrsTransform way = CrsTransform.between(Crs.of("EPSG:4326"), Crs.of("OGC:CRS84"));
        assertThat(way.isIdentity()).isTrue();
    }

    @Test
    void threads_share_a_transform() {
        CrsTransform way = CrsTransform.between(Crs.of("EPSG:32633"), Crs.of("EPSG:3035"));
        double[] alone = row(0);
        double[] aloneY = new double[alone.length];
        Arrays.fill(aloneY, 5.2e6);
        way.apply(alone, aloneY, 0, alone.length);
        boolean same = IntStream.range(0, 200).parallel().allMatch(i -> {
            double[] x = row(0);
            double[] y = new double[x.length];
            Arrays.fill(y, 5.2e6);
            way.apply(x, y, 0, x.length);
            return Arrays.equals(x, alone) && Arrays.equals(y, aloneY);
        });
        assertThat(same).isTrue();
    }

    private static double[] row(int first) {
        return IntStream.range(first, first + 100)
                .mapToDouble(i -> 300000 + i * 1000.0)
                .toArray();
    }
}
