package dev.swath.step.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.base.Ellipsoid;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.union.UnaryUnionOp;

class SimplifyClipTest {
    private record Case(String name, Geometry area, int maxVertices) {
        @Override
        public String toString() {
            return name + " " + area.getNumPoints() + " to " + maxVertices;
        }
    }

    static Stream<Case> cases() {
        Random random = new Random(42);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int limit = new int[] {10, 25, 100, 500}[i % 4];
            cases.add(new Case("star", star(random, 10, 50, 0.2, 200 + random.nextInt(3000)), limit));
            cases.add(new Case("comb", comb(50 + random.nextInt(300)), limit));
            cases.add(new Case("scattered", scattered(random, 5 + random.nextInt(200)), limit));
            cases.add(new Case("holed", holed(random), limit));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_clip_holds_all_of_the_original_within_the_limit(Case c) {
        Simplified simplified = SimplifyClip.simplify(c.area(), c.maxVertices());

        assertHolds(simplified, c.area(), c.maxVertices());
        assertThat(simplified.addedHectares())
                .isLessThanOrEqualTo(boxHectares(c.area()) - Ellipsoid.hectares(c.area()) + 1);
    }

    @Test
    void within_the_limit_nothing_changes() {
        Polygon star = star(new Random(1), 0, 0, 1, 99);
        assertThat(SimplifyClip.simplify(star, 100)).isEqualTo(new Simplified(star, 100, 100, 0));
    }

    @Test
    void a_large_part_of_the_limit_is_used_and_little_is_added() {
        Polygon coast = coast(new Random(3), 20_000);
        Simplified simplified = SimplifyClip.simplify(coast, 1500);
        assertThat(simplified.verticesAfter()).isGreaterThan(1000);
        assertThat(simplified.addedHectares()).isLessThan(0.02 * Ellipsoid.hectares(coast));
    }

    @Test
    void an_area_on_both_sides_of_the_antimeridian_is_not_joined_round_the_earth() {
        Polygon island = star(new Random(5), 180, -17, 1, 3000);
        Geometry split = Objects.requireNonNull(RepairGeometry.repair(island).geometry());
        assertThat(split.getNumGeometries()).isGreaterThan(1);

        Simplified simplified = SimplifyClip.simplify(split, 50);

        assertHolds(simplified, split, 50);
        assertThat(Ellipsoid.hectares(simplified.geometry())).isLessThan(boxHectares(island));
    }

    @Test
    void a_coastline_of_200_000_vertices_takes_seconds() {
        Polygon coast = coast(new Random(4), 200_000);
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        Simplified simplified = SimplifyClip.simplify(coast, 1500);
        // of this thread's own work: how busy the machine is says nothing about it
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(30));
        assertThat(simplified.verticesAfter()).isLessThanOrEqualTo(1500);
        assertThat(simplified.geometry().isValid()).isTrue();
    }

    @Test
    void a_limit_below_two_boxes_is_refused() {
        assertThatThrownBy(() -> SimplifyClip.simplify(comb(10), 9)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertHolds(Simplified simplified, Geometry original, int maxVertices) {
        Geometry geometry = simplified.geometry();
        assertThat(geometry.isValid()).isTrue();
        assertThat(geometry.getNumPoints())
                .isEqualTo(simplified.verticesAfter())
                .isLessThanOrEqualTo(maxVertices);
        assertThat(original.difference(geometry).getArea()).isLessThan(1e-12);
    }

    private static double boxHectares(Geometry area) {
        Envelope box = area.getEnvelopeInternal();
        return Ellipsoid.hectares(Polygons.LON_LAT.toGeometry(box));
    }

    private static Polygon star(Random random, double lon, double lat, double radius, int corners) {
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double reach = radius * (0.2 + 0.8 * random.nextDouble());
            ring[i] = new Coordinate(lon + reach * Math.cos(angle), lat + reach * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return Polygons.LON_LAT.createPolygon(ring);
    }

    /** A walk of noise around a circle, as jagged as a coast and still simple. */
    private static Polygon coast(Random random, int corners) {
        Coordinate[] ring = new Coordinate[corners + 1];
        double reach = 1;
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            reach += (1 - reach) * 0.01 + random.nextGaussian() * 0.001;
            ring[i] = new Coordinate(10 + reach * Math.cos(angle), 50 + reach * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return Polygons.LON_LAT.createPolygon(ring);
    }

    private static Polygon comb(int teeth) {
        List<Coordinate> ring = new ArrayList<>();
        for (int i = 0; i < teeth; i++) {
            ring.add(new Coordinate(10 + i * 0.01, 51));
            ring.add(new Coordinate(10 + i * 0.01 + 0.004, 51));
            ring.add(new Coordinate(10 + i * 0.01 + 0.004, 50.1));
            ring.add(new Coordinate(10 + i * 0.01 + 0.009, 50.1));
        }
        ring.add(new Coordinate(10 + teeth * 0.01, 50));
        ring.add(new Coordinate(10, 50));
        ring.add(ring.get(0));
        return Polygons.LON_LAT.createPolygon(ring.toArray(Coordinate[]::new));
    }

    private static Geometry scattered(Random random, int parts) {
        List<Polygon> stars = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            stars.add(star(random, 10 + random.nextDouble() * 5, 50 + random.nextDouble() * 5, 0.1, 12));
        }
        return UnaryUnionOp.union(stars);
    }

    private static Polygon holed(Random random) {
        Polygon shell = Polygons.LON_LAT.createPolygon(coast(random, 1000).getExteriorRing());
        List<LinearRing> holes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            holes.add(star(random, 9.6 + 0.2 * i, 50, 0.08, 200).getExteriorRing());
        }
        return Polygons.LON_LAT.createPolygon(shell.getExteriorRing(), holes.toArray(LinearRing[]::new));
    }
}
