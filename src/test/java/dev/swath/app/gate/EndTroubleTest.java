package dev.swath.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Claim;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.trouble.LedgerTrouble;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unauthorized;
import dev.swath.model.trouble.Unavailable;
import dev.swath.model.trouble.Withheld;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndTroubleTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Searches searches;
    private final Doors doors;
    private final LedgerAlarm alarm = new LedgerAlarm();
    private final HeldBack heldBack = new HeldBack();
    private final EndTrouble end;
    private final String job;
    private final Claim claim;

    EndTroubleTest(@TempDir Path folder) {
        searches = new Searches(folder);
        doors = new Doors(searches.clock(), MINUTE, searches.ledger().gates());
        end = new EndTrouble(searches.ledger(), doors, searches.clock(), new Patience(MINUTE, 20), alarm, heldBack);
        job = searches.add("fields", 1);
        claim = searches.ledger().work().claim(Route.SEARCH, 1, MINUTE, null).get(0);
    }

    @AfterEach
    void close() {
        searches.close();
    }

    @Test
    void what_may_pass_is_put_back_with_its_reason() {
        end.end(exchange(claim, new Unavailable("unavailable", "Planet is away")));
        assertThat(searches.ledger().jobs().counts(job)).containsEntry("search/waiting", 1L);
        assertThat(reasons()).containsOnlyKeys(new Reason("unavailable", "Planet is away"));
        assertThat(doors.isOpen()).isTrue();
    }

    @Test
    void what_will_not_pass_is_given_up() {
        end.end(exchange(claim, new Refused("refused", "no such thing")));
        assertThat(searches.ledger().jobs().counts(job)).containsEntry("search/failed", 1L);
    }

    @Test
    void a_refused_key_closes_the_door_and_costs_no_work() {
        end.end(exchange(claim, new Unauthorized("unauthorized", "check the key")));
        assertThat(doors.closed()).contains("check the key");
        assertThat(searches.ledger().jobs().counts(job)).containsEntry("search/waiting", 1L);
    }

    @Test
    void what_a_budget_holds_back_is_shown_once_no_more_of_it_comes() {
        var withheld = new Withheld("over-day-budget", "enough");
        end.end(exchange(claim, withheld));
        assertThat(heldBack.settled()).as("more may come").isEmpty();
        end.end(exchange(claim, withheld));
        assertThat(heldBack.settled()).as("more came").isEmpty();
        assertThat(heldBack.isEmpty()).isFalse();
        assertThat(heldBack.settled()).containsExactly(job);
        assertThat(heldBack.settled()).isEmpty();
        end.end(exchange(claim, new Withheld("planning", "its plan is being made")));
        assertThat(heldBack.isEmpty()).isTrue();
    }

    @Test
    void a_row_that_passed_to_somebody_else_is_left_alone() {
        searches.ledger().work().putBack(claim, Instant.EPOCH, new Reason("x", "x"));
        var theirs =
                searches.ledger().work().claim(Route.SEARCH, 1, MINUTE, null).get(0);

        end.end(exchange(claim, new Refused("refused", "late")));

        assertThat(searches.ledger().jobs().counts(job)).containsEntry("search/working", 1L);
        assertThat(theirs.lease()).isNotEqualTo(claim.lease());
    }

    @Test
    void trouble_without_a_claim_harms_nothing() {
        end.end(exchange(null, new Unavailable("unavailable", "x")));
        assertThat(searches.ledger().jobs().counts(job)).containsEntry("search/working", 1L);
    }

    @Test
    void trouble_of_the_ledger_raises_the_alarm_and_leaves_the_row_to_the_next_start() {
        var trouble = new LedgerTrouble("ledger-disk", "the ledger failed: the disk is full; free space");
        end.end(exchange(claim, new RuntimeCamelException(trouble)));
        assertThat(alarm.raised()).contains(trouble);
        assertThat(searches.ledger().jobs().counts(job)).containsEntry("search/working", 1L);
    }

    @Test
    void a_row_that_the_ledger_refuses_is_no_alarm() {
        end.end(exchange(claim, new LedgerTrouble(LedgerTrouble.REFUSED_ROW, "it refuses a row")));
        assertThat(alarm.raised()).isEmpty();
        assertThat(searches.ledger().jobs().counts(job)).containsEntry("search/waiting", 1L);
    }

    @Test
    void the_first_alarm_counts() {
        var told = new StringBuilder();
        alarm.whenRaised(() -> told.append("told "));
        alarm.raise(new LedgerTrouble("ledger-disk", "first"));
        alarm.raise(new LedgerTrouble("ledger-locked", "second"));
        alarm.whenRaised(() -> told.append("late"));
        assertThat(alarm.raised().orElseThrow().line()).isEqualTo("first");
        assertThat(told).hasToString("told late");
    }

    @Test
    void a_loop_over_pages_ends_with_it() {
        var exchange = exchange(claim, new Unavailable("unavailable", "x"));
        exchange.getMessage().setBody("{\"item_types\":[]}");
        end.end(exchange);
        assertThat(exchange.getMessage().getBody(EndTrouble.Ended.class).more()).isFalse();
    }

    @Test
    void reasons_are_told_in_words_for_people() {
        assertThat(EndTrouble.reason(new RuntimeCamelException(new Refused("forbidden", "Planet said no"))))
                .isEqualTo(new Reason("forbidden", "Planet said no"));
        assertThat(EndTrouble.reason(new RuntimeCamelException(new ConnectException("Connection refused"))))
                .isEqualTo(new Reason("unreachable", "no answer from Planet: Connection refused"));
        var open = CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults("planet"));
        assertThat(EndTrouble.reason(open).code()).isEqualTo("breaker-open");
        assertThat(EndTrouble.reason(new RuntimeCamelException(new OutOfMemoryError("Java heap space"))))
                .satisfies(reason -> assertThat(reason.code()).isEqualTo("no-memory"))
                .satisfies(reason ->
                        assertThat(reason.text()).contains("JAVA_OPTS").contains("Java heap space"));
        assertThat(EndTrouble.reason(new IllegalStateException("odd")))
                .isEqualTo(new Reason("internal", "unexpected IllegalStateException: odd"));
        assertThat(EndTrouble.known(new RuntimeCamelException(new IOException("x"))))
                .isInstanceOf(IOException.class);
    }

    private Map<Reason, Long> reasons() {
        return searches.ledger().jobs().reasons(job);
    }

    private static Exchange exchange(@Nullable Claim claim, Exception failure) {
        var exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setProperty("claim", claim);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        return exchange;
    }
}
