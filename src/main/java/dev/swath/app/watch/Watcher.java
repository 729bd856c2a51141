package dev.swath.app.watch;

import dev.swath.app.gate.EndTrouble;
import dev.swath.io.ledger.History;
import dev.swath.model.Claim;
import dev.swath.model.Drop;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands at the beginning and the end of every route: lays the trail, counts what is taken up, and times it. */
public final class Watcher implements RoutePolicyFactory {
    private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);
    private static final String TIMING = "swath.timing";
    private static final String BEGAN = "swath.began.";

    private final History history;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Tallies tallies = new Tallies();
    private volatile Instant polled;

    public Watcher(History history, MeterRegistry meters, Clock clock) {
        this.history = history;
        this.meters = meters;
        this.clock = clock;
        polled = clock.instant();
    }

    /** When orders were last looked at without trouble; the start, before the first time. */
    public Instant polled() {
        return polled;
    }

    /** What went through the routes. */
    public Tallies tallies() {
        return tallies;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new Policy();
    }

    /** What was begun, kept in the exchange until it ends. */
    private record Timing(Timer.Sample sample, String step, String route) {}

    private final class Policy extends RoutePolicySupport {
        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            exchange.setProperty(BEGAN + route.getRouteId(), System.nanoTime());
            var body = exchange.getMessage().getBody();
            if (body instanceof Claim claim
                    && route.getRouteId().equals(claim.route().id())) {
                Trail.lay(claim, history);
                begin(exchange, claim.route().step(), route.getRouteId());
            } else if (body instanceof Drop drop) {
                Trail.lay(drop);
                begin(exchange, "intake", "intake");
            }
        }

        private void begin(Exchange exchange, String step, String route) {
            Counter.builder("swath.step.in")
                    .description("Pieces of work that a step took up")
                    .tags("step", step, "route", route)
                    .register(meters)
                    .increment();
            exchange.setProperty(TIMING, new Timing(Timer.start(meters), step, route));
            LOG.debug("{} begins", route);
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            tally(route.getRouteId(), exchange);
            var timing = exchange.getProperty(TIMING, Timing.class);
            if (timing != null && isIts(timing, route)) {
                exchange.removeProperty(TIMING);
                timing.sample()
                        .stop(Timer.builder("swath.step")
                                .description("Time from taking a piece of work up to its end, however it ends")
                                .tags("step", timing.step(), "route", timing.route())
                                .register(meters));
                LOG.debug(
                        "{} ends{}",
                        timing.route(),
                        exchange.getProperty(EndTrouble.TROUBLE) == null ? "" : " in trouble");
                Trail.clear();
            }
            if (isPoll(route) && exchange.getException() == null && exchange.getProperty(EndTrouble.TROUBLE) == null) {
                polled = clock.instant();
            }
        }

        private void tally(String route, Exchange exchange) {
            var began = exchange.removeProperty(BEGAN + route);
            boolean failed = exchange.getException() != null || exchange.getProperty(EndTrouble.TROUBLE) != null;
            tallies.add(route, failed, began instanceof Long nanos ? System.nanoTime() - nanos : 0);
        }

        private boolean isIts(Timing timing, Route route) {
            return route.getRouteId().equals(timing.route())
                    || (timing.route().equals("intake") && route.getRouteId().equals("intake-read"));
        }

        private boolean isPoll(@Nullable Route route) {
            return route != null && route.getRouteId().matches("poll|poll-start");
        }
    }
}
