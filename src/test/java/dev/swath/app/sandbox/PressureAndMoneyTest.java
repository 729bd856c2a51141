package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How many orders are accepted at once, what they cost, and what is refused by name. */
class PressureAndMoneyTest {
    private static final String ORDERS = "/compute/ops/orders/v2";

    private final TestClock clock = new TestClock();
    private final List<Sandbox> started = new ArrayList<>();

    private Client client(SandboxOptions options) {
        started.add(Sandbox.start(options, clock));
        return new Client(started.get(0));
    }

    private Sandbox sandbox() {
        return started.get(0);
    }

    @AfterEach
    void close() {
        started.forEach(Sandbox::close);
    }

    @Test
    void one_active_order_too_many_is_refused_until_another_has_ended() throws IOException {
        Client client = client(SandboxOptions.defaults().withMaxActiveOrders(2));
        List<String> items = client.orderable().subList(0, 1);
        client.place("a", items);
        clock.advance(Duration.ofSeconds(3));
        client.place("b", items);
        assertThat(stats(client)).isEqualTo("{\"queued_orders\":1,\"running_orders\":1}");

        var refused = client.keyed("POST", ORDERS, Client.order("c", items));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Client.json(refused)).hasToString("{\"message\":\"Order concurrency limit reached\"}");
        assertThat(sandbox().journal().chargedSquareKm()).containsOnlyKeys("a", "b");

        clock.advance(Duration.ofSeconds(4));
        assertThat(stats(client)).isEqualTo("{\"queued_orders\":0,\"running_orders\":1}");
        client.place("c", items);
        assertThat(sandbox().journal().acceptedOrders()).containsOnlyKeys("a", "b", "c");
    }

    private static String stats(Client client) {
        JsonNode stats = client.json("GET", "/compute/ops/stats/orders/v2", "");
        assertThat(stats.path("organization")).isEqualTo(stats.path("user"));
        return stats.path("user").toString();
    }

    @Test
    void an_order_that_is_not_listed_yet_is_active_all_the_same() throws IOException {
        Client client = client(SandboxOptions.defaults().withMaxActiveOrders(1));
        sandbox().faults().add(Fault.once("create", Kind.STATUS_AFTER_STORE).with("lag", 60));
        String body = Client.order("late", client.orderable().subList(0, 1));
        assertThat(client.keyed("POST", ORDERS, body).statusCode()).isEqualTo(502);
        assertThat(client.json("GET", ORDERS, "").path("orders")).isEmpty();
        assertThat(client.keyed("POST", ORDERS, body).statusCode()).isEqualTo(409);
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.json("GET", ORDERS, "").path("orders")).hasSize(1);
    }

    @Test
    void with_a_listing_lag_no_order_is_found_before_its_time() throws IOException {
        var times = new SandboxOptions.Times(
                Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofHours(1), Duration.ofSeconds(90));
        Client client = client(SandboxOptions.defaults().withTimes(times));
        sandbox().faults().add(Fault.once("create", Kind.LIST_LAG).with("seconds", 120));
        List<String> items = client.orderable().subList(0, 1);
        client.place("late", items);
        String id = client.place("soon", items).path("id").asText();

        clock.advance(Duration.ofSeconds(89));
        assertThat(client.json("GET", ORDERS, "").path("orders")).isEmpty();
        assertThat(client.keyed("GET", ORDERS + "/" + id, "").statusCode()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.order(id).path("state").asText()).isEqualTo("success");
        assertThat(client.json("GET", ORDERS, "").path("orders")).hasSize(1);
        clock.advance(Duration.ofSeconds(30));
        assertThat(client.json("GET", ORDERS, "").path("orders")).hasSize(2);
    }

    @Test
    void each_scene_costs_at_least_the_minimum_and_what_was_spent_is_told_everywhere() throws IOException {
        Client client = client(
                SandboxOptions.defaults().withMinCharge(25).withQuota(60.0).withMaxActiveOrders(9));
        List<String> items = client.orderable();
        client.place("two", items.subList(0, 2));
        assertThat(client.keyed("POST", ORDERS, Client.order("too much", items.subList(0, 1)))
                        .statusCode())
                .isEqualTo(400);

        assertThat(sandbox().journal().chargedSquareKm())
                .containsOnlyKeys("two")
                .containsEntry("two", 50.0);
        JsonNode plan = client.json("GET", "/auth/v1/experimental/public/my/subscriptions", "")
                .path(0);
        assertThat(plan.path("quota_sqkm").asDouble() - plan.path("quota_used").asDouble())
                .isEqualTo(10);
        JsonNode product = client.json("GET", "/account/v1/my/products/", "").at("/results/0");
        assertThat(product.path("quota_total").asDouble()).isEqualTo(60);
        assertThat(product.path("quota_used").asDouble()).isEqualTo(50);
        JsonNode journal = Client.json(client.bare("/sandbox/journal"));
        assertThat(journal.at("/charged_sqkm/two").asDouble()).isEqualTo(50);
    }

    @Test
    void without_a_minimum_the_clipped_area_is_charged() {
        Client client = client(SandboxOptions.defaults());
        client.place("one", client.orderable().subList(0, 1));
        double charged = sandbox().journal().chargedSquareKm().getOrDefault("one", 0.0);
        JsonNode plan = client.json("GET", "/auth/v1/experimental/public/my/subscriptions", "")
                .path(0);
        assertThat(plan.path("quota_used").asDouble()).isCloseTo(charged, within(1e-9));
        // at most the field: 1003.0 m by 1001.2 m on the ellipsoid
        assertThat(charged).isGreaterThan(0).isLessThan(1.006);
    }

    @Test
    void items_that_are_gone_are_named_and_the_order_without_them_is_accepted() throws IOException {
        Client client = client(SandboxOptions.defaults());
        sandbox().faults().add(Fault.once("create", Kind.ITEMS_GONE).with("missing", 2));
        List<String> items = client.orderable().subList(0, 4);
        for (var holding : List.of(items, items.subList(0, 1), items.subList(1, 3))) {
            var refused = client.keyed("POST", ORDERS, Client.order("a", holding));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(Client.json(refused).at("/field/Details").findValuesAsText("message"))
                    .containsExactlyElementsOf(holding.stream()
                            .filter(items.subList(0, 2)::contains)
                            .map(id -> "Item ID " + id + " / Item Type PSScene doesn't exist")
                            .toList());
        }
        client.place("b", items.subList(2, 4));
        assertThat(sandbox().journal().acceptedOrders()).containsOnlyKeys("b");
    }

    @Test
    void a_revoked_key_works_again_once_it_is_restored() throws IOException {
        Client client = client(SandboxOptions.defaults());
        sandbox().faults().add(Fault.once("list", Kind.REVOKE_KEY));
        assertThat(client.keyed("GET", ORDERS, "").statusCode()).isEqualTo(401);
        assertThat(client.keyed("GET", ORDERS, "").statusCode()).isEqualTo(401);
        client.send("POST", "/sandbox/restore-key", "");
        assertThat(client.keyed("GET", ORDERS, "").statusCode()).isEqualTo(200);
    }

    @Test
    void a_request_that_hangs_before_it_is_stored_leaves_no_order() throws IOException {
        Client client = client(SandboxOptions.defaults());
        String body = Client.order("hung", client.orderable().subList(0, 1));
        sandbox().faults().add(Fault.once("create", Kind.HANG_BEFORE_STORE).with("seconds", 3));
        assertThatThrownBy(() -> client.within(Duration.ofMillis(300)).keyed("POST", ORDERS, body))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(client.json("GET", ORDERS, "").path("orders")).isEmpty();
    }

    @Test
    void accounts_that_cannot_be_are_refused() {
        var options = SandboxOptions.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxActiveOrders(0));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withMinCharge(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> options.withQuota(-1.0));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new SandboxOptions.Times(Duration.ZERO, Duration.ofSeconds(-1), Duration.ZERO, Duration.ZERO));
    }
}
