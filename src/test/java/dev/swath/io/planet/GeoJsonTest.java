package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;

class GeoJsonTest {
    @Test
    void rings_are_written_outer_first_counter_clockwise_closed_and_flat() {
        Geometry clockwiseWithHeights = Samples.shape(
                "POLYGON Z ((0 0 7, 0 4 7, 4 4 7, 4 0 7, 0 0 7)," + " (1 1 7, 2 1 7, 2 2 7, 1 2 7, 1 1 7))");

        assertThat(GeoJson.write(clockwiseWithHeights))
                .hasToString("{\"type\":\"Polygon\",\"coordinates\":["
                        + "[[0.0,0.0],[4.0,0.0],[4.0,4.0],[0.0,4.0],[0.0,0.0]],"
                        + "[[1.0,1.0],[1.0,2.0],[2.0,2.0],[2.0,1.0],[1.0,1.0]]]}");
    }

    @Test
    void a_multipolygon_of_one_part_is_a_polygon() {
        assertThat(GeoJson.write(Samples.shape("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))"))
                        .path("type")
                        .asText())
                .isEqualTo("Polygon");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Samples.SQUARE,
                "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))"
            })
    void what_is_written_reads_back_the_same(String wkt) {
        Geometry shape = Samples.shape(wkt);

        assertThat(GeoJson.read(GeoJson.write(shape)).orElseThrow().equalsNorm(shape))
                .isTrue();
    }

    @Test
    void an_open_ring_is_closed() {
        assertThat(read("{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1]]]}")
                        .toText())
                .isEqualTo("POLYGON ((0 0, 1 0, 1 1, 0 0))");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "'Polygon'",
                "{'type':'Point','coordinates':[1,2]}",
                "{'type':'Polygon'}",
                "{'type':'Polygon','coordinates':[]}",
                "{'type':'Polygon','coordinates':[[]]}",
                "{'type':'Polygon','coordinates':[[[0,0],[1,1]]]}",
                "{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,'x'],[0,0]]]}",
                "{'type':'Polygon','coordinates':[[[0,0],[1,0],[1,1e999],[0,0]]]}",
                "{'type':'MultiPolygon','coordinates':[[[[0,0],[1,0],[1,1],[0,0]]],[[]]]}"
            })
    void anything_else_reads_as_nothing(String json) {
        assertThat(GeoJson.read(tree(json))).isEmpty();
    }

    @Test
    void a_shape_without_area_is_not_written() {
        assertThatThrownBy(() -> GeoJson.write(Samples.shape("POINT (1 2)")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> GeoJson.write(Samples.shape("POLYGON EMPTY")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Geometry read(String json) {
        return GeoJson.read(tree(json)).orElseThrow();
    }

    private static JsonNode tree(String json) {
        return Json.parsed(json.replace('\'', '"')).orElseThrow();
    }
}
