package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.swath.io.ledger.CatalogSearch.Wanted;
import dev.swath.model.Route;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was delivered, asked for as a STAC API. */
final class StacApiTest extends ApiCase {
    private static final String JSON = "application/json";

    StacApiTest(@TempDir Path home) {
        super(home, Map.of("select.cadence", "all"));
    }

    /** One field, all scenes of a week. */
    @BeforeEach
    void deliver() {
        var job = read();
        for (int rounds = 0; rounds < 40 && counts(job).containsKey("download/waiting"); rounds++) {
            work("download-claim", Route.DOWNLOAD);
        }
        assertThat(counts(job)).doesNotContainKeys("download/waiting", "download/failed");
        tick("catalog");
    }

    private JsonNode ok(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.path("features").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static JsonNode link(JsonNode document, String rel) {
        for (var link : document.path("links")) {
            if (link.path("rel").asText().equals(rel)) {
                return link;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode followed(JsonNode document, String rel) throws Exception {
        var address = URI.create(link(document, rel).path("href").asText());
        assertThat(address.getPort())
                .as(rel + " leads back to us")
                .isEqualTo(address("/").getPort());
        return ok(address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    }

    @Test
    void from_the_landing_page_links_lead_to_every_item_and_its_files() throws Exception {
        var landing = ok("/stac");
        assertThat(landing.path("conformsTo"))
                .isEqualTo(followed(landing, "conformance").path("conformsTo"));
        var collection = followed(landing, "data").path("collections").path(0);
        assertThat(collection.path("id").asText()).isEqualTo("fields");
        assertThat(collection.at("/extent/spatial/bbox/0/0").asDouble()).isBetween(9.9, 10.1);
        assertThat(followed(collection, "self")).isEqualTo(collection);
        var items = followed(collection, "items");
        assertThat(items.path("numberMatched").asInt())
                .isEqualTo(items.path("features").size())
                .isGreaterThan(2);
        for (var item : items.path("features")) {
            assertThat(followed(item, "self")).isEqualTo(item);
            assertThat(followed(item, "collection").path("id").asText()).isEqualTo("fields");
            assertThat(item.path("assets")).isNotEmpty();
            for (var asset : item.path("assets")) {
                var file = Path.of(URI.create(asset.path("href").asText()));
                assertThat(Files.size(file)).isEqualTo(asset.path("file:size").asLong());
            }
        }
    }

    @Test
    void pages_bring_every_item_once_whichever_way_they_are_asked_for() throws Exception {
        var all = ids(ok("/stac/search"));
        var gotten = new ArrayList<String>();
        var page = ok("/stac/search?limit=2&collections=fields");
        gotten.addAll(ids(page));
        while (!link(page, "next").isMissingNode()) {
            page = followed(page, "next");
            gotten.addAll(ids(page));
        }
        assertThat(gotten).isEqualTo(all).doesNotHaveDuplicates();

        var posted = new ArrayList<String>();
        var body = "{\"limit\":2}";
        while (!body.isEmpty()) {
            var answer = post("/stac/search", JSON, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            posted.addAll(ids(json(answer)));
            var next = link(json(answer), "next");
            assertThat(next.isMissingNode() || next.path("merge").asBoolean()).isTrue();
            var token = next.at("/body/token").asText();
            body = token.isEmpty() ? "" : "{\"limit\":2,\"token\":\"" + token + "\"}";
        }
        assertThat(posted).isEqualTo(all);
    }

    @Test
    void items_are_found_by_place_time_and_name_and_by_nothing_else() throws Exception {
        var all = ok("/stac/search").path("features");
        var one = all.path(1);
        var id = one.path("id").asText();
        var taken = one.at("/properties/datetime").asText();
        assertThat(ids(ok("/stac/search?ids=" + id))).containsExactly(id);
        assertThat(ids(ok("/stac/search?datetime=" + taken))).contains(id);
        assertThat(ids(ok("/stac/search?datetime=" + taken + "/..")))
                .contains(id)
                .hasSizeLessThanOrEqualTo(all.size());
        assertThat(ids(ok("/stac/search?datetime=../2020-01-01T00:00:00Z"))).isEmpty();
        assertThat(ids(ok("/stac/search?bbox=10,50,10.1,50.1"))).hasSize(all.size());
        assertThat(ids(ok("/stac/search?bbox=170,-10,-170,10"))).isEmpty();
        assertThat(ids(ok("/stac/search?collections=other"))).isEmpty();
        var inside = "{\"intersects\":{\"type\":\"Point\",\"coordinates\":[10.005,50.005]}}";
        assertThat(ids(json(post("/stac/search", JSON, inside)))).isNotEmpty();
        var beside = "{\"intersects\":{\"type\":\"Point\",\"coordinates\":[10.0145,50.005]}}";
        assertThat(ids(json(post("/stac/search", JSON, beside)))).isEmpty();
        assertThat(get("/stac/collections/other").statusCode()).isEqualTo(404);
        assertThat(get("/stac/collections/fields/items/other").statusCode()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_understood_is_refused() throws Exception {
        for (var query : List.of(
                "bbox=1,2,3",
                "bbox=1,9,3,4",
                "bbox=a,2,3,4",
                "datetime=yesterday",
                "datetime=..",
                "datetime=2025-06-02T00:00:00Z/2025-06-01T00:00:00Z",
                "limit=0",
                "limit=x",
                "token=abc",
                "sortby=datetime",
                "filter=a%3D1",
                "intersects=x",
                "bbox=1,2,3,4&intersects=%7B%7D")) {
            var answer = get("/stac/search?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(code(answer)).isEqualTo("bad-parameter");
        }
        assertThat(post("/stac/search", JSON, "{\"query\":{}}").statusCode()).isEqualTo(400);
        assertThat(post("/stac/search", JSON, "[1]").statusCode()).isEqualTo(400);
        assertThat(post("/stac/search", "text/plain", "{}").statusCode()).isEqualTo(415);
        assertThat(get("/stac/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void a_file_that_is_gone_is_no_asset_any_more() throws Exception {
        var before = ok("/stac/search").path("features").path(0);
        var entry = ledger.catalogSearch().find(Wanted.ALL, null, 1).get(0);
        var holding = ledger.catalogSearch().known(List.of(entry)).get(0).holding();
        ledger.catalog().gone(holding.files().get(0));
        var after = ok("/stac/search").path("features").path(0);
        assertThat(after.path("assets")).hasSize(before.path("assets").size() - 1);
        holding.files().stream().skip(1).forEach(ledger.catalog()::gone);
        assertThat(ids(ok("/stac/search"))).doesNotContain(entry.id());
        tick("catalog");
        assertThat(get("/stac/collections/fields/items/" + entry.id()).statusCode())
                .isEqualTo(404);
    }
}
