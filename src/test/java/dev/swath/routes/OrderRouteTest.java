package dev.swath.routes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.io.ledger.History;
import dev.swath.model.Job;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code 40-order}: an order is placed once, whatever happens to its answer. */
class OrderRouteTest extends SandboxCase {
    OrderRouteTest(@TempDir Path home) {
        super(home, Map.of("http.response-timeout-ms", "2000"));
    }

    @Test
    void an_order_goes_from_planned_over_posting_to_placed_and_is_written_to_its_file() {
        var job = planned();
        assertThat(order(job).state()).isEqualTo(OrderState.PLANNED);
        assertThat(calls("create")).isZero();

        tick("order-claim");

        var order = order(job);
        assertThat(order.state()).isEqualTo(OrderState.PLACED);
        assertThat(order.planetId()).isNotNull();
        assertThat(ledger.history().of(order.id()))
                .extracting(History.Event::event)
                .containsExactly("planned", "posting", "sent", "placed");
        assertThat(sandbox.journal().acceptedOrders()).containsExactly(Map.entry(order.name(), 1L));
        assertThat(home.resolve("orders/fields")).isDirectoryContaining(file -> says(file, order.name()));
    }

    @Test
    void when_the_post_arrives_its_intent_was_committed() {
        var job = planned();
        var atArrival = new ConcurrentLinkedQueue<OrderState>();
        sandbox.journal().watch(call -> {
            if (call.word().equals("create")) {
                atArrival.add(order(job).state());
            }
        });

        tick("order-claim");

        assertThat(atArrival).isNotEmpty().containsOnly(OrderState.POSTING);
    }

    private static boolean says(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RESET_AFTER_STORE", "STATUS_AFTER_STORE", "HANG_AFTER_STORE", "UNPARSABLE"})
    void a_lost_answer_leaves_the_order_unknown_and_the_lookup_adopts_the_one_that_was_bought(Kind kind) {
        var job = planned();
        sandbox.faults().add(Fault.once("create", kind).with("seconds", 6));

        tick("order-claim");

        assertThat(order(job).state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(counts(job)).containsEntry("order-reconcile/waiting", 1L);
        clock.leap(ROUND);
        tick("order-claim");
        tick("order-reconcile-claim");
        assertPlacedOnce(job);
    }

    private void assertPlacedOnce(Job job) {
        var order = order(job);
        assertThat(order.state()).isEqualTo(OrderState.PLACED);
        assertThat(calls("create")).isEqualTo(1);
        assertThat(sandbox.journal().acceptedOrders()).containsExactly(Map.entry(order.name(), 1L));
    }

    @Test
    void an_order_of_the_same_name_but_other_scenes_is_not_ours() throws Exception {
        var job = planned();
        buyAnotherSceneUnderTheNameOf(order(job));
        sandbox.faults().add(Fault.once("create", Kind.RESET_BEFORE_STORE));
        tick("order-claim");
        clock.leap(ROUND);

        tick("order-reconcile-claim");

        assertThat(order(job).state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(counts(job)).containsEntry("order-reconcile/waiting", 1L);
    }

    private void buyAnotherSceneUnderTheNameOf(Order order) throws IOException, InterruptedException {
        var scene = ledger.candidates().of(order.requestId()).stream()
                .map(candidate -> candidate.scene().id())
                .filter(id -> !order.items().contains(id))
                .findFirst()
                .orElseThrow();
        var body = """
                {"name":"%s","order_type":"partial","products":[{"item_ids":["%s"],"item_type":"PSScene",
                "product_bundle":"analytic_sr_udm2"}]}""".formatted(order.name(), scene);
        var request = HttpRequest.newBuilder(sandbox.api().resolve("/compute/ops/orders/v2"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("somebody:".getBytes(UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @Test
    void an_order_that_is_listed_late_is_looked_for_until_it_shows() {
        var job = planned();
        sandbox.faults().add(Fault.once("create", Kind.RESET_AFTER_STORE));
        sandbox.faults().add(Fault.once("list", Kind.STATUS).with("status", 503));
        tick("order-claim");
        clock.leap(ROUND);

        tick("order-reconcile-claim");

        assertThat(calls("list")).as("the 503 is repeated, a question is free").isEqualTo(2);
        assertPlacedOnce(job);
    }

    @Test
    void an_order_that_never_shows_is_sent_once_more_after_the_window_and_then_held() {
        var job = planned();
        sandbox.faults().add(Fault.always("create", Kind.RESET_BEFORE_STORE));
        tick("order-claim");
        clock.leap(ROUND);
        tick("order-reconcile-claim");
        assertThat(order(job).state()).as("too early to tell").isEqualTo(OrderState.UNKNOWN);
        tick("order-claim");
        assertThat(calls("create")).isEqualTo(1);

        clock.leap(Duration.ofMinutes(16));
        tick("order-reconcile-claim");
        assertThat(order(job).state()).isEqualTo(OrderState.PLANNED);
        tick("order-claim");
        assertThat(calls("create")).isEqualTo(2);

        clock.leap(Duration.ofMinutes(16));
        tick("order-reconcile-claim");
        clock.leap(Duration.ofMinutes(16));
        tick("order-reconcile-claim");
        tick("order-claim");
        assertThat(order(job).state()).isEqualTo(OrderState.UNKNOWN);
        assertThat(counts(job)).containsEntry("order-reconcile/held", 1L);
        assertThat(calls("create")).as("never a third POST").isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"429,rate", "409,concurrency"})
    void what_is_not_accepted_now_is_planned_for_later(int status, String body) {
        var job = planned();
        status("create", status, "body", body);

        tick("order-claim");

        assertThat(order(job)).extracting(Order::state, Order::posts).containsExactly(OrderState.PLANNED, 0);
        tick("order-claim");
        assertThat(calls("create")).as("not before its time").isEqualTo(1);
        clock.leap(ROUND);
        tick("order-claim");
        assertThat(order(job).state()).isEqualTo(OrderState.PLACED);
        assertThat(sandbox.journal().acceptedOrders()).hasSize(1);
    }

    @Test
    void what_is_refused_is_given_up_with_planets_words() {
        var job = planned();
        status("create", 400);

        tick("order-claim");

        assertThat(order(job).state()).isEqualTo(OrderState.REFUSED);
        assertThat(counts(job)).containsEntry("order/failed", 1L);
        assertThat(ledger.jobs().reasons(job.id()).keySet())
                .anyMatch(reason ->
                        reason.code().equals("http-400") && reason.text().contains("Problem confirming products"));
        clock.leap(Duration.ofDays(1));
        tick("order-claim");
        assertThat(calls("create")).isEqualTo(1);
    }

    @Test
    void an_open_breaker_sends_nothing_and_is_no_success() {
        var job = planned();
        breaker().transitionToOpenState();

        tick("order-claim");

        assertThat(calls("create")).isZero();
        assertThat(order(job)).extracting(Order::state, Order::posts).containsExactly(OrderState.PLANNED, 0);
        breaker().transitionToClosedState();
        clock.leap(ROUND);
        tick("order-claim");
        assertPlacedOnce(job);
    }

    @ParameterizedTest
    @CsvSource({"503,1", "400,0", "429,0", "409,0"})
    void the_breaker_counts_what_the_service_failed_at_not_what_it_refused(int status, int failures) {
        planned();
        status("create", status);

        tick("order-claim");

        assertThat(breaker().getMetrics().getNumberOfFailedCalls()).isEqualTo(failures);
    }

    @Test
    void a_revoked_key_closes_the_door_and_the_order_waits() {
        var job = planned();
        status("create", 401);

        tick("order-claim");

        assertThat(order(job).state()).isEqualTo(OrderState.PLANNED);
        assertThat(wiring.doors().closed()).isPresent();
        tick("order-claim");
        assertThat(calls("create")).isEqualTo(1);
        clock.leap(ROUND.plusSeconds(1));
        tick("order-claim");
        assertThat(order(job).state()).isEqualTo(OrderState.PLACED);
        assertThat(sandbox.journal().acceptedOrders()).hasSize(1);
    }

    private CircuitBreaker breaker() {
        return context.getRegistry().lookupByNameAndType("planetBreaker", CircuitBreaker.class);
    }
}
