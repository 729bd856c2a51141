package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.Scene;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickSearchTest {
    private static final String ITEM = """
            {"_links":{"_self":"https://api.planet.example/x","thumbnail":"https://tiles.planet.example/x"},
             "_permissions":["assets.ortho_udm2:download","assets.ortho_analytic_4b_sr:download","other"],
             "assets":["ortho_analytic_4b_sr","ortho_analytic_4b_xml","ortho_udm2"],
             "geometry":{"type":"Polygon","coordinates":[[[10,50],[10.3,50],[10.3,50.2],[10,50.2],[10,50]]]},
             "id":"20250610_101112_13_24ab",
             "properties":{"acquired":"2025-06-10T10:11:12.13694Z","cloud_cover":0.07,"cloud_percent":0,
              "instrument":"PSB.SD","item_type":"PSScene","quality_category":"standard"},
             "type":"Feature"}""";

    @Test
    void the_question_names_area_and_days_only_so_that_every_rejected_scene_is_known() {
        Call call =
                QuickSearch.firstPage(Samples.URLS, Samples.request("analytic_8b_sr_udm2, analytic_sr_udm2", 20), 7);

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.about()).isEqualTo(7);
        assertThat(call.uri())
                .hasToString("https://api.planet.example/data/v1/quick-search?_sort=acquired%20asc&_page_size=250");
        assertThat(call.json()).isEqualTo("""
                {"item_types":["PSScene"],"filter":{"type":"AndFilter","config":[\
                {"type":"GeometryFilter","field_name":"geometry","relation":"intersects","config":{"type":"Polygon",\
                "coordinates":[[[10.0,50.0],[10.1,50.0],[10.1,50.1],[10.0,50.1],[10.0,50.0]]]}},\
                {"type":"DateRangeFilter","field_name":"acquired","config":\
                {"gte":"2025-06-01T00:00:00Z","lt":"2025-07-01T00:00:00Z"}}]}}""");
    }

    @Test
    void questions_differ_with_what_is_asked_only() {
        String question = QuickSearch.question(Samples.URLS, Samples.request("visual", 20));

        assertThat(question).matches("[0-9a-f]{64}");
        assertThat(QuickSearch.question(Samples.URLS, Samples.request("visual", 20)))
                .isEqualTo(question);
        assertThat(QuickSearch.question(Samples.URLS, Samples.request("analytic_udm2", 30)))
                .as("limits are applied by the selection, to the same scenes")
                .isEqualTo(question);
        assertThat(QuickSearch.question(
                        new PlanetUrls(java.net.URI.create("https://other.example")), Samples.request("visual", 20)))
                .isNotEqualTo(question);
    }

    @Test
    void an_item_becomes_a_scene() {
        assertThat(read(page(ITEM, "")).scenes()).singleElement().satisfies(scene -> {
            assertThat(scene.id()).isEqualTo("20250610_101112_13_24ab");
            assertThat(scene.itemType()).isEqualTo("PSScene");
            assertThat(scene.acquired()).isEqualTo(Instant.parse("2025-06-10T10:11:12.136940Z"));
            assertThat(scene.cloudPercent()).isCloseTo(7.0, offset(1e-9));
            assertThat(scene.assets())
                    .containsExactlyInAnyOrder("ortho_analytic_4b_sr", "ortho_analytic_4b_xml", "ortho_udm2");
            assertThat(scene.downloadable()).containsExactlyInAnyOrder("ortho_udm2", "ortho_analytic_4b_sr");
            assertThat(scene.instrument()).isEqualTo("PSB.SD");
            assertThat(scene.standardQuality()).isTrue();
            assertThat(scene.footprint().getArea()).isCloseTo(0.06, offset(1e-9));
        });
    }

    @Test
    void clouds_may_be_a_whole_number_or_missing_or_nonsense() {
        assertThat(scene("0.07", "0").cloudPercent()).isZero();
        assertThat(scene("0.07", "1").cloudPercent()).isEqualTo(100.0);
        assertThat(scene("0.07", "null").cloudPercent()).isNull();
        assertThat(scene("\"cloud_cover\":0.07,", "").cloudPercent()).isNull();
        assertThat(scene("0.07", "\"much\"").cloudPercent()).isNull();
        assertThat(scene("0.07", "55").cloudPercent()).isNull();
    }

    @Test
    void what_is_not_indispensable_may_be_missing() {
        Scene scene = scene("\"quality_category\":\"standard\"", "\"quality_category\":\"test\"");
        assertThat(scene.standardQuality()).isFalse();
        assertThat(scene("\"instrument\":\"PSB.SD\",", "").instrument()).isEmpty();
        assertThat(scene("\"assets\":[\"ortho_analytic_4b_sr\",\"ortho_analytic_4b_xml\",\"ortho_udm2\"],", "")
                        .assets())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"id\":", "\"geometry\":", "\"item_type\":", "\"acquired\":"})
    void an_item_that_lacks_the_indispensable_is_left_out_and_told(String field) {
        QuickSearch.Page page = read(page(ITEM.replace(field, "\"x\":") + "," + ITEM, ""));

        assertThat(page.scenes()).hasSize(1);
        assertThat(page.unreadable()).hasSize(1);
    }

    @Test
    void the_walk_ends_where_next_is_absent_or_null() {
        assertThat(read(page("", "\"_self\":\"x\"")).next()).isNull();
        assertThat(read(page("", "\"_next\":null")).next()).isNull();
        assertThat(read("{\"features\":[]}").next()).isNull();
        assertThat(read(page("", "\"_next\":\"https://api.planet.example/data/v1/p?_page=T1\""))
                        .next())
                .hasToString("https://api.planet.example/data/v1/p?_page=T1");
        assertThat(read(page("", "\"_next\":\"/data/v1/p?_page=T1\"")).next())
                .hasToString("https://api.planet.example/data/v1/p?_page=T1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/data",
                "http://api.planet.example/data",
                "//evil.example/x",
                "https://k@api.planet.example/",
                "not an address"
            })
    void a_next_page_elsewhere_is_not_followed(String next) {
        assertThatThrownBy(() -> read(page(ITEM, "\"_next\":\"" + next + "\"")))
                .isInstanceOfSatisfying(
                        Corrupt.class, trouble -> assertThat(trouble.code()).isEqualTo("foreign-page"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>busy</html>", "[]", "{}", "{\"features\":null}", "{\"features\":[]} x", "null"})
    void what_is_no_page_is_asked_again(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(Unavailable.class, trouble -> {
            assertThat(trouble.code()).isEqualTo("unreadable-answer");
            assertThat(trouble).hasMessageContaining("api.planet.example/data/v1/quick-search");
        });
    }

    @Test
    void a_page_cut_off_anywhere_is_trouble_never_a_shorter_page() {
        String whole = page(ITEM + "," + ITEM, "\"_next\":\"https://api.planet.example/p\"");
        for (int end = 0; end < whole.length(); end++) {
            String cut = whole.substring(0, end);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(Unavailable.class);
        }
    }

    @Test
    void a_garbled_page_is_read_or_is_trouble_but_nothing_else() {
        var random = new Random(20250610);
        String whole = page(ITEM + "," + ITEM, "\"_next\":\"https://api.planet.example/p\"");
        String junk = "\0\"{}[]:,-0159eE.\\/\u00e9nulltrue ";
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(whole);
            for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
                text.setCharAt(random.nextInt(text.length()), junk.charAt(random.nextInt(junk.length())));
            }
            try {
                read += read(text.toString()).scenes().size();
            } catch (Trouble expected) {
                assertThat(expected.code()).isIn("unreadable-answer", "foreign-page");
            }
        }
        assertThat(read).isPositive();
    }

    private static Scene scene(String from, String to) {
        String item = ITEM.replace(from, to);
        assertThat(item).isNotEqualTo(ITEM);
        return read(page(item, "")).scenes().get(0);
    }

    private static String page(String items, String links) {
        return "{\"_links\":{" + links + "},\"type\":\"FeatureCollection\",\"features\":[" + items + "]}";
    }

    private static QuickSearch.Page read(String text) {
        Call call = QuickSearch.firstPage(Samples.URLS, Samples.request("visual", 20), "cursor");
        Answer answer = Samples.answerTo(call, 200, text);
        return QuickSearch.read(answer);
    }
}
