package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.Journal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight searches at once keep one even pace, and use it. */
class EvenPaceTest {
    private static final int INTERVAL_MS = Integer.getInteger("pace.interval-ms", 100);
    /** Searches; each has one page or two. The search pace of the services is five a second. */
    private static final int SEARCHES = Integer.getInteger("pace.searches", 120);

    private static final int ALLOWED_MS = 200;
    /** A few calls at a quick pace on a busy machine say less than many at the real one. */
    private static final boolean STRICT = INTERVAL_MS >= ALLOWED_MS;

    private final Path home;

    EvenPaceTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void searches_come_evenly_and_as_often_as_is_allowed() throws Exception {
        var options = Campaign.quick().withRates(INTERVAL_MS >= ALLOWED_MS);
        try (var campaign = Campaign.in(home, options)) {
            campaign.set("search.interval-ms", INTERVAL_MS)
                    .set("list.interval-ms", 400)
                    .set("search.workers", 8)
                    .set("select.max-cloud-percent", 0);
            var fields = home.resolve("fields/farm.shp");
            Parcels.drop(fields, SEARCHES);

            assertThat(campaign.swath("lookup", fields.toString()))
                    .as(campaign.stderr())
                    .isZero();

            var calls = campaign.sandbox().journal().entries().stream()
                    .filter(call -> call.word().equals("search") || call.word().equals("page"))
                    .toList();
            assertThat(calls).hasSizeGreaterThanOrEqualTo(SEARCHES).noneMatch(call -> call.status() == 429);
            evenAndFull(calls);
        }
    }

    private static void evenAndFull(List<Journal.Entry> calls) {
        long[] arrivals =
                calls.stream().mapToLong(Journal.Entry::nanos).sorted().toArray();
        double[] gaps = new double[arrivals.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (arrivals[i + 1] - arrivals[i]) / 1e6;
        }
        Arrays.sort(gaps);
        double seconds = (arrivals[arrivals.length - 1] - arrivals[0]) / 1e9;
        double used = gaps.length * (INTERVAL_MS / 1000.0) / seconds;
        var numbers =
                "%d calls, gaps: least %.1f, 1 %% %.1f, 10 %% %.1f, median %.1f, longest %.1f ms; %.1f %% of the rate"
                        .formatted(
                                calls.size(),
                                gaps[0],
                                gaps[gaps.length / 100],
                                gaps[gaps.length / 10],
                                gaps[gaps.length / 2],
                                gaps[gaps.length - 1],
                                100 * used);
        System.out.println(numbers);
        assertThat(gaps[STRICT ? gaps.length / 100 : gaps.length / 10])
                .as(numbers)
                .isGreaterThanOrEqualTo((STRICT ? 0.9 : 0.7) * INTERVAL_MS);
        assertThat(used).as(numbers).isBetween(STRICT ? 0.97 : 0.85, 1.02);
    }
}
