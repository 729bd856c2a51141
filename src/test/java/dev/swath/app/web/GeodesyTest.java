package dev.swath.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.swath.io.base.Ellipsoid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** The area that a browser tells while somebody draws, against the one that is ordered by; runs where node is installed. */
class GeodesyTest {
    private static final double TENTH_OF_A_PERCENT = 0.001;

    private final Path folder;

    GeodesyTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theBrowsersHectares_areThoseOfTheProduct() throws Exception {
        var polygons = new ArrayList<Polygon>();
        var random = new Random(7);
        for (double degrees : new double[] {0.0005, 0.01, 0.1, 1, 5}) {
            for (int i = 0; i < 20; i++) {
                polygons.add(polygon(random, degrees));
            }
        }
        var told = browser(polygons);
        for (int i = 0; i < told.length; i++) {
            double ours = Ellipsoid.hectares(polygons.get(i));
            assertThat(Double.parseDouble(told[i]))
                    .as(polygons.get(i).toString())
                    .isCloseTo(ours, within(TENTH_OF_A_PERCENT * ours));
        }
    }

    /** A star of seven corners with a hole, of about so many degrees across. */
    private static Polygon polygon(Random random, double degrees) {
        var factory = new GeometryFactory();
        double x = random.nextDouble() * 340 - 170;
        double y = random.nextDouble() * 150 - 75;
        return factory.createPolygon(
                factory.createLinearRing(ring(random, x, y, degrees)),
                new org.locationtech.jts.geom.LinearRing[] {factory.createLinearRing(ring(random, x, y, degrees / 4))});
    }

    private static Coordinate[] ring(Random random, double x, double y, double degrees) {
        var corners = new Coordinate[8];
        for (int i = 0; i < 7; i++) {
            double radius = degrees * (0.3 + 0.2 * random.nextDouble());
            double angle = 2 * Math.PI * i / 7;
            corners[i] = new Coordinate(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
        }
        corners[7] = corners[0];
        return corners;
    }

    private String[] browser(List<Polygon> polygons) throws IOException, InterruptedException {
        try (var script = GeodesyTest.class.getResourceAsStream("/console/geodesy.js")) {
            Files.write(
                    folder.resolve("geodesy.mjs"),
                    java.util.Objects.requireNonNull(script).readAllBytes());
        }
        var shapes = new ArrayList<String>();
        polygons.forEach(polygon -> shapes.add(Problem.json(java.util.Map.of(
                "type", "MultiPolygon", "coordinates", Shapes.whole(polygon).get("coordinates")))));
        Files.writeString(
                folder.resolve("all.mjs"),
                "import { hectaresOf } from './geodesy.mjs';\nfor (const one of " + shapes
                        + ") console.log(hectaresOf(one));\n");
        var out = folder.resolve("out.txt").toFile();
        Process node;
        try {
            node = new ProcessBuilder("node", folder.resolve("all.mjs").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out)
                    .start();
        } catch (IOException absent) {
            assumeTrue(false, "node is not installed: the browser's areas are not compared");
            throw absent;
        }
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var lines =
                Files.readString(out.toPath(), StandardCharsets.UTF_8).strip().split("\n");
        assertThat(lines).hasSameSizeAs(polygons);
        return lines;
    }
}
