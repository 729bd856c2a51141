package dev.swath.io.stac.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacJson;
import dev.swath.model.CompositeMaking;
import dev.swath.model.RequestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words of a request, as they are given and as the ledger keeps them. */
class CompositeWordsTest {
    private static final String BOX = "\"bboxes\":[[10,49.9,10.1,50]],\"toi\":\"2024-05-01/2024-06-30\"";

    private final List<RequestFault> faults = new ArrayList<>();

    private CompositeWords read(String json) {
        var usual = new CompositeWords.Usual(
                "sentinel-2-c1-l2a",
                new CompositeMaking("auto", 20, "mean", "strict", 1, "reflectance", "auto"),
                false,
                false);
        return CompositeWords.read((ObjectNode) StacJson.parsed(json).orElseThrow(), usual, faults);
    }

    @Test
    void what_nobody_says_is_as_settings_have_it_and_all_of_it_is_kept() {
        var words = read("{" + BOX + "}");

        assertThat(faults).isEmpty();
        assertThat(words.collections()).containsExactly("sentinel-2-c1-l2a");
        assertThat(words.making().resolution()).isEqualTo(20);
        assertThat(words.making().reducer()).isEqualTo("mean");
        assertThat(words.request().bands()).containsExactly("red", "green", "blue");
        assertThat(words.ingest()).isFalse();
        var kept = words.json().toString();
        assertThat(CompositeWords.of(kept)).isEqualTo(words);
        assertThat(CompositeWords.of(kept).json()).hasToString(kept);
    }

    @Test
    void features_are_one_area_together() {
        var square = "{\"type\":\"Polygon\",\"coordinates\":[[[%1$s,0],[%2$s,0],[%2$s,1],[%1$s,1],[%1$s,0]]]}";
        var feature = "{\"type\":\"Feature\",\"geometry\":" + square + "}";
        var words = read("{\"toi\":\"2024-05-01/2024-05-02\",\"aoi\":{\"type\":\"FeatureCollection\",\"features\":["
                + feature.formatted("0", "1") + "," + feature.formatted("0.5", "2") + "]}}");

        assertThat(faults).isEmpty();
        assertThat(Objects.requireNonNull(words.request().aoi()).getArea()).isEqualTo(2);
        assertThat(CompositeWords.of(words.json().toString()).json())
                .hasToString(words.json().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "`{\"band\":[\"red\"]}`; band; there is no such word",
                "`{\"bands\":\"red\"}`; bands; list of texts",
                "`{\"bands\":[1]}`; bands; list of texts",
                "`{\"bboxes\":[1,2,3,4]}`; bboxes; list of boxes",
                "`{\"bboxes\":[[\"a\",2,3,4]]}`; bboxes; four degrees",
                "`{\"aoi\":{\"type\":\"Polygon\"}}`; aoi; GeoJSON",
                "`{\"aoi\":7}`; aoi; GeoJSON",
                "`{\"toi\":2024}`; toi; must be a text",
                "`{\"cloud_cover\":101}`; cloud_cover; 0..100",
                "`{\"cloud_cover\":\"many\"}`; cloud_cover; must be a number",
                "`{\"dilation\":1.5}`; dilation; whole number",
                "`{\"name\":\"../up\"}`; name; letters",
                "`{\"ingest\":\"no\"}`; ingest; true or false"
            })
    void a_wrong_word_is_told_under_its_name(String json, String field, String message) {
        read(json);

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void a_composite_without_words_is_made_as_usual() {
        assertThat(CompositeWords.of("{}").ingest()).isTrue();
        assertThat(CompositeWords.of("{}").clip()).isFalse();
        assertThatThrownBy(() -> CompositeWords.of("[]")).isInstanceOf(IllegalArgumentException.class);
    }
}
