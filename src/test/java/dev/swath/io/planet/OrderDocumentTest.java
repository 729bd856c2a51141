package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderDocumentTest {
    private static final String ORDER = """
            {"id":"a1","state":"partial","error_hints":["no access to assets: x","no access to assets: x"],
             "last_message":"Manifest delivery completed","_links":{"_self":"s","results":[
              {"name":"a1/manifest.json","delivery":"success","location":"https://api.planet.example/d?token=SECRET1",
               "expires_at":"2026-01-11T09:08:07.526Z"},
              {"name":"a1/PSScene/x.tif","delivery":"success","location":"https://api.planet.example/d?token=SECRET2"},
              {"name":"a1/PSScene/y.tif","delivery":"failed"},
              {"name":"a1/PSScene/z.tif","delivery":"pending","location":"not an address"},
              {"name":"a1/PSScene/f.tif","delivery":"success","location":"file:///etc/passwd"},
              {"delivery":"success"}]}}""";

    @Test
    void an_order_is_read_with_what_it_has_so_far() {
        OrderDocument order = OrderDocument.read(Samples.answer(200, ORDER));

        assertThat(order.id()).isEqualTo("a1");
        assertThat(order.isFinal()).isTrue();
        assertThat(order.hints()).hasSize(2);
        assertThat(order.lastMessage()).isEqualTo("Manifest delivery completed");
        assertThat(order.results()).hasSize(5);
        assertThat(order.links())
                .containsOnlyKeys("manifest.json", "PSScene/x.tif")
                .containsEntry("PSScene/x.tif", URI.create("https://api.planet.example/d?token=SECRET2"));
    }

    @Test
    void a_document_in_a_log_tells_no_link() {
        assertThat(OrderDocument.read(Samples.answer(200, ORDER)).toString())
                .contains("PSScene/x.tif")
                .doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"results\":[]}", "{\"results\":null}", "null"})
    void results_may_be_absent_empty_or_null(String links) {
        String text = "{\"id\":\"a1\",\"state\":\"success\",\"_links\":" + links + "}";
        assertThat(OrderDocument.read(Samples.answer(200, text)).results()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "queued, false",
        "running, false",
        "starting, false",
        "'', false",
        "SUCCESS, false",
        "success, true",
        "partial, true",
        "failed, true",
        "cancelled, true"
    })
    void only_four_states_are_final(String state, boolean isFinal) {
        assertThat(OrderDocument.isFinal(state)).isEqualTo(isFinal);
    }

    @Test
    void an_order_cut_off_anywhere_is_asked_again() {
        for (int end = 0; end < ORDER.length(); end++) {
            String cut = ORDER.substring(0, end);
            assertThatThrownBy(() -> OrderDocument.read(Samples.answer(200, cut)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageNotContaining("SECRET");
        }
    }
}
