package dev.swath.step.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.NameCursor.Twin;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.step.order.Reconcile.Act;
import dev.swath.step.order.Reconcile.Policy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconcileTest {
    private static final Instant NOON = Instant.parse("2025-06-01T12:00:00Z");
    private static final Policy POLICY = new Policy(Duration.ofMinutes(15), Duration.ofMinutes(1), true);

    @Test
    void the_one_that_is_found_is_ours_even_after_the_window() {
        var twin = new Twin("p-1", "queued", NOON);
        var decision = Reconcile.decide(posted(1), NOON, List.of(twin), NOON.plusSeconds(86_400), POLICY);
        assertThat(decision).isEqualTo(new Reconcile(Act.ADOPT, twin, null));
    }

    @Test
    void of_several_the_oldest_is_ours_and_equals_are_told_apart_for_good() {
        var older = new Twin("p-2", "success", NOON);
        var newer = new Twin("p-1", "queued", NOON.plusSeconds(1));
        var undated = new Twin("p-0", "queued", Instant.MAX);
        assertThat(Reconcile.decide(posted(2), NOON, List.of(undated, newer, older), NOON, POLICY)
                        .twin())
                .isEqualTo(older);
        var same = new Twin("p-3", "queued", NOON);
        assertThat(Reconcile.decide(posted(2), NOON, List.of(same, older), NOON, POLICY)
                        .twin())
                .isEqualTo(older);
    }

    @ParameterizedTest
    @CsvSource({"0,60", "830,890", "841,900", "899,900"})
    void until_the_window_has_passed_it_is_looked_for_again(long seconds, long again) {
        assertThat(Reconcile.decide(posted(1), NOON, List.of(), NOON.plusSeconds(seconds), POLICY))
                .isEqualTo(new Reconcile(Act.LOOK_AGAIN, null, NOON.plusSeconds(again)));
    }

    @ParameterizedTest
    @CsvSource({"1,true,RESEND", "2,true,HOLD", "1,false,HOLD", "2,false,HOLD"})
    void after_the_window_it_is_sent_once_more_or_held(int posts, boolean resends, Act act) {
        var policy = new Policy(POLICY.window(), POLICY.pause(), resends);
        for (long seconds : new long[] {900, 100_000}) {
            assertThat(Reconcile.decide(posted(posts), NOON, List.of(), NOON.plusSeconds(seconds), policy))
                    .isEqualTo(new Reconcile(act, null, null));
        }
    }

    @Test
    void one_that_does_not_know_when_it_was_sent_is_looked_for_first() {
        assertThat(Reconcile.decide(posted(1), null, List.of(), NOON, POLICY).act())
                .isEqualTo(Act.LOOK_AGAIN);
    }

    /** First sent a day before noon: what counts is when it was last sent. */
    private static Order posted(int posts) {
        return new Order(
                "O",
                "R",
                "J",
                "swath-O",
                OrderState.UNKNOWN,
                posts,
                List.of("s1"),
                "PSScene",
                "analytic_sr_udm2",
                null,
                "",
                false,
                0,
                BigDecimal.ONE,
                NOON.minusSeconds(86_400),
                null,
                null);
    }
}
