package dev.swath.io.raster.burn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

final class BurnTest {
    /** A pixel is a unit, rows run southward from 10. */
    private static final Grid GRID = new Grid(Crs.of("EPSG:32633"), Affine.northUp(0, 10, 1, 1), 10, 10);

    private static final Window ALL = new Window(0, 0, 10, 10);

    @Test
    void a_pixel_is_inside_when_its_centre_is() throws ParseException {
        assertThat(areas("POLYGON ((1.4 8.6, 4.6 8.6, 4.6 6.4, 1.4 6.4, 1.4 8.6))"))
                .containsExactly(
                        "..........",
                        ".####.....",
                        ".####.....",
                        ".####.....",
                        "..........",
                        "..........",
                        "..........",
                        "..........",
                        "..........",
                        "..........");
    }

    @Test
    void holes_stay_as_they_were_and_islands_in_them_are_filled() throws ParseException {
        String rings =
                "MULTIPOLYGON (((1 9, 9 9, 9 1, 1 1, 1 9), (2 8, 8 8, 8 2, 2 2, 2 8)), ((4 6, 6 6, 6 4, 4 4, 4 6)))";
        assertThat(areas(rings))
                .containsExactly(
                        "..........",
                        ".########.",
                        ".#......#.",
                        ".#......#.",
                        ".#..##..#.",
                        ".#..##..#.",
                        ".#......#.",
                        ".#......#.",
                        ".########.",
                        "..........");
    }

    /** As rasterio 1.4.4 with GDAL 3.10.3 burns it. */
    @Test
    void edges_along_the_centres_of_rows_are_burnt_as_by_GDAL() throws ParseException {
        String rings = "POLYGON ((1 3.5, 8 3.5, 8 8.5, 1 8.5, 1 3.5), (3 5.5, 6 5.5, 6 6.5, 3 6.5, 3 5.5))";
        assertThat(areas(rings))
                .containsExactly(
                        "..........",
                        ".#######..",
                        ".#######..",
                        ".##...##..",
                        ".#######..",
                        ".#######..",
                        ".#######..",
                        "..........",
                        "..........",
                        "..........");
    }

    @Test
    void lines_mark_every_pixel_they_pass_through() throws ParseException {
        assertThat(lines("LINESTRING (0.5 9.5, 4.5 8.1, 4.5 3.5, 7.2 3.5)"))
                .containsExactly(
                        "##........",
                        ".####.....",
                        "....#.....",
                        "....#.....",
                        "....#.....",
                        "....#.....",
                        "....####..",
                        "..........",
                        "..........",
                        "..........");
    }

    @Test
    void lines_of_areas_are_all_their_rings() throws ParseException {
        assertThat(lines("POLYGON ((0.5 9.5, 8.5 9.5, 8.5 1.5, 0.5 1.5, 0.5 9.5), (3.5 6.5, 5.5 6.5, 5.5 4.5,"
                        + " 3.5 4.5, 3.5 6.5))"))
                .containsExactly(
                        "#########.",
                        "#.......#.",
                        "#.......#.",
                        "#..###..#.",
                        "#..#.#..#.",
                        "#..###..#.",
                        "#.......#.",
                        "#.......#.",
                        "#########.",
                        "..........");
    }

    @Test
    void later_shapes_overwrite_earlier_ones() {
        Plane plane = Plane.of(SampleType.UINT32, 10, 10);
        Burn burn = Burn.into(GRID, ALL, plane);
        burn.areas(box(0, 5), 4_000_000_000L);
        burn.areas(box(3, 8), 7);
        assertThat(plane.value(5 * 10 + 2)).isEqualTo(4_000_000_000.0);
        assertThat(plane.value(5 * 10 + 4)).isEqualTo(7);
    }

    @Test
    void values_that_the_plane_cannot_hold_are_refused() {
        Burn burn = Burn.into(GRID, ALL, Plane.of(SampleType.UINT8, 10, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> burn.areas(box(0, 5), 256));
        assertThatIllegalArgumentException().isThrownBy(() -> burn.lines(box(0, 5), -1));
        Plane floats = Plane.of(SampleType.FLOAT32, 10, 10);
        assertThatIllegalArgumentException().isThrownBy(() -> Burn.into(GRID, ALL, floats));
        Plane small = Plane.of(SampleType.UINT8, 9, 10);
        assertThatIllegalArgumentException().isThrownBy(() -> Burn.into(GRID, ALL, small));
    }

    @Test
    void any_area_is_what_a_test_of_each_centre_says_window_by_window() {
        var grid = new Grid(Crs.of("EPSG:32633"), new Affine(0.9, 0.3, -2, 0.2, -1.1, 50), 60, 50);
        for (int seed = 0; seed < 200; seed++) {
            Geometry shape = star(new Random(seed));
            var window = new Window(seed % 30 - 10, seed % 17 - 5, 40, 35);
            Plane plane = Plane.of(SampleType.UINT16, 40, 35);
            Burn.into(grid, window, plane).areas(shape, 9);
            for (int i = 0; i < plane.length(); i++) {
                double column = window.column() + i % 40 + 0.5;
                double row = window.row() + i / 40 + 0.5;
                var centre = new Coordinate(
                        grid.transform().x(column, row), grid.transform().y(column, row));
                boolean inside = SimplePointInAreaLocator.locate(centre, shape) == Location.INTERIOR;
                assertThat(plane.value(i)).as("seed %s, pixel %s", seed, i).isEqualTo(inside ? 9 : 0);
            }
        }
    }

    private static Geometry star(Random random) {
        int corners = 4 + random.nextInt(12);
        var ring = new Coordinate[corners + 1];
        double x = random.nextDouble() * 60;
        double y = random.nextDouble() * 60;
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double radius = 3 + random.nextDouble() * 25;
            ring[i] = new Coordinate(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
        }
        ring[corners] = ring[0];
        return new GeometryFactory().createPolygon(ring);
    }

    private static Geometry box(double from, double to) {
        return new GeometryFactory().toGeometry(new Envelope(from, to, from, to));
    }

    private static String[] areas(String wkt) throws ParseException {
        Plane plane = Plane.of(SampleType.UINT8, 10, 10);
        Burn.into(GRID, ALL, plane).areas(new WKTReader().read(wkt), 1);
        return picture(plane);
    }

    private static String[] lines(String wkt) throws ParseException {
        Plane plane = Plane.of(SampleType.UINT8, 10, 10);
        Burn.into(GRID, ALL, plane).lines(new WKTReader().read(wkt), 1);
        return picture(plane);
    }

    private static String[] picture(Plane plane) {
        var rows = new String[plane.height()];
        for (int row = 0; row < rows.length; row++) {
            var text = new StringBuilder();
            for (int column = 0; column < plane.width(); column++) {
                text.append(plane.value(row * plane.width() + column) == 0 ? '.' : '#');
            }
            rows[row] = text.toString();
        }
        return rows;
    }
}
