package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * Real shapefiles of four projects and four agencies. Counts, null shapes, multipolygons and holes are those GDAL 3
 * reports (facts/shapefiles.txt). Sums of planar areas and lengths, and all numbers of the files GDAL refuses for want
 * of a part, were computed with pyshp 3.1.6 and shapely 2.2.0 from the .shp alone: {@code shape(s.__geo_interface__)},
 * {@code .area} and {@code .length} summed over all records. corrupt_too_long.shp, which pyshp refuses, has GDAL's.
 */
class ShapefileFixturesTest {
    private static final Path ROOT = Path.of(System.getProperty("fixtures", "../shared/fixtures"));

    // file | records | null shapes | of several polygons | holes | sum of areas | sum of lengths | kinds
    private static final String EXPECTED = """
            fields/dk/Marker_2026.shp 100 0 0 8 2640097.36792794 75738.29498691701 Polygon
            fields/ec_lv/LV_2021/LV_2021_EC21.shp 100 0 0 131 6435259.876865111 134045.0512425064 Polygon
            fields/nz/irrigated-land-area-raw-2020-update.shp 100 0 0 0 9061364.483457102 124946.16550754647 Polygon
            fields/se/arslager_skiftePolygon.shp 10 0 0 0 202906.4233573812 5125.777100583418 Polygon
            shapefiles/GeospatialPython_pyshp/blockgroups.shp 663 0 8 6 0.016979731445500267 14.67600195629817 MultiPolygon,Polygon
            shapefiles/GeospatialPython_pyshp/corrupt_too_long.shp 10 0 0 0 0 20.0 LineString
            shapefiles/GeospatialPython_pyshp/edit.shp 663 0 8 6 0.016979731445500267 14.67600195629817 MultiPolygon,Polygon
            shapefiles/GeospatialPython_pyshp/latin1.shp 1 0 0 0 0.6751022836261213 3.832229913967228 Polygon
            shapefiles/mbostock_shapefile/boolean-property.shp 9 0 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/date-property.shp 3 0 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/empty.shp 0 0 0 0 0 0
            shapefiles/mbostock_shapefile/ignore-properties.shp 3 0 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/latin1-property.shp 1 0 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/mixed-properties.shp 3 0 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/multipointm.shp 1 0 0 0 0.0 0.0 MultiPoint
            shapefiles/mbostock_shapefile/multipoints.shp 2 0 0 0 0.0 0.0 MultiPoint
            shapefiles/mbostock_shapefile/null.shp 9 4 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/number-null-property.shp 4 0 0 0 109.67583857058628 87.14800919339243 Polygon
            shapefiles/mbostock_shapefile/number-property.shp 3 0 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/pointm.shp 3 0 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/points.shp 9 0 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/polygonm.shp 1 0 0 0 25.0 20.0 Polygon
            shapefiles/mbostock_shapefile/polygons.shp 3 0 1 1 15.0 36.0 MultiPolygon,Polygon
            shapefiles/mbostock_shapefile/polylinem.shp 2 0 0 0 0.0 28.284271247461902 LineString
            shapefiles/mbostock_shapefile/polylines.shp 2 0 0 0 0.0 19.798989873223334 LineString,MultiLineString
            shapefiles/mbostock_shapefile/singleton.shp 1 0 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/string-property.shp 3 0 0 0 0.0 0.0 Point
            shapefiles/mbostock_shapefile/utf8-property.shp 1 0 0 0 0.0 0.0 Point
            shapefiles/r-spatial_sf/nc.shp 100 0 6 0 12.627802119779517 167.2892573401426 MultiPolygon,Polygon
            shapefiles/r-spatial_sf/olinda1.shp 470 0 0 0 0.003418570713282315 5.86600650068105 Polygon
            shapefiles/r-spatial_sf/storms_xyz.shp 71 0 0 0 0.0 2696.780519842957 LineString
            shapefiles/r-spatial_sf/storms_xyz_feature.shp 71 0 0 0 0.0 2696.780519842957 LineString
            shapefiles/r-spatial_sf/storms_xyzm.shp 71 0 0 0 0.0 2696.780519842957 LineString
            shapefiles/r-spatial_sf/storms_xyzm_feature.shp 71 0 0 0 0.0 2696.780519842957 LineString
            shapefiles/tmontaigu_shapefile-rs/file_cp936.shp 1 0 0 0 0.0 17.77995987511004 MultiLineString
            shapefiles/tmontaigu_shapefile-rs/line.shp 1 0 0 0 0.0 17.77995987511004 MultiLineString
            shapefiles/tmontaigu_shapefile-rs/linem.shp 1 0 0 0 0.0 17.77995987511004 MultiLineString
            shapefiles/tmontaigu_shapefile-rs/linez.shp 1 0 0 0 0.0 25.06534316089608 MultiLineString
            shapefiles/tmontaigu_shapefile-rs/multi_polygon.shp 1 0 1 0 0.004870471113353338 0.6327079491421501 MultiPolygon
            shapefiles/tmontaigu_shapefile-rs/multipoint.shp 1 0 0 0 0.0 0.0 MultiPoint
            shapefiles/tmontaigu_shapefile-rs/multipointz.shp 1 0 0 0 0.0 0.0 MultiPoint
            shapefiles/tmontaigu_shapefile-rs/point.shp 1 0 0 0 0.0 0.0 Point
            shapefiles/tmontaigu_shapefile-rs/pointm.shp 2 0 0 0 0.0 0.0 Point
            shapefiles/tmontaigu_shapefile-rs/pointz.shp 2 0 0 0 0.0 0.0 Point
            shapefiles/tmontaigu_shapefile-rs/polygon_hole.shp 1 0 0 1 21600.0 1080.0 Polygon
            shapefiles/tmontaigu_shapefile-rs/polygonm.shp 1 0 0 0 389087.6819651504 2880.3322603263186 Polygon
            shapefiles/tmontaigu_shapefile-rs/polygonz.shp 1 0 0 0 0.7854734759727062 3.1427407825163236 Polygon
            """;

    static Stream<String> files() {
        return EXPECTED.lines();
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_real_shapefile_reads_as_others_read_it(String line) {
        String[] expected = line.strip().split(" +", -1);
        Path shp = ROOT.resolve(expected[0]);
        assumeTrue(Files.exists(shp), "fixtures are absent");
        Sums sums = new Sums();
        try (VectorFile file = VectorFile.open(shp, null)) {
            file.forEachRemaining(sums::add);
        }
        assertThat(sums.records).as("records").isEqualTo(Integer.parseInt(expected[1]));
        assertThat(sums.nulls).as("null shapes").isEqualTo(Integer.parseInt(expected[2]));
        assertThat(sums.multi).as("multipolygons").isEqualTo(Integer.parseInt(expected[3]));
        assertThat(sums.holes).as("holes").isEqualTo(Integer.parseInt(expected[4]));
        double area = Double.parseDouble(expected[5]);
        double length = Double.parseDouble(expected[6]);
        assertThat(sums.area).as("area").isCloseTo(area, within(1e-9 * area));
        assertThat(sums.length).as("length").isCloseTo(length, within(1e-9 * length));
        assertThat(String.join(",", sums.kinds)).isEqualTo(expected.length > 7 ? expected[7] : "");
    }

    @Test
    void every_listed_file_is_here() {
        assumeTrue(Files.isDirectory(ROOT.resolve("shapefiles")), "fixtures are absent");
        assertThat(files()).hasSize(47);
    }

    /** Its shell crosses itself, so that readers differ on its area and holes; GDAL wants its .shx. */
    @Test
    void a_shape_that_crosses_itself_keeps_all_its_rings_for_repair() {
        Path shp = ROOT.resolve("shapefiles/tmontaigu_shapefile-rs/polygon.shp");
        assumeTrue(Files.exists(shp), "fixtures are absent");
        Geometry shape = Reads.shape(Reads.all(shp).get(0));
        assertThat(shape.isValid()).isFalse();
        assertThat(shape.getLength()).isCloseTo(80.50194635499007, within(1e-9));
    }

    @Test
    void a_multipatch_is_a_problem_of_its_row() {
        Path shp = ROOT.resolve("shapefiles/tmontaigu_shapefile-rs/multipatch.shp");
        assumeTrue(Files.exists(shp), "fixtures are absent");
        try (VectorFile file = VectorFile.open(shp, null)) {
            assertThat(file.next().problem()).contains("MultiPatch");
            assertThat(file.hasNext()).isFalse();
        }
    }

    private static final class Sums {
        int records;
        int nulls;
        int multi;
        int holes;
        double area;
        double length;
        final Set<String> kinds = new TreeSet<>();

        void add(RawFeature feature) {
            assertThat(feature.problem()).isNull();
            records++;
            Geometry geometry = feature.geometry();
            if (geometry == null) {
                nulls++;
                return;
            }
            kinds.add(geometry.getGeometryType());
            multi += geometry instanceof MultiPolygon ? 1 : 0;
            area += geometry.getArea();
            length += geometry.getLength();
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                holes += geometry.getGeometryN(i) instanceof Polygon polygon ? polygon.getNumInteriorRing() : 0;
            }
        }
    }
}
