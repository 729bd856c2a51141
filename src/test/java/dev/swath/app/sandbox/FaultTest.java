package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of the API sees of each fault. */
class FaultTest {
    private static final String ORDERS = "/compute/ops/orders/v2";

    private final TestClock clock = new TestClock();
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), clock);
    private final Client client = new Client(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    private HttpResponse<byte[]> create(String name) throws IOException {
        return client.keyed(
                "POST", ORDERS, Client.order(name, client.orderable().subList(0, 2)));
    }

    private Iterable<JsonNode> listed() {
        return client.json("GET", ORDERS + "?source_type=all", "").path("orders");
    }

    @ParameterizedTest
    @CsvSource({
        "429, rate, max rate reached: retry-in 200ms, 120",
        "429, quota, Download quota has been exceeded, 0",
        "500, json, Problem confirming products, soon",
        "502, html, <html>, ",
        "503, empty, '', ",
        "504, truncated, {, "
    })
    void an_outage_answers_as_told_and_stores_nothing(int status, String body, String text, String retryAfter)
            throws IOException {
        Fault fault = Fault.once("create", Kind.STATUS).with("status", status).with("body", body);
        sandbox.faults().add(retryAfter == null ? fault : fault.with("retryAfter", retryAfter));
        var answer = create("a");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(text);
        assertThat(answer.headers().firstValue("Retry-After").orElse(null)).isEqualTo(retryAfter);
        assertThat(listed()).isEmpty();
        assertThat(create("b").statusCode()).isEqualTo(202);
    }

    @Test
    void a_retry_date_lies_in_the_future() throws IOException {
        sandbox.faults().add(Fault.once("list", Kind.STATUS).with("status", 429).with("retryAfter", "date"));
        assertThat(client.keyed("GET", ORDERS, "")
                        .headers()
                        .firstValue("Retry-After")
                        .orElseThrow())
                .endsWith("GMT");
    }

    @Test
    void a_reset_before_storing_leaves_no_order() {
        sandbox.faults().add(Fault.once("create", Kind.RESET_BEFORE_STORE));
        assertThatThrownBy(() -> create("a")).isInstanceOf(IOException.class);
        assertThat(listed()).isEmpty();
        assertThat(sandbox.journal().acceptedOrders()).isEmpty();
    }

    @Test
    void lost_answers_leave_an_order_behind() throws IOException {
        sandbox.faults().add(Fault.once("create", Kind.RESET_AFTER_STORE));
        assertThatThrownBy(() -> create("reset")).isInstanceOf(IOException.class);
        sandbox.faults().add(Fault.once("create", Kind.STATUS_AFTER_STORE).with("body", "html"));
        assertThat(create("gateway").statusCode()).isEqualTo(502);
        sandbox.faults().add(Fault.once("create", Kind.UNPARSABLE));
        var cut = create("cut");
        assertThat(cut.statusCode()).isEqualTo(202);
        assertThatThrownBy(() -> Client.JSON.readTree(cut.body())).isInstanceOf(JacksonException.class);
        assertThat(sandbox.journal().acceptedOrders()).isEqualTo(Map.of("reset", 1L, "gateway", 1L, "cut", 1L));
        assertThat(listed()).hasSize(3);
    }

    @Test
    void a_hanging_answer_outlasts_the_client_and_the_order_stands() {
        String body = Client.order("hung", client.orderable().subList(0, 1));
        sandbox.faults().add(Fault.once("create", Kind.HANG_AFTER_STORE).with("seconds", 3));
        assertThatThrownBy(() -> client.within(Duration.ofSeconds(1)).keyed("POST", ORDERS, body))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(listed()).hasSize(1);
    }

    @Test
    void a_lagging_listing_shows_the_order_later() throws IOException {
        sandbox.faults().add(Fault.once("create", Kind.LIST_LAG).with("seconds", 30));
        String id = Client.json(create("late")).path("id").asText();
        assertThat(listed()).isEmpty();
        assertThat(client.keyed("GET", ORDERS + "/" + id, "").statusCode()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(31));
        assertThat(listed()).hasSize(1);
    }

    @Test
    void orders_end_as_told() throws IOException {
        sandbox.faults().add(Fault.once("create", Kind.ORDER_PARTIAL).with("missing", 1));
        JsonNode partial = ended(create("a"));
        assertThat(partial.path("state").asText()).isEqualTo("partial");
        assertThat(partial.path("error_hints")).hasSize(1);
        assertThat(partial.at("/_links/results")).hasSize(5);
        sandbox.faults().add(Fault.once("create", Kind.ORDER_FAILED));
        JsonNode failed = ended(create("b"));
        assertThat(failed.path("state").asText()).isEqualTo("failed");
        assertThat(failed.at("/error_hints/0").asText()).contains("FAILURE_CODE_INVALID_INPUT");
        sandbox.faults().add(Fault.once("create", Kind.ORDER_STUCK));
        assertThat(ended(create("c")).path("state").asText()).isEqualTo("running");
        sandbox.faults().add(Fault.once("create", Kind.ORDER_UNKNOWN_STATE));
        assertThat(ended(create("d")).path("state").asText()).isEqualTo("post-processing");
        sandbox.faults().add(Fault.once("create", Kind.ORDER_VANISHED));
        assertThat(ended(create("e")).path("message").asText()).startsWith("Could not load order ID");
    }

    @Test
    void results_can_be_missing_in_three_ways() throws IOException {
        sandbox.faults().add(Fault.once("create", Kind.RESULTS_NULL));
        assertThat(ended(create("a")).at("/_links/results").isNull()).isTrue();
        sandbox.faults().add(Fault.once("create", Kind.RESULTS_ABSENT));
        assertThat(ended(create("b")).at("/_links/results").isMissingNode()).isTrue();
        sandbox.faults().add(Fault.once("create", Kind.RESULTS_EMPTY));
        assertThat(ended(create("c")).at("/_links/results").isEmpty()).isTrue();
    }

    @Test
    void names_of_results_can_climb() throws IOException {
        sandbox.faults().add(Fault.once("create", Kind.TRAVERSAL_NAMES));
        assertThat(ended(create("a")).at("/_links/results/0/name").asText()).contains("/../../");
    }

    @Test
    void a_revoked_key_stays_revoked() throws IOException {
        sandbox.faults().add(Fault.once("list", Kind.REVOKE_KEY).from(2, 1));
        List<Integer> seen = List.of(status(), status(), status());
        assertThat(seen).containsExactly(200, 401, 401);
    }

    private int status() throws IOException {
        return client.keyed("GET", ORDERS, "").statusCode();
    }

    @Test
    void rules_are_set_and_cleared_over_http() throws IOException {
        var added = client.send(
                "POST",
                "/sandbox/faults",
                "[{\"word\":\"list\",\"kind\":\"status\",\"status\":503,\"nth\":2,\"count\":2}]");
        assertThat(Client.json(added).at("/0/kind").asText()).isEqualTo("status");
        assertThat(List.of(status(), status(), status(), status())).containsExactly(200, 503, 503, 200);
        assertThat(client.send("POST", "/sandbox/faults", "[{\"word\":\"list\",\"kind\":\"nonsense\"}]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(Client.json(client.send("DELETE", "/sandbox/faults", ""))).isEmpty();
    }

    private JsonNode ended(HttpResponse<byte[]> placed) {
        clock.advance(Duration.ofMinutes(1));
        return client.order(Client.json(placed).path("id").asText());
    }
}
