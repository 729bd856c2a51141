package dev.swath.app.watch;

import dev.swath.app.gate.Doors;
import dev.swath.app.gate.Gate;
import dev.swath.io.base.Traffic;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Limits;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All meters of a process. Those of the ledger cost nothing until somebody asks for them. */
public final class Meters {
    private static final double MILLIS = 1000;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Supplier<LedgerMeters> ofLedger;
    private @Nullable LedgerMeters reading;

    public Meters(Ledger ledger, Supplier<Limits> limits, Clock clock) {
        ofLedger = () -> new LedgerMeters(ledger, registry, limits, clock);
    }

    /** Where others add theirs. */
    public MeterRegistry registry() {
        return registry;
    }

    /** From here on the ledger's history is counted, and the process itself is measured. */
    public void begin() {
        reading = ofLedger.get();
        reading.begin();
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
    }

    /** @param name gate, as in the routes */
    public void gate(String name, Gate gate) {
        FunctionCounter.builder("swath.gate.calls", gate, Gate::calls)
                .description("Requests that left through a gate")
                .tag("gate", name)
                .register(registry);
        FunctionCounter.builder("swath.gate.limited", gate, Gate::pauses)
                .description("Answers 429 that asked for silence")
                .tag("gate", name)
                .register(registry);
        FunctionTimer.builder("swath.gate.wait", gate, Gate::passed, Gate::waitedNanos, TimeUnit.NANOSECONDS)
                .description("Time that calls waited for their turn")
                .tag("gate", name)
                .register(registry);
        Gauge.builder("swath.gate.slowdown", gate, Gate::slowdown)
                .description("How much slower than its interval a gate is now, after a 429; 1 = not")
                .tag("gate", name)
                .register(registry);
    }

    public void traffic(Traffic traffic) {
        FunctionCounter.builder("swath.fetched.bytes", traffic, Traffic::bytes)
                .description("Bytes of images that came over the line, also those that were not verified")
                .register(registry);
    }

    public void doors(Doors doors, CircuitBreaker breaker) {
        Gauge.builder("swath.door.open", () -> doors.isOpen() ? 1 : 0)
                .description("0 while Planet refuses the key")
                .tag("door", "planet")
                .register(registry);
        Gauge.builder("swath.breaker.open", () -> breaker.getState() == CircuitBreaker.State.CLOSED ? 0 : 1)
                .description("1 while calls are held back because too many failed")
                .tag("breaker", breaker.getName())
                .register(registry);
    }

    public void poll(Watcher watcher) {
        Gauge.builder("swath.poll.last.success", () -> watcher.polled().toEpochMilli() / MILLIS)
                .description("When orders were last looked at without trouble, as Unix time")
                .baseUnit("timestamp_seconds")
                .register(registry);
    }

    public void disks(List<Disk> disks) {
        for (var disk : disks) {
            Gauge.builder("swath.disk.free.bytes", disk::free)
                    .description("Usable bytes of the disk; -1 = it cannot be looked at")
                    .tag("place", disk.name())
                    .register(registry);
            Gauge.builder("swath.disk.floor.bytes", disk::floor)
                    .description("Bytes that are to stay free")
                    .tag("place", disk.name())
                    .register(registry);
        }
    }

    /** What a counter of a gate has counted in this process; 0 when there is none. */
    public long gate(String counter, String name) {
        var found = registry.find("swath.gate." + counter).tag("gate", name).functionCounter();
        return found == null ? 0 : (long) found.count();
    }

    /** Bytes that this process has fetched. */
    public long fetched() {
        var found = registry.find("swath.fetched.bytes").functionCounter();
        return found == null ? 0 : (long) found.count();
    }

    /** Everything in Prometheus's text format. */
    public String scrape() {
        if (reading != null) {
            reading.refresh();
        }
        return registry.scrape();
    }
}
