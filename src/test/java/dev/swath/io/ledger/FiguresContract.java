package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.swath.io.ledger.Figures.Happened;
import dev.swath.io.ledger.Figures.Queue;
import dev.swath.model.Route;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What meters read: only what is new of the history, and the rows that have not ended. */
abstract class FiguresContract extends LedgerCase {
    @Test
    void happened_countsWhatIsNew_withBytesAndHectares() {
        given().open("earlier", 1);
        long before = ledger().figures().last();
        var file = given().manifest(clock().instant());
        ledger().deliveries().stored(file, Given.STORED);
        assertThat(ledger().figures().happened(before, ledger().figures().last()))
                .extracting(Happened::event, Happened::count, Happened::bytes, Happened::hectares)
                .contains(
                        tuple("found", 1L, 0L, new BigDecimal("0.0000")),
                        tuple("placed", 1L, 0L, new BigDecimal("12.3456")),
                        tuple("stored", 1L, 10L, new BigDecimal("0.0000")));
        long after = ledger().figures().last();
        assertThat(ledger().figures().happened(after, after)).isEmpty();
    }

    @Test
    void queues_tellRowsAndForHowLongTheFirstHasBeenDue() {
        given().open("fields", 3);
        given().claim(Route.SEARCH);
        clock().advance(Duration.ofMinutes(2));
        assertThat(ledger().figures().queues())
                .extracting(Queue::route, Queue::status, Queue::rows)
                .containsExactlyInAnyOrder(tuple("search", "waiting", 2L), tuple("search", "working", 1L));
        assertThat(ledger().figures().queues())
                .filteredOn(queue -> queue.status().equals("waiting"))
                .extracting(Queue::oldestSeconds)
                .containsExactly(120.0);
    }

    @Test
    void ordersRunning_areThoseAtTheProvider() {
        assertThat(ledger().figures().ordersRunning()).isZero();
        var order = given().sent();
        ledger().orders().placed(order, "planet-1", "queued", clock().instant());
        assertThat(ledger().figures().ordersRunning()).isEqualTo(1);
    }

    @Test
    void probe_changesNothingThatIsRead() {
        var before = ledger().money().balance();
        ledger().figures().probe();
        assertThat(ledger().money().balance()).isEqualTo(before);
    }
}
