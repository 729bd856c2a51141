package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;

class ContentHashTest {
    @Test
    void order_of_columns_and_settings_does_not_count() {
        assertThat(drop(attributes("a", 1, "b", "x"), 5)).isEqualTo(drop(attributes("b", "x", "a", 1.0), 5));
        assertThat(new ContentHash().add(settings("p", "1", "q", "2")).hex())
                .isEqualTo(new ContentHash().add(settings("q", "2", "p", "1")).hex());
    }

    @Test
    void values_nulls_coordinates_crs_and_settings_count() {
        String drop = drop(attributes("a", 1, "b", "x"), 5);
        assertThat(drop(attributes("a", 2, "b", "x"), 5)).isNotEqualTo(drop);
        assertThat(drop(attributes("a", 1, "b", null), 5)).isNotEqualTo(drop);
        assertThat(drop(attributes("a", 1, "b", "x"), 5.000001)).isNotEqualTo(drop);
        assertThat(new ContentHash().add("EPSG:4326").hex())
                .isNotEqualTo(new ContentHash().add("EPSG:4258").hex());
        assertThat(new ContentHash().add(settings("p", "1", "q", "2")).hex())
                .isNotEqualTo(
                        new ContentHash().add(settings("p", "2", "q", "1")).hex());
    }

    @Test
    void a_null_differs_from_an_empty_text_and_a_number_from_its_text() {
        assertThat(drop(attributes("a", null, "b", 1), 5)).isNotEqualTo(drop(attributes("a", "", "b", 1), 5));
        assertThat(drop(attributes("a", "1", "b", 1), 5)).isNotEqualTo(drop(attributes("a", 1, "b", 1), 5));
    }

    @Test
    void text_cannot_slip_from_one_column_to_the_next() {
        assertThat(drop(attributes("a", "xb", "b", "y"), 5)).isNotEqualTo(drop(attributes("a", "x", "b", "by"), 5));
    }

    @Test
    void hex_may_be_asked_between_additions() {
        ContentHash hash = new ContentHash().add("EPSG:4326");
        assertThat(hash.hex()).isEqualTo(hash.hex());
        assertThat(hash.addFeature(1L, null, Map.of()).hex())
                .isEqualTo(new ContentHash()
                        .add("EPSG:4326")
                        .addFeature(1L, null, Map.of())
                        .hex());
    }

    private static String drop(Map<String, @Nullable Object> attributes, double x) {
        Point point = new GeometryFactory().createPoint(new Coordinate(x, 1));
        return new ContentHash()
                .add("EPSG:4326")
                .addFeature(1L, point, attributes)
                .addFeature(null, null, Map.of())
                .hex();
    }

    private static Map<String, @Nullable Object> attributes(
            String first, @Nullable Object firstValue, String second, @Nullable Object secondValue) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(first, firstValue);
        map.put(second, secondValue);
        return map;
    }

    private static Map<String, String> settings(String first, String firstValue, String second, String secondValue) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(first, firstValue);
        map.put(second, secondValue);
        return map;
    }
}
