package dev.swath.app.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases as they are felt outside, on a real ledger. */
class GateTest {
    private static final int THREADS = 8;
    private static final long INTERVAL = 20;

    private final Ledger ledger;
    private final Gate gate;

    GateTest(@TempDir Path folder) {
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), Clock.systemUTC(), "test");
        gate = gate();
    }

    private Gate gate() {
        return new Gate("search/a", ledger.gates(), Clock.systemUTC(), 1);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void eight_threads_are_never_closer_than_the_interval_and_lose_little_of_the_pace() throws Exception {
        var releases = releases(5, INTERVAL, gate);

        assertThat(shortestGap(releases))
                .isGreaterThanOrEqualTo(Duration.ofMillis(INTERVAL).toNanos());
        double allowed = (releases.size() - 1.0) * INTERVAL;
        double took = (releases.get(releases.size() - 1) - releases.get(0)) / 1e6;
        assertThat(took).as("milliseconds for %s releases", releases.size()).isLessThan(2 * allowed);
    }

    @Test
    void two_gates_on_one_ledger_keep_one_pace() throws Exception {
        long start = System.nanoTime();
        var releases = releases(4, INTERVAL, gate, gate());

        // between processes one may wake up late and the next on time: what holds is that none passes before its slot
        for (int i = 0; i < releases.size(); i++) {
            assertThat(releases.get(i) - start)
                    .as("release %s", i)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(i * INTERVAL - 1).toNanos());
        }
    }

    @Test
    void a_pause_holds_everybody_also_those_who_wait_already() throws Exception {
        gate.await(INTERVAL);
        Gate.sending();
        long paused = System.nanoTime();
        gate.pause(Duration.ofMillis(1200));

        var releases = releases(1, INTERVAL, gate, gate());

        assertThat(releases.get(0) - paused)
                .isGreaterThanOrEqualTo(Duration.ofMillis(1190).toNanos());
    }

    @Test
    void a_pause_without_a_time_lasts_a_second_and_none_lasts_longer_than_a_quarter_of_an_hour() {
        gate.pause(Duration.ZERO);
        assertThat(silence()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        gate.pause(Duration.ofDays(3));
        assertThat(silence()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    private Duration silence() {
        return Duration.ofMillis(ledger.gates().pausedUntil("search/a") - System.currentTimeMillis());
    }

    @Test
    void the_pace_halves_after_a_pause_and_recovers_with_calls_that_go_well() {
        gate.pause(Duration.ZERO);
        assertThat(ledger.gates().slowdown("search/a")).isEqualTo(2);
        gate.wentWell();
        assertThat(ledger.gates().slowdown("search/a")).isBetween(1.89, 1.91);
        for (int calls = 0; calls < 20; calls++) {
            gate.wentWell();
        }
        assertThat(ledger.gates().slowdown("search/a")).isEqualTo(1);
    }

    @Test
    void a_changed_interval_acts_on_the_next_call() throws Exception {
        gate.await(1);
        Gate.sending();
        long first = System.nanoTime();
        gate.await(200);
        Gate.sending();
        gate.await(200);
        Gate.sending();
        assertThat(System.nanoTime() - first)
                .isGreaterThanOrEqualTo(Duration.ofMillis(200).toNanos());

        long second = System.nanoTime();
        gate.await(1);
        Gate.sending();
        gate.await(1);
        Gate.sending();
        gate.await(1);
        Gate.sending();
        assertThat(System.nanoTime() - second).isLessThan(Duration.ofMillis(600).toNanos());
    }

    @Test
    void rehearsals_are_faster_by_the_scale() throws Exception {
        var quick = new Gate("quick", ledger.gates(), Clock.systemUTC(), 1000);
        long start = System.nanoTime();
        for (int calls = 0; calls < 5; calls++) {
            quick.await(10_000);
            Gate.sending();
        }
        assertThat(System.nanoTime() - start)
                .isBetween(
                        Duration.ofMillis(40).toNanos(), Duration.ofSeconds(5).toNanos());
    }

    @Test
    void no_pace_is_no_setting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gate.await(0))
                .withMessageContaining("search/a")
                .withMessageContaining("1 ms");
    }

    /** Moments of release, in order, of {@code each} calls by every thread. */
    private static List<Long> releases(int each, long interval, Gate... gates) throws Exception {
        var moments = new ConcurrentSkipListSet<Long>();
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int thread = 0; thread < THREADS; thread++) {
                var gate = gates[thread % gates.length];
                tasks.add(() -> {
                    for (int calls = 0; calls < each; calls++) {
                        gate.await(interval);
                        // the gate counts from when a call has left, so this moment may be neither missed nor late
                        moments.add(System.nanoTime());
                        Gate.sending();
                    }
                    return true;
                });
            }
            for (var done : pool.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
        return List.copyOf(moments);
    }

    private static long shortestGap(List<Long> releases) {
        long gap = Long.MAX_VALUE;
        for (int i = 1; i < releases.size(); i++) {
            gap = Math.min(gap, releases.get(i) - releases.get(i - 1));
        }
        return gap;
    }
}
