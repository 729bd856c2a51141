package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The routes and settings as the console shows them, and lists that are searched and sorted. */
class InsideTest extends ApiCase {
    InsideTest(@TempDir Path home) {
        super(home, Map.of("quota.max-hectares-per-day", "500"));
    }

    private static JsonNode named(JsonNode lines, String key, String name) {
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.path(key).asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void routes_areToldAsTheyRun_withWhatWentThroughThem() throws Exception {
        taken("fields", 2);
        var told = json(get("/api/routes"));
        var route = named(told.path("routes"), "id", "intake-read");
        assertThat(route.path("from").asText()).isEqualTo("direct:intake-read");
        assertThat(route.path("done").asLong()).isEqualTo(1);
        assertThat(route.path("failed").asLong()).isZero();
        assertThat(route.path("state").asText()).isEqualTo("started");
        assertThat(named(told.path("routes"), "id", "send-order").path("to").toString())
                .contains("planet.url");
        assertThat(told.path("problems")).isEmpty();
    }

    @Test
    void settings_areToldWithWhatSetThem_andNoSecrets() throws Exception {
        var answer = get("/api/settings");
        var settings = json(answer).path("settings");
        assertThat(named(settings, "name", "quota.max-hectares-per-day")
                        .path("origin")
                        .asText())
                .isEqualTo("--set quota.max-hectares-per-day");
        assertThat(named(settings, "name", "order.bundle").has("origin")).isFalse();
        assertThat(answer.body()).doesNotContain("sandbox\"").doesNotContainIgnoringCase("PL_API_KEY=");
    }

    private List<String> features(String query) throws Exception {
        return json(get("/api/features?" + query)).path("features").findValuesAsText("feature");
    }

    @Test
    void lists_areSearched_sorted_andPaged() throws Exception {
        taken("fields", 3);
        var newest = features("drop=fields");
        assertThat(newest).hasSize(3);
        var byName = features("sort=name");
        assertThat(byName).isSorted().hasSize(3);
        assertThat(features("sort=-name")).containsExactly(byName.get(2), byName.get(1), byName.get(0));
        var first = json(get("/api/features?sort=name&limit=2"));
        assertThat(json(get(first.path("next").asText())).path("features").findValuesAsText("feature"))
                .containsExactly(byName.get(2));
        assertThat(features("q=" + byName.get(1))).containsExactly(byName.get(1));
        assertThat(features("q=%25")).isEmpty();
        assertThat(json(get("/api/features?q=" + byName.get(0)))
                        .at("/features/0/state")
                        .asText())
                .isEqualTo("waiting");
        assertThat(json(get("/api/drops?q=IELD&sort=name")).path("drops")).hasSize(1);
        assertThat(code(get("/api/features?sort=colour"))).isEqualTo("bad-parameter");
        assertThat(code(get("/api/files?sort=hectares"))).isEqualTo("bad-parameter");
    }

    @Test
    void filesAndOrders_areSorted_andPagedByWhatTheyAreSortedBy() throws Exception {
        read();
        for (var list : List.of("files", "orders")) {
            for (var sort : List.of("time", "-time", "name", "-name", list.equals("files") ? "size" : "-hectares")) {
                var path = "/api/" + list + "?drop=fields&sort=" + sort;
                var all = json(get(path + "&limit=500")).path(list).findValuesAsText("id");
                var page = json(get(path + "&limit=1"));
                assertThat(all).as(path).isNotEmpty();
                assertThat(page.path(list).findValuesAsText("id")).as(path).containsExactly(all.get(0));
                if (all.size() > 1) {
                    assertThat(json(get(page.path("next").asText())).path(list).findValuesAsText("id"))
                            .as(path)
                            .containsExactly(all.get(1));
                }
            }
        }
        assertThat(json(get("/api/files?q=manifest")).path("files")).isNotEmpty();
        assertThat(json(get("/api/files?q=nowhere&status=done")).path("files")).isEmpty();
        assertThat(json(get("/api/files?q=%25")).path("files"))
                .as("as it is written")
                .isEmpty();
        assertThat(json(get("/api/files?drop=none")).path("files")).isEmpty();
    }
}
