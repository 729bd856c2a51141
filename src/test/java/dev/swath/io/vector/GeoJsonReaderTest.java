package dev.swath.io.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoJsonReaderTest {
    private static final String SQUARE =
            "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[4,0,7],[4,4],[0,4],[0,0]],[[1,1],[1,2],[2,2],[1,1]]]}";

    private final Path folder;

    GeoJsonReaderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_collection_gives_its_features_in_order() throws IOException {
        Path file = write(collection(
                "",
                feature("\"a\":1,\"b\":1.5,\"c\":true,\"d\":null,\"e\":{\"f\":[1]}", SQUARE),
                feature("\"id\":\"own\"", "null")));
        List<RawFeature> rows = Reads.all(file);
        assertThat(rows).extracting(RawFeature::row).containsExactly(1L, 2L);
        assertThat(rows.get(0).attributes()).hasToString("{id=7, a=1, b=1.5, c=true, e={\"f\":[1]}}");
        assertThat(rows.get(0).attributes().get("a")).isEqualTo(1L);
        assertThat(Reads.shape(rows.get(0)).getArea()).isEqualTo(15.5);
        assertThat(rows.get(1).attributes()).containsOnlyKeys("id").containsEntry("id", "own");
        assertThat((Object) rows.get(1).geometry()).isNull();
        assertThat(rows.get(1).problem()).isNull();
    }

    @Test
    void the_crs_is_wgs84_and_columns_are_those_read_so_far() throws IOException {
        try (VectorFile file = VectorFile.open(write(collection("", feature("\"a\":1", SQUARE))), null)) {
            assertThat(file.crs()).isEqualTo("EPSG:4326");
            assertThat(file.columns()).containsExactly("id", "a");
            assertThat(file.count()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "urn:ogc:def:crs:EPSG::25832, EPSG:25832",
        "urn:ogc:def:crs:EPSG:6.9:3006, EPSG:3006",
        "EPSG:2193, EPSG:2193",
        "urn:ogc:def:crs:OGC:1.3:CRS84, EPSG:4326",
        "http://www.opengis.net/def/crs/EPSG/0/3059, EPSG:3059"
    })
    void the_retired_crs_member_is_obeyed(String name, String expected) throws IOException {
        String crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + name + "\"}},";
        try (VectorFile file = VectorFile.open(write(collection(crs, feature("", SQUARE))), null)) {
            assertThat(file.crs()).isEqualTo(expected);
        }
    }

    @Test
    void a_crs_behind_the_features_is_refused_not_overlooked() throws IOException {
        String text = collection("", feature("", SQUARE));
        Path file = write(text.substring(0, text.length() - 1)
                + ",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:25832\"}}}");
        assertThatThrownBy(() -> Reads.all(file)).isInstanceOf(BadInput.class).hasMessageContaining("EPSG:25832");
    }

    @Test
    void bare_features_geometries_and_lines_of_them_are_read() throws IOException {
        String feature = feature("\"a\":1", SQUARE);
        assertThat(Reads.all(write(SQUARE)))
                .singleElement()
                .satisfies(row -> assertThat(Reads.shape(row).getArea()).isEqualTo(15.5));
        assertThat(Reads.all(write(feature))).hasSize(1);
        assertThat(Reads.all(write("\uFEFF" + feature + "\n" + feature + "\n"))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"Point\",\"coordinates\":[1,2]' | POINT (1 2)",
                "'\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]' | MULTIPOINT ((1 2), (3 4))",
                "'\"LineString\",\"coordinates\":[[1,2],[3,4]]' | LINESTRING (1 2, 3 4)",
                "'\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]]]' | MULTILINESTRING ((1 2, 3 4))",
                "'\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]' | POLYGON ((0 0, 1 0, 1 1, 0 0))",
                "'\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]]]' | MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))",
                "'\"GeometryCollection\",\"geometries\":[{\"coordinates\":[1,2],\"type\":\"Point\"}]'"
                        + "| GEOMETRYCOLLECTION (POINT (1 2))"
            })
    void every_kind_of_geometry_is_read(String members, String wkt) throws IOException {
        assertThat(Reads.shape(Reads.all(write("{\"type\":" + members + "}")).get(0))
                        .toText())
                .isEqualTo(wkt);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"Polygon\",\"coordinates\":[[[0,0],[1,1]]]' | three corners",
                "'\"Polygon\",\"coordinates\":[[0,0],[1,1]]' | nested too little",
                "'\"Point\",\"coordinates\":[\"a\",2]' | not two numbers",
                "'\"Point\",\"coordinates\":[1]' | not two numbers",
                "'\"Polygon\"' | missing",
                "'\"Circle\",\"coordinates\":[1,2]' | unknown type Circle"
            })
    void a_malformed_geometry_is_a_problem_of_its_row(String members, String problem) throws IOException {
        String bad = feature("\"a\":1", "{\"type\":" + members + "}");
        List<RawFeature> rows = Reads.all(write(collection("", bad, feature("", SQUARE))));
        assertThat(rows.get(0).problem()).contains(problem);
        assertThat(rows.get(0).attributes()).containsEntry("a", 1L);
        assertThat(rows.get(1).problem()).isNull();
    }

    @Test
    void a_cut_off_file_is_corrupt_and_says_where() throws IOException {
        String text = collection("", feature("", SQUARE), feature("", SQUARE));
        for (int end = 1; end < text.length(); end++) {
            Path file = write(text.substring(0, end));
            assertThatThrownBy(() -> Reads.all(file))
                    .isInstanceOf(Corrupt.class)
                    .hasMessageContaining("line 1");
        }
    }

    @Test
    void what_is_no_geojson_is_refused() throws IOException {
        for (String text : List.of("", "[1]", "7", "{\"type\":\"FeatureCollection\",\"features\":[7]}")) {
            Path file = write(text);
            assertThatThrownBy(() -> Reads.all(file)).isInstanceOf(BadInput.class);
        }
        Path html = write("<html>");
        assertThatThrownBy(() -> Reads.all(html)).isInstanceOf(Corrupt.class).hasMessageNotContaining("\n");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("a.GeoJSON"), text);
    }

    private static String collection(String members, String... features) {
        return "{\"type\":\"FeatureCollection\"," + members + "\"features\":[" + String.join(",", features) + "]}";
    }

    private static String feature(String properties, String geometry) {
        return "{\"type\":\"Feature\",\"id\":7,\"properties\":{" + properties + "},\"geometry\":" + geometry + "}";
    }
}
