package dev.swath.app.check;

import dev.swath.app.wiring.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes edits of the route files over while the product runs, and cannot take it down: the whole would-be set is checked
 * first, and only routes whose definition changed are exchanged. A file with faults is told and left alone; the routes it
 * held run on as they were.
 *
 * <p>The folder is polled, which also sees edits over a network, and an edit is looked at when nothing has changed between
 * two looks. Policies ({@code routeConfiguration}) are part of every route that names them: a change of one is refused
 * until the next start.
 */
public final class SafeRouteReload extends ServiceSupport {
    private static final Logger LOG = LoggerFactory.getLogger(SafeRouteReload.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final CamelContext context;
    private final Path folder;
    private final Settings settings;
    private final Duration poll;
    private final RouteSwap swap;
    private final Map<String, List<String>> problems = new ConcurrentHashMap<>();
    private final Map<String, RouteText> live = new TreeMap<>();
    private SortedMap<String, String> accepted = new TreeMap<>();
    private SortedMap<String, String> seen = new TreeMap<>();
    private SortedMap<String, String> considered = new TreeMap<>();
    private Map<String, RouteText> wanted = Map.of();
    private @Nullable ScheduledExecutorService executor;

    /** @param folder the route files that {@code context} has loaded */
    public SafeRouteReload(CamelContext context, Path folder, Settings settings) {
        this(context, folder, settings, POLL);
    }

    SafeRouteReload(CamelContext context, Path folder, Settings settings, Duration poll) {
        this.poll = poll;
        this.context = context;
        this.folder = folder;
        this.settings = settings;
        this.swap = new RouteSwap(context);
    }

    /** What is wrong with files that were edited and not taken over, by file name; empty when all edits are in force. */
    public Map<String, List<String>> problems() {
        return Map.copyOf(problems);
    }

    @Override
    protected void doStart() throws IOException {
        accepted = RouteFiles.read(folder);
        seen = accepted;
        considered = accepted;
        wanted = RouteText.of(accepted);
        live.putAll(wanted);
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "route-reload");
        // ends with the executor; what goes wrong in a look is told there
        var unused = executor.scheduleWithFixedDelay(
                () -> Attempt.of(this::look).ifPresent(e -> LOG.error("routes: {}", Attempt.reason(e), e)),
                poll.toMillis(),
                poll.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        if (executor != null) {
            context.getExecutorServiceManager().shutdownNow(executor);
        }
    }

    private void look() throws Exception {
        var now = RouteFiles.read(folder);
        if (!now.equals(seen)) {
            seen = now;
        } else if (!now.equals(considered)) {
            considered = now;
            consider(now);
        }
        takeOver();
    }

    /** Accepts the edits all together if they are sound; else each that is sound by itself. */
    private void consider(SortedMap<String, String> now) {
        problems.clear();
        var changed = new TreeSet<>(now.keySet());
        changed.addAll(accepted.keySet());
        changed.removeIf(file -> Objects.equals(now.get(file), accepted.get(file)));
        if (changed.size() > 1 && faults(now).isEmpty()) {
            accepted = now;
        } else {
            changed.forEach(file -> considerAlone(file, now.get(file)));
        }
        wanted = RouteText.of(accepted);
    }

    private void considerAlone(String file, @Nullable String text) {
        var candidate = new TreeMap<>(accepted);
        if (text == null) {
            candidate.remove(file);
        } else {
            candidate.put(file, text);
        }
        var faults = faults(candidate);
        if (faults.isEmpty()) {
            accepted = candidate;
        } else {
            problems.put(file, faults);
            faults.forEach(LOG::error);
            LOG.error("{} is not taken over; its routes run on as they were", file);
        }
    }

    private List<String> faults(SortedMap<String, String> candidate) {
        var faults = new ArrayList<>(RouteCheck.problems(candidate, settings, context.getRegistry()));
        var running = RouteText.policies(accepted);
        var policies = RouteText.policies(candidate);
        policies.forEach((id, policy) -> {
            var before = running.get(id);
            if (before == null || !before.content().equals(policy.content())) {
                faults.add(
                        new Problem(policy.file(), policy.line(), "policy '" + id + "' changed: that needs a restart")
                                .toString());
            }
        });
        running.keySet().stream()
                .filter(id -> !policies.containsKey(id))
                .forEach(id -> faults.add("policy '" + id + "' is gone: that needs a restart"));
        return List.copyOf(faults);
    }

    /** Brings what runs nearer to what is wanted; what still holds work is left for the next look. */
    private void takeOver() throws Exception {
        var ids = new LinkedHashSet<String>();
        live.values().stream().filter(route -> route.from().startsWith("seda:")).forEach(route -> ids.add(route.id()));
        ids.addAll(live.keySet());
        ids.addAll(wanted.keySet());
        boolean waits = false;
        for (var id : ids) {
            var old = live.get(id);
            var fresh = wanted.get(id);
            if (old != null && fresh != null && old.sameAs(fresh)) {
                continue;
            }
            if (swap.isPaused(id) && waits) {
                continue;
            }
            waits |= !exchange(id, old, fresh);
        }
        if (!waits) {
            swap.resume();
        }
    }

    private boolean exchange(String id, @Nullable RouteText old, @Nullable RouteText fresh) {
        var done = new boolean[] {true};
        var failure = Attempt.of(() -> done[0] = swap.swap(old, fresh, live));
        if (failure.isPresent()) {
            var file = fresh == null ? Objects.requireNonNull(old).file() : fresh.file();
            var said = file + ":1: route '" + id + "' did not start and is as it was: " + Attempt.reason(failure.get());
            LOG.error(said);
            problems.put(file, List.of(said));
            wanted = new TreeMap<>(wanted);
            if (old == null) {
                wanted.remove(id);
            } else {
                wanted.put(id, old);
            }
        } else if (done[0]) {
            if (fresh == null) {
                live.remove(id);
            } else {
                live.put(id, fresh);
            }
            LOG.info("route {} is {}", id, fresh == null ? "gone" : old == null ? "new" : "exchanged");
        }
        return done[0];
    }
}
