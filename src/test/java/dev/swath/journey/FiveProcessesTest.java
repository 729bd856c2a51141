package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.Journal;
import dev.swath.app.sandbox.Sandbox;
import dev.swath.io.ledger.SqlLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five processes on one ledger keep one pace together. */
class FiveProcessesTest {
    private static final int PROCESSES = 5;
    private static final int CALLS = 8;
    private static final int INTERVAL_MS = 1000;

    private final Path home;

    FiveProcessesTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void calls_of_all_processes_keep_one_interval() throws Exception {
        var ledger = home.resolve("ledger.db");
        SqlLedger.open("jdbc:sqlite:" + ledger, Clock.systemUTC(), "test").close();
        try (var sandbox = Sandbox.start(Campaign.quick(), Clock.systemUTC())) {
            var processes = new ArrayList<Process>();
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(start(sandbox, ledger));
            }
            for (var process : processes) {
                assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            }
            var arrivals = sandbox.journal().entries().stream()
                    .filter(call -> call.path().contains("/stats/"))
                    .mapToLong(Journal.Entry::nanos)
                    .sorted()
                    .toArray();
            assertThat(arrivals).hasSize(PROCESSES * CALLS);
            double[] gaps = new double[arrivals.length - 1];
            for (int i = 0; i < gaps.length; i++) {
                gaps[i] = (arrivals[i + 1] - arrivals[i]) / 1e6;
            }
            Arrays.sort(gaps);
            // a process that a busy machine lets wait with its call in hand shortens one gap and lengthens another
            assertThat(gaps[gaps.length / 10]).isGreaterThanOrEqualTo(0.7 * INTERVAL_MS);
            double milliseconds = (arrivals[arrivals.length - 1] - arrivals[0]) / 1e6;
            assertThat(milliseconds)
                    .as("all calls together, no faster than one pace allows, but for what a busy machine makes late")
                    .isGreaterThanOrEqualTo(INTERVAL_MS * (gaps.length - 2.0));
        }
    }

    private Process start(Sandbox sandbox, Path ledger) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PacedCaller.class.getName(),
                        sandbox.api().resolve("/compute/ops/stats/orders/v2").toString(),
                        ledger.toString(),
                        String.valueOf(INTERVAL_MS),
                        String.valueOf(CALLS))
                .redirectOutput(home.resolve("out.txt").toFile())
                .redirectError(home.resolve("err.txt").toFile())
                .start();
    }
}
