package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is refused, listed, cancelled and charged. */
class OrderRulesTest {
    private static final String ORDERS = "/compute/ops/orders/v2";

    private final TestClock clock = new TestClock();
    private final List<Sandbox> started = new ArrayList<>();
    private final Client client = client(SandboxOptions.defaults());

    private Client client(SandboxOptions options) {
        started.add(Sandbox.start(options, clock));
        return new Client(started.get(started.size() - 1));
    }

    @AfterEach
    void close() {
        started.forEach(Sandbox::close);
    }

    private void refused(String body, String message) throws IOException {
        var answer = client.keyed("POST", ORDERS, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).toString()).contains(message);
    }

    @Test
    void bad_orders_are_refused_with_the_words_of_the_service() throws IOException {
        List<String> items = client.orderable();
        String good = Client.order("a", items.subList(0, 1));
        refused(good.replace(items.get(0), "20250601_101112_13_2400"), "/ Item Type PSScene doesn't exist");
        refused(good.replace("[\"" + items.get(0) + "\"]", "[]"), "Item ID or Item Type empty");
        refused(good.replace("analytic_sr_udm2", "nice"), "Bad item type 'PSScene' for bundle type 'nice'");
        refused(Client.order("a", Collections.nCopies(501, items.get(0))), "too many items: 501");
        refused(
                good.replace("[10.014,50.009],[10.000,50.009]", "[10.000,50.009],[10.014,50.009]"),
                "AOI is invalid: Self-intersection[");
        refused(good.replace("\"Polygon\"", "\"Feature\""), "geojson: invalid geometry");
        String vertex = "[10.000,50.000],";
        refused(good.replace("[[" + vertex, "[[" + vertex.repeat(1600)), "AOI too complex");
        refused("no json", "request body is not JSON");
        assertThat(client.json("GET", ORDERS, "").path("orders")).isEmpty();
    }

    @Test
    void scenes_without_permission_are_refused_in_full_orders_and_left_out_of_partial_ones() throws IOException {
        JsonNode locked = client.all(Client.search("").replace("2025-06-01", "2025-01-01"), "").stream()
                .filter(item -> item.path("_permissions").isEmpty())
                .findFirst()
                .orElseThrow();
        List<String> both = List.of(client.orderable().get(0), locked.path("id").asText());
        refused(Client.order("a", both).replace("partial", "full"), "no access to assets: PSScene/" + both.get(1));
        String id = client.place("a", both).path("id").asText();
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.order(id).path("state").asText()).isEqualTo("partial");
    }

    @Test
    void listings_filter_sort_and_page() {
        List<String> items = client.orderable().subList(0, 1);
        for (int i = 0; i < 7; i++) {
            client.place(i % 2 == 0 ? "even" : "odd-" + i, items);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(names(ORDERS + "?name=even")).hasSize(4);
        assertThat(names(ORDERS + "?name__contains=odd&sort_by=name")).containsExactly("odd-1", "odd-3", "odd-5");
        assertThat(names(ORDERS + "?state=success&state=running")).hasSize(6);
        assertThat(names(ORDERS + "?source_type=basemaps")).isEmpty();
        assertThat(names(ORDERS + "?created_on=2025-08-01T12:00:01Z/2025-08-01T12:00:03Z"))
                .containsExactly("even", "odd-1");
        var walked = new ArrayList<String>();
        String next = ORDERS + "?source_type=all&page_size=3";
        while (!next.isEmpty()) {
            JsonNode page = client.json("GET", next, "");
            page.path("orders").forEach(order -> walked.add(order.path("id").asText()));
            next = page.path("_links").path("next").asText("");
        }
        assertThat(walked).hasSize(7).doesNotHaveDuplicates();
    }

    private List<String> names(String address) {
        return StreamSupport.stream(
                        client.json("GET", address, "").path("orders").spliterator(), false)
                .map(order -> order.path("name").asText())
                .toList();
    }

    @Test
    void only_queued_orders_can_be_cancelled() throws IOException {
        List<String> items = client.orderable().subList(0, 1);
        String first = client.place("a", items).path("id").asText();
        String second = client.place("b", items).path("id").asText();
        assertThat(client.json("PUT", ORDERS + "/" + first, "").path("state").asText())
                .isEqualTo("cancelled");
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.keyed("PUT", ORDERS + "/" + second, "").statusCode()).isEqualTo(409);
        JsonNode many =
                client.json("POST", "/compute/ops/bulk/orders/v2/cancel", "{\"order_ids\":[\"" + second + "\"]}");
        assertThat(many.at("/result/failed/failures/0/message").asText()).isEqualTo("Order not in a cancellable state");
        assertThat(client.json("GET", "/compute/ops/stats/orders/v2", "")
                        .at("/user/queued_orders")
                        .asInt())
                .isZero();
    }

    @Test
    void quota_is_charged_by_the_clipped_area_and_runs_out_either_way() throws IOException {
        Client strict = client(SandboxOptions.defaults().withQuota(1.5));
        Client lenient = client(SandboxOptions.defaults().withQuota(0.5).withQuirks(Quirk.QUOTA_FAILS_LATER));
        List<String> items = strict
                .all(
                        Client.search("{\"type\":\"PermissionFilter\",\"config\":[\"assets:download\"]}")
                                .replace(
                                        "\"geometry\",\"config\"", "\"geometry\",\"relation\":\"contains\",\"config\""),
                        "")
                .stream()
                .filter(item -> item.path("assets").toString().contains("udm2"))
                .filter(item -> item.path("assets").toString().contains("_sr"))
                .map(item -> item.path("id").asText())
                .limit(1)
                .toList();
        strict.place("a", items);
        JsonNode plan = strict.json("GET", "/auth/v1/experimental/public/my/subscriptions", "")
                .path(0);
        // the field: 1003.0 m by 1001.2 m on the ellipsoid
        assertThat(plan.path("quota_used").asDouble()).isBetween(1.004, 1.006);
        var refused = strict.keyed("POST", ORDERS, Client.order("b", items));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Client.json(refused).toString()).containsIgnoringCase("insufficient quota");
        String id = lenient.place("a", items).path("id").asText();
        clock.advance(Duration.ofMinutes(1));
        assertThat(lenient.order(id).path("state").asText()).isEqualTo("failed");
        assertThat(lenient.order(id).path("error_hints").toString()).contains("quota");
    }
}
