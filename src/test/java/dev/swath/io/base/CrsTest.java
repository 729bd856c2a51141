package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Compared with PROJ 9.5.1 (pyproj 3.7.2) without grids, see {@code reference-points.tsv}. */
class CrsTest {
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final double METRES_PER_DEGREE = 111_320;

    /** x, y and the longitude and latitude PROJ gives, for one description of a CRS. */
    private record Reference(String description, double x, double y, double lon, double lat) {
        @Override
        public String toString() {
            return description.substring(0, Math.min(60, description.length()));
        }
    }

    static Stream<Reference> references() throws IOException {
        try (InputStream in = Objects.requireNonNull(CrsTest.class.getResourceAsStream("reference-points.tsv"))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return lines.stream().filter(line -> !line.startsWith("#")).flatMap(CrsTest::references);
        }
    }

    private static Stream<Reference> references(String line) {
        String[] f = line.split("\t", -1);
        return Stream.of(0, 5, 6)
                .filter(i -> !f[i].isEmpty())
                .map(i -> new Reference(f[i], number(f[1]), number(f[2]), number(f[3]), number(f[4])));
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    @ParameterizedTest
    @MethodSource("references")
    void coordinates_agree_with_proj_within_a_centimetre(Reference reference) {
        Point lonLat = (Point) Crs.of(reference.description()).toWgs84(point(reference.x(), reference.y()));

        double east = (lonLat.getX() - reference.lon()) * METRES_PER_DEGREE * Math.cos(Math.toRadians(reference.lat()));
        double north = (lonLat.getY() - reference.lat()) * METRES_PER_DEGREE;
        assertThat(Math.hypot(east, north)).isLessThan(0.01);
    }

    /** Unsupported by projection, angle, datum, kind, or simply no CRS. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPSG:5880", // polyconic, 13 km wrong in proj4j
                "EPSG:2065", // krovak
                "EPSG:27563", // Paris meridian, grads
                "EPSG:29873", // oblique mercator of Borneo
                "EPSG:4087", // equidistant cylindrical
                "EPSG:2048", // south orientated
                "EPSG:5641", // mercator 2SP with false origin
                "EPSG:8045", // cassini, odd meridian
                "EPSG:3994", // true scale off the equator
                "EPSG:23030", // ED50
                "EPSG:8857", // equal earth
                "EPSG:999999",
                "EPSG:",
                "LOCAL_CS[\"site\",LOCAL_DATUM[\"x\",0],UNIT[\"metre\",1]]",
                "ENGCRS[\"site\",EDATUM[\"x\"]]",
                "VERT_CS[\"NAVD88\",VERT_DATUM[\"NAVD88\",2005]]",
                "GEOCCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]]]",
                "GEOGCS[\"x\",DATUM[\"D_Nowhere\",SPHEROID[\"Bessel\",6377397.155,299.1528128]],UNIT[\"Degree\",0.0174532925199433]]",
                "GEOGCS[\"cut off\",DATUM[\"D_WGS_1984\"",
                "GEOGCS[\"no spheroid\",DATUM[\"D_WGS_1984\"]]",
                "<html>not found</html>",
                ""
            })
    void what_would_be_wrong_is_refused(String description) {
        assertThatThrownBy(() -> Crs.of(description))
                .isInstanceOfSatisfying(
                        BadInput.class, e -> assertThat(e.code()).isEqualTo("crs-unsupported"))
                .hasMessageContaining("cannot be used: ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusal_names_the_projection() {
        assertThatThrownBy(() -> Crs.of("EPSG:2065")).hasMessageContaining("Krovak");
    }

    @Test
    void all_spellings_of_wgs84_move_nothing() throws ParseException {
        Geometry square = new WKTReader().read("POLYGON Z((10 50 1, 11 50 2, 11 51 3, 10 51 4, 10 50 1))");
        for (String description : List.of(
                "EPSG:4326",
                " epsg:4326\n",
                "urn:ogc:def:crs:EPSG::4326",
                "OGC:CRS84",
                "urn:ogc:def:crs:OGC:1.3:CRS84",
                "\uFEFFGEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,298.257223563]],"
                        + "PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.017453292519943295]]")) {
            Crs crs = Crs.of(description);
            assertThat(crs.isWgs84()).as(description).isTrue();
            assertThat(crs.toWgs84(square).toText()).isEqualTo("POLYGON ((10 50, 11 50, 11 51, 10 51, 10 50))");
        }
    }

    @Test
    void towgs84_in_the_wkt_wins() {
        String wkt =
                "GEOGCS[\"x\",DATUM[\"Nowhere\",SPHEROID[\"WGS 84\",6378137,298.257223563],TOWGS84[0,0,%d,0,0,0,0]],"
                        + "UNIT[\"degree\",0.0174532925199433]]";
        assertThat(Crs.of(wkt.formatted(0)).toWgs84(point(10, 0)).getCoordinate().y)
                .isZero();
        assertThat(Crs.of(wkt.formatted(100)).toWgs84(point(10, 0)).getCoordinate().y)
                .isCloseTo(100 / 110574.3, within(1e-6));
    }

    @Test
    void coordinates_off_the_earth_are_refused() {
        assertOutside("EPSG:4326", 500_000, 6_000_000);
        assertOutside("EPSG:4326", 181, 0);
        assertOutside("EPSG:4326", 0, 90.1);
        assertOutside("EPSG:4326", Double.NaN, 0);
        assertOutside("EPSG:32633", Double.POSITIVE_INFINITY, 0);
        assertOutside("EPSG:3035", 1e12, 1e12);
    }

    /** The three parameter shift is that of the contiguous US: Alaska and Cuba would be off by tens of metres. */
    @Test
    void nad27_outside_the_contiguous_us_is_refused() {
        assertOutside("EPSG:4267", -150, 61);
        assertOutside("EPSG:4267", -80, 22);
    }

    @Test
    void every_prj_of_the_fixtures_is_understood() throws IOException {
        Path fixtures = Path.of(System.getProperty("fixtures", "../shared/fixtures"));
        assumeTrue(Files.isDirectory(fixtures));
        try (Stream<Path> files = Files.walk(fixtures)) {
            List<Crs> crs = files.filter(file -> file.toString().endsWith(".prj"))
                    .map(CrsTest::read)
                    .toList();
            assertThat(crs).hasSizeGreaterThan(10).allMatch(each -> !each.name().isBlank());
        }
    }

    private static Crs read(Path prj) {
        try {
            return Crs.of(Files.readString(prj));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Point point(double x, double y) {
        return GEOMETRIES.createPoint(new Coordinate(x, y));
    }

    private static void assertOutside(String crs, double x, double y) {
        assertThatThrownBy(() -> Crs.of(crs).toWgs84(point(x, y)))
                .isInstanceOfSatisfying(
                        BadInput.class, e -> assertThat(e.code()).isEqualTo("outside-crs"));
    }

    @Test
    void placeGoesIntoTheCrsAndBack() {
        var crs = Crs.of("EPSG:32634");
        var there = crs.fromWgs84(22.8, 54.4);
        var back = crs.toWgs84(new org.locationtech.jts.geom.GeometryFactory().createPoint(there));
        assertThat(back.getCoordinate().x).isCloseTo(22.8, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(back.getCoordinate().y).isCloseTo(54.4, org.assertj.core.api.Assertions.within(1e-9));
        assertThat(there.x).isBetween(616_000.0, 618_000.0);
        assertThat(crs.epsg()).hasValue(32634);
        assertThat(crs.isGeographic()).isFalse();
        assertThat(Crs.of("OGC:CRS84").fromWgs84(22.8, 54.4).y).isEqualTo(54.4);
        assertThat(Crs.of("EPSG:4258").isGeographic()).isTrue();
    }
}
