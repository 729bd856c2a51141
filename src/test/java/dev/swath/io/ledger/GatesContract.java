package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Pace of the gates. */
abstract class GatesContract extends LedgerCase {
    private static final String GATE = "search/1f3a";

    private Gates gates() {
        return ledger().gates();
    }

    private Instant now() {
        return clock().instant();
    }

    private long reserve(long afterNow) {
        return gates().reserve(GATE, 200, now().plusMillis(afterNow)) - now().toEpochMilli();
    }

    @Test
    void reserve_oneSlotPerInterval_neverInThePast() {
        assertThat(List.of(reserve(0), reserve(0), reserve(0))).containsExactly(0L, 200L, 400L);
        assertThat(reserve(5000)).as("no burst after silence").isEqualTo(5000);
        assertThat(reserve(5000)).isEqualTo(5200);
        assertThat(gates().reserve("order/1f3a", 200, now())).as("another gate").isEqualTo(now().toEpochMilli());
    }

    @Test
    void reserve_byManyThreads_keepsTheSpacing() {
        var slots = together(
                        8,
                        () -> IntStream.range(0, 25).mapToObj(i -> reserve(0)).toList())
                .stream()
                .flatMap(List::stream)
                .sorted()
                .toList();
        assertThat(slots)
                .containsExactlyElementsOf(
                        LongStream.range(0, 200).mapToObj(i -> i * 200).toList());
    }

    @Test
    void pause_nothingPassesBefore_andThePaceSlows() {
        reserve(0);
        gates().pause(GATE, now().plusMillis(1000), 2);
        gates().pause(GATE, now().plusMillis(500), 1);
        assertThat(gates().pausedUntil(GATE)).isEqualTo(now().toEpochMilli() + 1000);
        assertThat(List.of(reserve(0), reserve(0), reserve(0))).containsExactly(1000L, 1400L, 1800L);
        clock().advance(Duration.ofSeconds(1));
        assertThat(gates().pausedUntil(GATE)).isZero();
    }

    @Test
    void pause_beforeTheFirstCall() {
        gates().pause(GATE, now().plusMillis(700), 3);
        assertThat(reserve(0)).isEqualTo(700);
        assertThat(gates().slowdown(GATE)).isEqualTo(3);
    }

    @Test
    void slowdown_atMostTen_andRecoversToOne() {
        assertThat(gates().slowdown(GATE)).isEqualTo(1);
        assertThat(gates().pausedUntil(GATE)).isZero();
        gates().recover(GATE, 0.1);
        for (int i = 0; i < 9; i++) {
            gates().pause(GATE, now(), 2);
        }
        assertThat(gates().slowdown(GATE)).isEqualTo(10);
        gates().recover(GATE, 0.5);
        assertThat(gates().slowdown(GATE)).isCloseTo(9.5, within(1e-9));
        for (int i = 0; i < 30; i++) {
            gates().recover(GATE, 0.5);
        }
        assertThat(gates().slowdown(GATE)).isEqualTo(1);
    }
}
