package dev.swath.routes;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.History;
import dev.swath.model.Job;
import dev.swath.model.Limits;
import dev.swath.model.OrderState;
import dev.swath.model.Reason;
import dev.swath.step.order.ReserveBudget;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 40-order}: an order goes out when there is room for what it brings. */
class RoomRouteTest extends SandboxCase {
    private static final long MEGABYTE = 1_000_000;
    private static final Limits NO_LIMITS =
            new Limits(ZERO, ZERO, ZERO, ZERO, false, ZERO, ZERO, 2, false, Long.MAX_VALUE);

    private OptionalLong free = OptionalLong.of(1);

    RoomRouteTest(@TempDir Path home) {
        super(home, Map.of("order.max-items", "1", "select.cadence", "daily"));
    }

    @Override
    void beforeStart() {
        var delivering = new ReserveBudget.Delivering(() -> free, ROUND, null);
        context.getRegistry().bind("reserveBudget", new ReserveBudget(ledger, () -> NO_LIMITS, delivering, clock));
    }

    @Test
    void without_room_an_order_waits_and_goes_out_by_itself_when_there_is_some() {
        var job = planned();

        tick("order-claim");

        assertThat(calls("create")).isZero();
        assertThat(ledger.jobs().reasons(job.id()).keySet())
                .extracting(Reason::code)
                .contains("no-space");
        assertThat(ledger.money().balance().run()).isZero();

        free = OptionalLong.of(1000 * MEGABYTE);
        clock.leap(ROUND);
        tick("order-claim");

        assertThat(calls("create")).isEqualTo(1);
        assertThat(placed(job)).isEqualTo(1);
    }

    @Test
    void what_is_ordered_already_needs_its_room_too() {
        // one clipped scene of about 100 ha is reckoned as 2.8 MB
        free = OptionalLong.of(6 * MEGABYTE);
        var job = planned();
        assertThat(ledger.orders().ofJob(job.id())).hasSizeGreaterThan(3);

        for (int order = 0; order < 4; order++) {
            tick("order-claim");
            clock.leap(ROUND);
        }

        assertThat(placed(job)).isEqualTo(2);
    }

    @Test
    void a_store_without_an_end_takes_everything() {
        free = OptionalLong.empty();
        var job = planned();

        tick("order-claim");

        assertThat(placed(job)).isEqualTo(1);
        assertThat(ledger.history().of(ledger.orders().ofJob(job.id()).get(0).id()))
                .extracting(History.Event::event)
                .contains("planned");
    }

    private long placed(Job job) {
        return ledger.orders().ofJob(job.id()).stream()
                .filter(order -> List.of(OrderState.PLACED).contains(order.state()))
                .count();
    }
}
