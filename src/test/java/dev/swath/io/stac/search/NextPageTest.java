package dev.swath.io.stac.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {
    private static final Call POST = new Call(
            "POST", URI.create("https://stac.example/v1/search"), "{\"limit\":100,\"collections\":[\"a\"]}", "about");

    @Test
    void a_link_without_method_is_a_get_of_its_address() {
        NextPage next = next("{\"rel\":\"next\",\"href\":\"search?token=b\"}");

        assertThat(next.call())
                .isEqualTo(new Call("GET", URI.create("https://stac.example/v1/search?token=b"), null, "about"));
    }

    @Test
    void a_body_is_sent_as_it_is_and_merged_where_the_link_says_so() {
        assertThat(next("{\"rel\":\"next\",\"method\":\"POST\",\"href\":\"/v1/search\",\"body\":{\"next\":\"b\"}}")
                        .call()
                        .json())
                .isEqualTo("{\"next\":\"b\"}");
        assertThat(next("{\"rel\":\"next\",\"method\":\"POST\",\"href\":\"/v1/search\",\"merge\":true,"
                                + "\"body\":{\"next\":\"b\",\"limit\":50}}")
                        .call()
                        .json())
                .isEqualTo("{\"limit\":50,\"collections\":[\"a\"],\"next\":\"b\"}");
    }

    @Test
    void headers_are_sent_but_none_that_a_login_or_the_connection_needs() {
        NextPage next = next(
                "{\"rel\":\"next\",\"href\":\"/v1/search\",\"headers\":{\"Search-After\":\"LC81060\","
                        + "\"Authorization\":\"Bearer x\",\"Host\":\"evil\",\"X-Two\":[\"a\",\"b\"],\"Bad Name\":\"x\",\"X-Line\":\"a\\nb\"}}");

        assertThat(next.headers()).containsExactlyInAnyOrderEntriesOf(Map.of("Search-After", "LC81060", "X-Two", "a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/v1/search",
                "http://stac.example/v1/search",
                "https://stac.example:8443/v1/search",
                "https://u:p@stac.example/v1/search",
                "file:///etc/passwd",
                "",
            })
    void a_page_of_another_host_is_refused(String href) {
        assertThatThrownBy(() -> next("{\"rel\":\"next\",\"href\":\"" + href + "\"}"))
                .isInstanceOf(Corrupt.class)
                .hasMessageContaining("another host");
    }

    @Test
    void a_page_without_items_is_the_last() {
        String next = "{\"rel\":\"next\",\"href\":\"?token=b\"}";

        assertThat(SearchPage.read(answer("{\"features\":[],\"links\":[" + next + "]}"))
                        .next())
                .isNull();
        assertThat(SearchPage.read(answer("{\"features\":null,\"links\":[" + next + "]}"))
                        .next())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"features\":[", "{\"links\":[]}", "{\"features\":{}}", "<html>"})
    void what_is_no_page_is_asked_for_again(String text) {
        assertThatThrownBy(() -> SearchPage.read(answer(text)))
                .isInstanceOf(Unavailable.class)
                .extracting(trouble -> ((Unavailable) trouble).code())
                .isEqualTo("unreadable-answer");
    }

    @Test
    void unreadable_items_are_told_and_the_rest_kept() {
        SearchPage page = SearchPage.read(answer("{\"features\":[{\"id\":\"a\"},7,{\"id\":\"b\",\"bbox\":[1,2,3,4],"
                + "\"properties\":{\"datetime\":\"2024-01-01T00:00:00Z\"}}]}"));

        assertThat(page.items()).singleElement().satisfies(item -> assertThat(item.id())
                .isEqualTo("b"));
        assertThat(page.unreadable()).containsExactly("item a, which has no properties", "an item without an id");
    }

    @Test
    void a_page_too_large_is_asked_for_in_halves_down_to_one_item() {
        assertThat(NextPage.halved(POST).orElseThrow().json()).isEqualTo("{\"limit\":50,\"collections\":[\"a\"]}");
        Call get = new Call("GET", URI.create("https://stac.example/v1/search?token=limit=9&limit=3"), null, "x");
        assertThat(NextPage.halved(get).orElseThrow().uri()).hasQuery("token=limit=9&limit=1");
        assertThat(NextPage.halved(NextPage.halved(get).orElseThrow())).isEmpty();
        assertThat(NextPage.halved(new Call("POST", POST.uri(), "{\"next\":\"b\"}", "x")))
                .isEmpty();
    }

    @Test
    void a_walk_in_a_circle_is_noticed() {
        Call other = new Call("POST", POST.uri(), "{\"next\":\"b\"}", "x");
        PageTrail trail = PageTrail.start().then(POST).then(other);

        assertThatThrownBy(() -> trail.then(POST)).isInstanceOf(Corrupt.class).hasMessageContaining("after 2 pages");
    }

    @Test
    void a_landing_page_says_where_to_search_and_what_it_conforms_to() {
        StacApi api = StacApi.read(
                landing(
                        "{\"links\":[{\"rel\":\"search\",\"href\":\"./v1/find\",\"method\":\"GET\"},"
                                + "{\"rel\":\"search\",\"href\":\"/v1/search\",\"method\":\"post\"},{\"rel\":\"conformance\",\"href\":\"/v1/c\"}]}"));

        assertThat(api.search()).hasToString("https://stac.example/v1/search");
        assertThat(api.understandsQuery()).isFalse();
        Call call = api.conformanceCall("x").orElseThrow();
        assertThat(call.uri()).hasPath("/v1/c");
        String classes = "{\"conformsTo\":[\"https://api.stacspec.org/v1.0.0/item-search#query\"]}";
        assertThat(api.withConformance(new Answer(call, 200, Map.of(), classes, null))
                        .understandsQuery())
                .isTrue();
    }

    @Test
    void what_is_no_stac_api_is_refused() {
        assertThatThrownBy(() -> StacApi.read(landing("{}"))).isInstanceOf(Refused.class);
        assertThatThrownBy(() ->
                        StacApi.read(landing("{\"links\":[{\"rel\":\"search\",\"href\":\"https://evil.example/\"}]}")))
                .isInstanceOf(Corrupt.class);
        assertThatThrownBy(() -> StacApi.landing(URI.create("https://key@stac.example/v1"), "x"))
                .isInstanceOf(BadSetting.class)
                .hasMessageNotContaining("key@");
    }

    private static NextPage next(String link) {
        String item = "{\"id\":\"b\"}";
        return Objects.requireNonNull(
                SearchPage.read(answer("{\"features\":[" + item + "],\"links\":[{\"rel\":\"root\"}," + link + "]}"))
                        .next());
    }

    private static Answer landing(String text) {
        return new Answer(StacApi.landing(URI.create("https://stac.example/v1"), "x"), 200, Map.of(), text, null);
    }

    private static Answer answer(String text) {
        return new Answer(POST, 200, Map.of(), text, null);
    }
}
