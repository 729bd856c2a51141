package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Route;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Composites that are asked for over HTTP, followed and stopped. */
class CompositesApiTest extends ApiCase {
    private static final String JSON = "application/json";
    private static final String AREA = "\"bboxes\":[[10.02,49.93,10.04,49.95]]";
    private static final String WORDS = "{" + AREA + ",\"toi\":\"2024-05-01/2024-06-30\",\"bands\":[\"red\"]}";

    CompositesApiTest(@TempDir Path home) {
        super(home, Map.of("composite.max-megapixels", "4", "stac.collection.mine.bands", "red=B4, blue=B2"));
    }

    private HttpResponse<String> ask(String words) throws Exception {
        return post("/composites", JSON, words);
    }

    @Test
    void it_is_accepted_and_the_same_words_mean_the_same_while_it_is_under_way() throws Exception {
        var answer = ask(WORDS);
        assertThat(answer.statusCode()).isEqualTo(202);
        var id = json(answer).path("id").asText();
        assertThat(answer.headers().firstValue("Location")).contains("/composites/" + id);
        assertThat(json(answer).path("new").asBoolean()).isTrue();
        var again = json(ask(WORDS));
        assertThat(again.path("id").asText()).isEqualTo(id);
        assertThat(again.path("new").asBoolean()).isFalse();

        var composite = ledger.composites().get(id);
        assertThat(composite.bands()).containsExactly("red");
        assertThat(composite.collections()).containsExactly("sentinel-2-l2a");
        assertThat(composite.masked()).isTrue();
        assertThat(composite.until()).hasToString("2024-07-01T00:00:00Z");
        assertThat(ledger.work().waitingAt(id, Route.SEARCH_STAC)).hasSize(1);

        var status = json(get("/composites/" + id));
        assertThat(status.path("state").asText()).isEqualTo("open");
        assertThat(status.path("stage").asText()).isEqualTo("search");
        assertThat(status.path("request").path("reducer").asText()).isEqualTo("median");
        assertThat(status.path("tiles").path("total").asInt()).isZero();
        assertThat(status.path("heap").path("limit_mb").asInt()).isPositive();
        var told = new TreeSet<String>();
        json(get("/openapi.json"))
                .at("/components/schemas/Composite/properties")
                .fieldNames()
                .forEachRemaining(told::add);
        assertThat(status.fieldNames()).toIterable().isSubsetOf(told);
        assertThat(json(get("/composites/composite-2024-05-01-2024-06-30"))
                        .path("id")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void a_wrong_word_is_named() throws Exception {
        var may = AREA + ",\"toi\":\"2024-05-01/2024-05-31\"";
        demandFault("{" + AREA + ",\"toi\":\"2024-06-30/2024-05-01\"}", "toi", "before");
        demandFault("{" + AREA + ",\"toi\":\"May\"}", "toi", "no period");
        demandFault("{" + AREA + "}", "toi", "no period");
        demandFault("{" + may + ",\"bands\":[\"purple\"]}", "bands", "purple");
        demandFault("{" + may + ",\"bands\":[\"scl\"]}", "bands", "scl");
        demandFault("{" + may + ",\"collections\":[\"modis\"]}", "collections", "modis");
        demandFault("{" + may + ",\"resolutoin\":20}", "resolutoin", "no such word");
        demandFault("{" + may + ",\"resolution\":0}", "resolution", "above 0");
        demandFault("{" + may + ",\"reducer\":\"mode\"}", "reducer", "mode");
        demandFault("{" + may + ",\"grid\":\"mercator\"}", "grid", "mercator");
        demandFault("{" + may + ",\"stretch\":\"0.3,0\"}", "stretch", "darkest");
        demandFault("{" + may + ",\"ingest\":false,\"clip\":true}", "clip", "needs ingest");
        demandFault("{" + may.replace("10.04", "190") + "}", "bboxes[0]", "longitude");
        demandFault("{" + may.replace("10.04", "10.02") + "}", "bboxes[0]", "west");
        demandFault("{" + may.replace("10.04,49.95", "11,50.9") + "}", "bboxes", "too large");
        demandFault("{\"toi\":\"2024-05-01/2024-05-31\"}", "aoi", "either");
        demandFault("{" + may + ",\"name\":\"<img src=x onerror=alert(1)>\"}", "name", "letters");
        demandFault("{" + may + ",\"name\":\"../up\"}", "name", "letters");
        demandFault("{" + may + ",\"name\":\"" + "x".repeat(91) + "\"}", "name", "90 at most");
        demandFault(
                "{\"toi\":\"2024-05-01/2024-05-31\",\"aoi\":{\"type\":\"Point\",\"coordinates\":[10,50]}}",
                "aoi",
                "Polygon");
        assertThat(json(get("/composites")).path("composites")).isEmpty();
    }

    private void demandFault(String words, String field, String message) throws Exception {
        var answer = ask(words);
        assertThat(answer.statusCode()).as(words).isEqualTo(422);
        assertThat(code(answer)).isEqualTo("bad-request");
        var errors = json(answer).path("errors");
        assertThat(errors).as(words).hasSize(1);
        assertThat(errors.get(0).path("field").asText()).as(words).isEqualTo(field);
        assertThat(errors.get(0).path("message").asText()).as(words).contains(message);
        assertThat(json(answer).path("detail").asText()).startsWith(field + ": ");
    }

    @Test
    void what_is_no_request_and_what_is_not_there_is_refused_in_one_shape() throws Exception {
        assertThat(code(ask("[1]"))).isEqualTo("no-json");
        assertThat(code(ask("{\"toi\":"))).isEqualTo("no-json");
        assertThat(code(ask(""))).isEqualTo("no-json");
        assertThat(code(post("/composites", "text/plain", WORDS))).isEqualTo("unknown-type");
        var large = ask("{\"name\":\"" + "x".repeat(4_000_001) + "\"}");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(large.body()).contains("4 MB");
        assertThat(get("/composites/none").statusCode()).isEqualTo(404);
        assertThat(code(get("/composites/none"))).isEqualTo("no-such-composite");
        assertThat(code(get("/composites/none/events"))).isEqualTo("no-such-composite");
        assertThat(code(post("/composites/none/cancel"))).isEqualTo("no-such-composite");
        assertThat(code(get("/composites?state=open"))).isEqualTo("bad-parameter");
    }

    @Test
    void a_collection_of_the_settings_has_the_bands_that_they_tell() throws Exception {
        var known = "{" + AREA + ",\"toi\":\"2024-05-01/2024-05-31\",\"collections\":[\"mine\"],\"bands\":[\"%s\"]}";
        assertThat(ask(known.formatted("blue")).statusCode()).isEqualTo(202);
        assertThat(json(ask(known.formatted("green"))).path("detail").asText()).contains("[blue, red]");
    }

    @Test
    void its_events_end_when_it_is_cancelled() throws Exception {
        var id = json(ask(WORDS)).path("id").asText();
        var request = HttpRequest.newBuilder(address("/composites/" + id))
                .header("Accept", "text/event-stream")
                .build();
        var lines = new ArrayList<String>();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        var cancelled = new boolean[1];
        try (var body = answer.body()) {
            for (var each = body.iterator(); each.hasNext(); ) {
                lines.add(each.next());
                if (!cancelled[0] && lines.get(lines.size() - 1).startsWith("data:")) {
                    cancelled[0] = true;
                    assertThat(delete("/composites/" + id).statusCode()).isEqualTo(202);
                }
            }
        }
        assertThat(lines).contains("event: end");
        assertThat(lines.stream().filter(line -> line.startsWith("data:")).reduce((one, other) -> other))
                .hasValueSatisfying(last -> assertThat(last).contains("\"state\":\"cancelled\""));
        assertThat(json(get("/composites/" + id)).path("state").asText()).isEqualTo("cancelled");
        assertThat(ask(WORDS).body()).as("what was stopped is asked for anew").contains("\"new\":true");
    }

    @Test
    void what_was_cancelled_goes_on_when_it_is_retried() throws Exception {
        var id = json(ask(WORDS)).path("id").asText();
        assertThat(post("/composites/" + id + "/cancel").statusCode()).isEqualTo(202);

        var answer = post("/composites/" + id + "/retry");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).path("rows").asInt()).isEqualTo(1);
        assertThat(json(get("/composites/" + id)).path("state").asText()).isEqualTo("open");
        assertThat(ledger.work().waitingAt(id, Route.SEARCH_STAC)).hasSize(1);
        assertThat(json(post("/composites/" + id + "/retry")).path("rows").asInt())
                .as("nothing of it has failed")
                .isZero();
        assertThat(code(post("/composites/none/retry"))).isEqualTo("no-such-composite");
    }

    private HttpResponse<String> delete(String path) throws Exception {
        return send(HttpRequest.newBuilder(address(path)).method("DELETE", BodyPublishers.noBody()));
    }

    @Test
    void they_come_page_by_page_newest_first() throws Exception {
        var named = "{" + AREA + ",\"toi\":\"2024-05-01/2024-05-31\",\"name\":\"%s\"}";
        for (var name : List.of("a", "b", "c")) {
            assertThat(ask(named.formatted(name)).statusCode()).isEqualTo(202);
        }
        var names = new ArrayList<String>();
        for (var next = "/composites?limit=2"; !next.isEmpty(); ) {
            var page = json(get(next));
            page.path("composites").forEach(one -> names.add(one.path("name").asText()));
            next = page.path("next").asText();
        }
        assertThat(names).containsExactly("c", "b", "a");
    }
}
