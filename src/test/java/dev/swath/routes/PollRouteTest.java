package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.model.OrderState;
import dev.swath.model.Route;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 50-poll}: one list for all orders, and a look at those alone that are final. */
class PollRouteTest extends SandboxCase {
    PollRouteTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void only_what_the_list_shows_as_final_is_read() {
        var old = placed();
        clock.leap(ORDER_TIME);
        // the first of them is the field of the old drop: its scene is shared
        var young = taken("young", 3);
        work("search-claim", Route.SEARCH);
        tick("select-claim");
        tick("order-plan-claim");
        tick("order-claim");
        tick("order-claim");
        assertThat(calls("create")).isEqualTo(3);

        tick("poll");
        tick("poll-result-claim");

        assertThat(calls("list")).isEqualTo(1);
        assertThat(calls("get")).isEqualTo(1);
        assertThat(counts(old)).containsEntry("poll-result/done", 1L).containsEntry("download/waiting", 1L);
        assertThat(order(old).planetState()).isEqualTo("success");
        assertThat(counts(young)).containsEntry("poll/waiting", 2L);
        assertThat(ledger.deliveries().ofOrder(order(old).id()))
                .singleElement()
                .satisfies(row -> assertThat(row.delivery().isManifest()).isTrue());
    }

    @Test
    void orders_that_became_final_while_nothing_ran_are_read_at_start() {
        var job = placed();
        clock.leap(ORDER_TIME);

        tick("poll-start");
        tick("poll-result-claim");

        assertThat(counts(job)).containsEntry("download/waiting", 1L);
    }

    @Test
    void nothing_is_asked_while_nothing_is_due() {
        clock.leap(Duration.ofDays(3));
        placed();

        tick("poll");

        assertThat(calls("list")).isZero();
    }

    @Test
    void an_order_that_the_list_misses_is_read_by_itself() {
        sandbox.faults().add(Fault.once("create", Kind.ORDER_VANISHED));
        var job = placed();
        clock.leap(ORDER_TIME);

        tick("poll");
        // it may not be listed yet
        assertThat(counts(job)).containsEntry("poll/waiting", 1L);
        clock.leap(Duration.ofMinutes(20));
        tick("poll");
        assertThat(counts(job)).containsEntry("poll-result/waiting", 1L);
        tick("poll-result-claim");

        assertThat(calls("get")).isEqualTo(1);
        assertThat(counts(job)).containsEntry("poll-result/failed", 1L);
        assertThat(order(job).state()).isEqualTo(OrderState.PLACED);
    }

    @Test
    void an_order_that_was_sent_twice_is_as_young_as_its_second_sending() {
        var job = planned();
        status("create", 503);
        tick("order-claim");
        clock.leap(Duration.ofMinutes(16));
        tick("order-reconcile-claim");
        sandbox.faults().add(Fault.once("create", Kind.LIST_LAG).with("seconds", 120));
        tick("order-claim");
        assertThat(order(job).state()).isEqualTo(OrderState.PLACED);

        clock.leap(Duration.ofMinutes(1));
        tick("poll");

        assertThat(counts(job)).as("not listed yet").containsEntry("poll/waiting", 1L);
        clock.leap(ORDER_TIME);
        tick("poll");
        tick("poll-result-claim");
        assertThat(counts(job)).containsEntry("download/waiting", 1L);
    }

    @Test
    void an_order_that_failed_ends_with_planets_words() {
        sandbox.faults().add(Fault.once("create", Kind.ORDER_FAILED));

        var job = read();

        assertThat(counts(job)).containsEntry("poll-result/failed", 1L);
        assertThat(ledger.jobs().reasons(job.id()).keySet())
                .anyMatch(reason ->
                        reason.code().equals("order-failed") && reason.text().contains("FAILURE_CODE_INVALID_INPUT"));
    }

    @Test
    void an_order_that_is_done_before_its_files_are_listed_is_looked_at_again() {
        sandbox.faults().add(Fault.once("create", Kind.RESULTS_EMPTY));

        var job = read();

        assertThat(counts(job)).containsEntry("poll-result/waiting", 1L);
        for (int look = 0; look < 10; look++) {
            clock.leap(Duration.ofHours(1));
            tick("poll-result-claim");
        }
        assertThat(counts(job)).containsEntry("poll-result/failed", 1L);
        assertThat(calls("get")).isEqualTo(11);
        assertThat(order(job).state()).as("a person may retry it").isEqualTo(OrderState.PLACED);
    }

    @Test
    void a_list_that_cannot_be_had_ends_the_walk_and_the_next_tick_begins_another() {
        var job = placed();
        clock.leap(ORDER_TIME);
        status("list", 400);

        assertThatNoException().isThrownBy(() -> template.sendBody("direct:poll-due", null));
        assertThat(counts(job)).containsEntry("poll/waiting", 1L);

        tick("poll");
        assertThat(counts(job)).containsEntry("poll-result/waiting", 1L);
    }

    @Test
    void the_route_reads_the_ledger_where_it_cannot_write() {
        var job = placed();

        assertThatThrownBy(() -> template.requestBody("jdbc:ledgerReadOnly", "update purchase set state = 'PLANNED'"))
                .rootCause()
                .hasMessageContaining("readonly");
        assertThat(order(job).state()).isEqualTo(OrderState.PLACED);
    }
}
