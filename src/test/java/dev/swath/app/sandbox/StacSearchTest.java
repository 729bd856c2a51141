package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches of the simulated STAC API, over HTTP. */
class StacSearchTest {
    private static final String L2A = "sentinel-2-l2a";
    private static final String C1 = "sentinel-2-c1-l2a";

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), new TestClock());
    private final StacClient client = new StacClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void the_landing_page_leads_to_search_and_promises_no_filter() throws IOException {
        JsonNode page = Client.json(client.get("/stac/v1"));

        assertThat(page.path("conformsTo").toString())
                .contains("item-search#query")
                .doesNotContain("filter");
        assertThat(page.path("links").findValuesAsText("href")).contains(sandbox.stac() + "/search");
        assertThat(Client.json(client.get("/stac/v1/conformance"))).hasSize(1);
        JsonNode collections = Client.json(client.get("/stac/v1/collections"));
        assertThat(collections.path("collections").findValuesAsText("id")).containsExactly(L2A, C1, "landsat-c2-l2");
        assertThat(client.get("/stac/v1/collections/" + C1).statusCode()).isEqualTo(200);
        var missing = client.get("/stac/v1/collections/foo");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(Client.json(missing))
                .isEqualTo(StacClient.json("{\"code\":\"NotFound\",\"description\":\"Not Found\"}"));
    }

    @Test
    void pages_of_ten_lead_to_an_empty_last_one() throws IOException {
        var ids = new ArrayList<String>();
        JsonNode page = client.page(StacClient.ask(L2A));
        int matched = page.path("numberMatched").asInt();
        while (!StacClient.next(page).isMissingNode()) {
            assertThat(page.path("features")).hasSizeBetween(1, 10);
            page.path("features").forEach(item -> ids.add(item.path("id").asText()));
            page = client.page(StacClient.next(page).path("body"));
        }
        assertThat(page.path("features")).isEmpty();
        assertThat(page.at("/context/returned").asInt()).isZero();
        assertThat(ids).hasSize(matched).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    @Test
    void items_come_newest_first_unless_told() throws IOException {
        var times = new ArrayList<String>();
        client.all(StacClient.ask(L2A))
                .forEach(item -> times.add(item.at("/properties/datetime").asText()));
        ObjectNode sorted = StacClient.ask(L2A);
        sorted.putArray("sortby")
                .addObject()
                .put("field", "properties.eo:cloud_cover")
                .put("direction", "asc");

        assertThat(times).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(client.all(sorted)).extracting(StacClient::clouds).isSorted();
    }

    @Test
    void query_is_honoured_and_filter_is_not_even_kept() throws IOException {
        var all = client.all(StacClient.ask(L2A));
        ObjectNode clear = StacClient.ask(L2A);
        clear.putObject("query").putObject("eo:cloud_cover").put("lt", 20);
        ObjectNode filtered = StacClient.ask(L2A).put("filter-lang", "cql2-json");
        filtered.putObject("filter").put("op", "lte");

        assertThat(client.all(clear))
                .hasSizeBetween(1, all.size() - 1)
                .allMatch(item -> StacClient.clouds(item) < 20)
                .hasSize((int) all.stream()
                        .filter(item -> StacClient.clouds(item) < 20)
                        .count());
        JsonNode page = client.page(filtered);
        assertThat(page.path("numberMatched").asInt()).isEqualTo(all.size());
        assertThat(StacClient.next(page).path("body").has("filter")).isFalse();
        assertThat(StacClient.next(page).path("body").path("datetime")).isEqualTo(filtered.path("datetime"));
    }

    @Test
    void a_get_finds_what_a_post_finds() throws IOException {
        var posted = client.page(StacClient.ask(L2A));
        String period = "datetime=2024-05-01T00:00:00Z/2024-07-31T23:59:59Z";
        String place = "bbox=10.02,49.93,10.04,49.95";
        JsonNode got = Client.json(client.get("/stac/v1/search?collections=" + L2A + "&" + place + "&" + period));
        JsonNode items = Client.json(client.get("/stac/v1/collections/" + L2A + "/items?" + place + "&" + period));

        assertThat(got.path("features")).isEqualTo(posted.path("features"));
        assertThat(items.path("features")).isEqualTo(posted.path("features"));
        JsonNode second =
                Client.json(client.get(StacClient.next(got).path("href").asText()));
        assertThat(second.path("features"))
                .isEqualTo(client.page(StacClient.next(posted).path("body")).path("features"));
    }

    @Test
    void an_item_is_found_by_its_id_and_at_its_address() throws IOException {
        for (String collection : List.of(L2A, C1, "landsat-c2-l2")) {
            JsonNode item = client.page(StacClient.ask(collection)).at("/features/0");
            ObjectNode named = Client.JSON.createObjectNode();
            named.putArray("ids").add(item.path("id").asText()).add("S2A_nonsense");

            assertThat(client.page(named).path("features")).containsExactly(item);
            assertThat(Client.json(client.get(item.at("/links/0/href").asText())))
                    .isEqualTo(item);
        }
        assertThat(client.get("/stac/v1/collections/" + L2A + "/items/S2A_34UFF12_20240101_7_L2A")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'bbox':[1,2,3,4],'intersects':{'type':'Point','coordinates':[1,2]}}",
                "{'bbox':[1,5,3,4]}",
                "{'bbox':[1,2,3]}",
                "{'datetime':'2024-06-01T00:00:00Z/2024-05-01T00:00:00Z'}",
                "{'datetime':'2024-06-01/2024-07-01'}",
                "{'limit':0}",
                "{'query':{'eo:cloud_cover':{'near':3}}}",
                "{'intersects':{'type':'Blob'}}",
                "{'bbox':[-180,-80,180,84]}"
            })
    void what_cannot_be_searched_is_refused(String body) throws IOException {
        var answer = client.post(StacClient.json(body.replace('\'', '"')));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).path("code").asText()).isEqualTo("BadRequest");
    }

    @Test
    void a_page_above_6_mb_breaks_the_gateway() throws IOException {
        ObjectNode much = StacClient.ask(L2A, "[9.9,49.8,10.1,50.0]", "2023-01-01T00:00:00Z/2024-12-31T23:59:59Z");

        assertThat(client.post(much.put("limit", 100)).statusCode()).isEqualTo(200);
        var broken = client.post(much.put("limit", 1000));
        assertThat(broken.statusCode()).isEqualTo(502);
        assertThat(Client.json(broken)).isEqualTo(StacClient.json("{\"message\":\"Internal server error\"}"));
    }

    @Test
    void fields_reduce_items_as_recorded() throws IOException {
        ObjectNode without = StacClient.ask(L2A);
        without.putObject("fields").putArray("exclude").add("geometry").add("assets");
        ObjectNode with = StacClient.ask(L2A);
        with.putObject("fields").putArray("include").add("properties.eo:cloud_cover");

        JsonNode bare = client.page(without).at("/features/0");
        assertThat(bare.has("geometry") || bare.has("assets")).isFalse();
        assertThat(bare.path("properties")).hasSize(1);
        assertThat(client.page(with).at("/features/0/properties")).hasSize(2);
    }

    @Test
    void neighbours_share_a_pass_and_some_passes_were_processed_twice() throws IOException {
        var items =
                client.all(StacClient.ask(L2A, "[10.0,49.9,10.2,50.0]", "2021-05-01T00:00:00Z/2021-09-30T00:00:00Z"));
        var takes = new HashSet<String>();
        var acquired = new HashSet<String>();
        int again = 0;
        for (JsonNode item : items) {
            JsonNode told = item.path("properties");
            takes.add(told.path("s2:product_uri").asText().substring(0, 26));
            String place =
                    told.path("grid:code").asText() + told.path("datetime").asText();
            if (told.path("s2:sequence").asText().equals("1")) {
                again++;
                assertThat(told.path("s2:processing_baseline").asText()).isGreaterThan("04");
                assertThat(told.path("earthsearch:boa_offset_applied").asBoolean())
                        .isTrue();
            } else {
                acquired.add(place);
                assertThat(told.path("s2:processing_baseline").asText()).isLessThan("04");
                assertThat(told.path("earthsearch:boa_offset_applied").asBoolean())
                        .isFalse();
            }
        }
        assertThat(again).isPositive();
        assertThat(acquired).hasSize(items.size() - again);
        assertThat(takes).hasSizeLessThan(acquired.size() / 2);
    }

    @Test
    void nothing_comes_from_the_future() throws IOException {
        var items = client.all(StacClient.ask(C1, StacClient.PLACE, "2025-07-01T00:00:00Z/.."));

        assertThat(items)
                .hasSizeGreaterThan(5)
                .allMatch(item -> item.at("/properties/created").asText().compareTo("2025-08-01T12:00:00Z") <= 0);
    }

    @Test
    void across_the_antimeridian_both_sides_are_searched() throws IOException {
        var items = client.all(
                StacClient.ask(L2A, "[179.5,-17.0,-179.5,-16.5]", "2024-05-01T00:00:00Z/2024-05-10T23:59:59Z"));

        assertThat(items)
                .extracting(item -> item.at("/properties/proj:epsg").asInt())
                .contains(32760, 32701);
    }
}
