package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.app.sandbox.Journal;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Twenty cells of the fault matrix with the packaged jar and {@code kill -9}: "before writing" is a kill when the POST
 * has arrived, "after writing" one when the next request shows that the process has gone on.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultMatrixIT {
    /** A minute of waiting takes a fifth of a second, the window of a quarter of an hour three seconds. */
    private static final int SCALE = 300;

    private final Path home;

    FaultMatrixIT(@TempDir Path home) {
        this.home = home;
    }

    static List<FaultCell> cells() {
        return FaultCell.pairwise();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void ordered_once_or_not_at_all(FaultCell cell) throws Exception {
        try (var campaign = Campaign.in(home)) {
            campaign.set("time.scale", SCALE).set("lease.seconds", 3600).set("http.response-timeout-ms", 1500);
            cell.arm(campaign.sandbox().faults(), SCALE);
            Parcels.drop(campaign.inbox().resolve("farm.shp"), cell.turn().orders());

            if (cell.kill() != Kill.NOT_KILLED) {
                killed(campaign, cell);
            }
            var process = RunningJar.quick(home, campaign.arguments("run", "--once"));
            until(campaign, () -> !process.isAlive());

            assertThat(process.exit()).as(process.out() + process.err()).isNotEqualTo(2);
            assertOrderedOnceOrNotAtAll(campaign, cell, process.exit() + "\n" + process.out() + process.err());
        }
    }

    private static void killed(Campaign campaign, FaultCell cell) throws Exception {
        var process = RunningJar.quick(campaign.home(), campaign.arguments("run", "--once"));
        until(campaign, () -> isTime(campaign, cell) || !process.isAlive());
        process.kill();
        assertThat(campaign.calls("create")).as(process.err()).isPositive();
    }

    private static boolean isTime(Campaign campaign, FaultCell cell) {
        var requests = campaign.sandbox().journal().entries();
        var posts = requests.stream()
                .filter(request -> request.word().equals("create"))
                .toList();
        if (posts.size() < cell.turn().number()) {
            return false;
        }
        long post = posts.get(cell.turn().number() - 1).id();
        return cell.kill() == Kill.BEFORE_WRITING
                || requests.get(requests.size() - 1).id() > post;
    }

    /** The operator waits, and gives the key back when it was refused. */
    private static void until(Campaign campaign, BooleanSupplier end) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> {
                    if (campaign.sandbox().journal().entries().stream()
                            .map(Journal.Entry::status)
                            .anyMatch(status -> status == 401)) {
                        campaign.sandbox().restoreKey();
                    }
                    return end.getAsBoolean();
                });
    }

    private void assertOrderedOnceOrNotAtAll(Campaign campaign, FaultCell cell, String said) throws IOException {
        var url = "jdbc:sqlite:" + home.resolve("state/ledger.db");
        try (var ledger = SqlLedger.open(url, Clock.systemUTC(), "test")) {
            var orders = ledger.jobs().list(1).stream()
                    .flatMap(job -> ledger.orders().ofJob(job.id()).stream())
                    .toList();
            assertThat(orders).hasSizeGreaterThanOrEqualTo(cell.turn().orders());
            for (var order : orders) {
                long accepted = campaign.accepted().getOrDefault(order.name(), 0L);
                // an order waits where the quota is spent; nothing else leaves one unsent
                var ends = cell.fate() == FaultCell.Fate.WITHHELD
                        ? EnumSet.allOf(OrderState.class)
                        : EnumSet.of(OrderState.PLACED, OrderState.REFUSED, OrderState.UNKNOWN);
                assertThat(order.state())
                        .as("%s: exit %s", cell, said)
                        .isIn(ends)
                        .isNotEqualTo(OrderState.POSTING);
                assertThat(accepted)
                        .as("%s, %s %s", cell, order.name(), order.state())
                        .isEqualTo(order.state() == OrderState.PLACED ? 1 : 0);
                assertThat(reason(ledger, order)).isNotBlank();
            }
            assertThat(campaign.accepted().keySet())
                    .isSubsetOf(orders.stream().map(Order::name).toList());
        }
    }

    /** The last word about an order; one in doubt must have been given to a person. */
    private static String reason(SqlLedger ledger, Order order) {
        var events = ledger.history().of(order.id());
        var last = events.get(events.size() - 1);
        assertThat(order.state() != OrderState.UNKNOWN || last.event().equals("held"))
                .as("%s", last)
                .isTrue();
        return order.state() == OrderState.PLACED ? order.name() : last.detail();
    }
}
