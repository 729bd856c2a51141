package dev.swath.app.check;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.BrowsableEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchanges single routes of a running context. No work is broken off: a route is exchanged when it holds none, and what
 * fills the queue of a worker route stands still meanwhile.
 */
final class RouteSwap {
    private static final Logger LOG = LoggerFactory.getLogger(RouteSwap.class);
    /** Shorter than the half minute for which {@code direct:} callers wait for a route that is being exchanged. */
    private static final int STOP_SECONDS = 8;

    private final CamelContext context;
    private final Set<String> paused = new HashSet<>();

    RouteSwap(CamelContext context) {
        this.context = context;
    }

    /**
     * Puts {@code fresh} in the place of {@code old}.
     *
     * @param old null when the route is new
     * @param fresh null when the route is to go
     * @param live all routes that run
     * @return false when the route holds work that must end first; nothing has changed then
     * @throws Exception when the new route does not start; the old one is back then
     */
    boolean swap(@Nullable RouteText old, @Nullable RouteText fresh, Map<String, RouteText> live) throws Exception {
        boolean runs = true;
        if (old != null) {
            if (old.from().startsWith("seda:")) {
                pauseSenders(old, live);
            }
            runs = isStarted(old.id());
            if (isBusy(old.id()) || !stop(old.id())) {
                return false;
            }
            context.removeRoute(old.id());
        }
        boolean starts = runs;
        var failure = fresh == null ? Optional.<Exception>empty() : Attempt.of(() -> load(fresh, starts));
        if (fresh != null && failure.isPresent()) {
            remove(fresh.id());
            if (old != null) {
                load(old, runs);
            }
            throw failure.get();
        }
        return true;
    }

    /** Whether this route stands still until the worker behind it was exchanged. */
    boolean isPaused(String id) {
        return paused.contains(id);
    }

    /** What stood still goes on. */
    void resume() throws Exception {
        for (var id : Set.copyOf(paused)) {
            if (context.getRoute(id) != null) {
                context.getRouteController().startRoute(id);
            }
            paused.remove(id);
        }
    }

    private void pauseSenders(RouteText worker, Map<String, RouteText> live) throws Exception {
        for (var sender : live.values()) {
            if (sender.targets().contains(worker.from()) && isStarted(sender.id()) && stop(sender.id())) {
                LOG.info("{} waits: {} is exchanged when the work it holds has ended", sender.id(), worker.id());
                paused.add(sender.id());
            }
        }
    }

    /** Only worker routes hold work for long; the others are waited for while they stop. */
    private boolean isBusy(String id) {
        return context.getRoute(id).getEndpoint() instanceof BrowsableEndpoint queue
                && (!queue.getExchanges().isEmpty()
                        || context.getInflightRepository().size(id) > 0);
    }

    private boolean isStarted(String id) {
        var status = context.getRouteController().getRouteStatus(id);
        return status != null && status.isStarted();
    }

    private boolean stop(String id) throws Exception {
        return !isStarted(id) || context.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS, true);
    }

    private void load(RouteText route, boolean runs) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("file:" + route.file(), route.text()));
        if (!runs) {
            context.getRouteController().stopRoute(route.id());
        }
    }

    private void remove(String id) throws Exception {
        if (context.getRoute(id) != null) {
            context.getRouteController().stopRoute(id);
            context.removeRoute(id);
        }
    }
}
