package dev.swath.app.watch;

import dev.swath.io.ledger.Figures;
import dev.swath.io.ledger.Figures.Queue;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Money.Balance;
import dev.swath.model.Limits;
import dev.swath.model.Route;
import dev.swath.model.trouble.LedgerTrouble;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Meters whose truth is the ledger, read when they are asked for and at most every few seconds. Counters grow by what the
 * history got since the last time, and begin at 0 with the process.
 */
final class LedgerMeters {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final List<String> STATUSES = List.of("waiting", "working", "held");

    private final Ledger ledger;
    private final MeterRegistry meters;
    private final Supplier<Limits> limits;
    private final Clock clock;
    private final Counter bytes;
    private final Counter hectares;
    private Instant read = Instant.MIN;
    private @Nullable Long seq;
    private volatile boolean readable = true;
    private volatile Map<String, Queue> queues = Map.of();
    private volatile @Nullable Balance balance;

    LedgerMeters(Ledger ledger, MeterRegistry meters, Supplier<Limits> limits, Clock clock) {
        this.ledger = ledger;
        this.meters = meters;
        this.limits = limits;
        this.clock = clock;
        bytes = Counter.builder("swath.delivered.bytes")
                .description("Bytes of files that were verified in their place")
                .register(meters);
        hectares = Counter.builder("swath.ordered.hectares")
                .description("Hectares of orders that Planet accepted, by the estimate")
                .register(meters);
        for (var route : Route.values()) {
            Stream.of(Ends.OUT, Ends.FAILED, Ends.AGAIN).forEach(how -> counter(new Ends.End(how, route.id())));
            gauges(route.id());
        }
        Stream.of(Ends.OUT, Ends.ASIDE, Ends.FAILED).forEach(how -> counter(new Ends.End(how, "intake")));
        gauge("swath.ledger.readable", "1 when the ledger could be read for this", () -> readable ? 1 : 0);
        money();
    }

    private void gauges(String route) {
        for (var status : STATUSES) {
            Gauge.builder("swath.queue.rows", () -> queue(route, status).rows())
                    .description("Rows that have not ended")
                    .tags("route", route, "status", status)
                    .register(meters);
        }
        Gauge.builder("swath.queue.oldest", () -> queue(route, "waiting").oldestSeconds())
                .description("How long the first waiting row has been due")
                .baseUnit("seconds")
                .tag("route", route)
                .register(meters);
    }

    private Queue queue(String route, String status) {
        return queues.getOrDefault(route + "/" + status, new Queue(route, status, 0, 0));
    }

    private void money() {
        budget("run", Limits::perRun, Balance::run);
        budget("day", Limits::perDay, Balance::day);
        budget("month", Limits::perMonth, Balance::month);
        gauge("swath.budget.waiting.hectares", "Hectares of orders that were not sent yet", () -> of(Balance::waiting));
        gauge(
                "swath.account.remaining.hectares",
                "What the account has left; NaN = Planet does not tell",
                () -> of(Balance::account));
        gauge(
                "swath.account.active.orders",
                "Orders that Planet works on; NaN = Planet does not tell",
                () -> of(Balance::active));
    }

    private void budget(String per, Function<Limits, BigDecimal> limit, Function<Balance, BigDecimal> used) {
        Gauge.builder("swath.budget.limit.hectares", () -> limit.apply(limits.get()))
                .description("What may be ordered; 0 = no limit")
                .tag("per", per)
                .register(meters);
        Gauge.builder("swath.budget.used.hectares", () -> of(used))
                .description("What was ordered of it")
                .tag("per", per)
                .register(meters);
    }

    private double of(Function<Balance, ? extends @Nullable Number> what) {
        var now = balance;
        var number = now == null ? null : what.apply(now);
        return number == null ? Double.NaN : number.doubleValue();
    }

    private void gauge(String name, String meaning, Supplier<Number> value) {
        Gauge.builder(name, value).description(meaning).register(meters);
    }

    private Counter counter(Ends.End end) {
        return Counter.builder(end.how().meter())
                .description(end.how().meaning())
                .tags("step", end.step(), "route", end.route())
                .register(meters);
    }

    /** Begins to count here. */
    void begin() {
        seq = ledger.figures().last();
    }

    /** Reads the ledger, unless that was done a moment ago. A ledger that cannot be read leaves all as it was. */
    synchronized void refresh() {
        if (clock.instant().isBefore(read.plus(FRESH))) {
            return;
        }
        try {
            count(ledger.figures());
            queues = ledger.figures().queues().stream()
                    .collect(Collectors.toMap(queue -> queue.route() + "/" + queue.status(), queue -> queue));
            balance = ledger.money().balance();
            readable = true;
        } catch (LedgerTrouble trouble) {
            readable = false;
        }
        read = clock.instant();
    }

    private void count(Figures figures) {
        long upTo = figures.last();
        long from = seq == null ? upTo : seq;
        for (var happened : figures.happened(from, upTo)) {
            Ends.of(happened).ifPresent(end -> counter(end).increment((double) happened.count()));
            bytes.increment((double) happened.bytes());
            hectares.increment(happened.hectares().doubleValue());
        }
        seq = upTo;
    }
}
