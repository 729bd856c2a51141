package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.swath.io.ledger.Features;
import dev.swath.model.Cadence;
import dev.swath.model.Claim;
import dev.swath.model.Feature;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Period;
import dev.swath.model.Plan;
import dev.swath.model.Route;
import dev.swath.model.Terms;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * One POST per POSTING, counted where it arrives. The HTTP client under Camel repeats 429 and 503 by itself unless told
 * not to, and has to be told for {@code http} and for {@code https} apart.
 */
class NoSilentRepeatTest {
    @Nested
    class OverHttp extends Sends {
        OverHttp(@TempDir Path home) {
            super(home, CountingServer.http());
        }
    }

    @Nested
    class OverHttps extends Sends {
        OverHttps(@TempDir Path home) {
            super(home, CountingServer.https(home));
        }
    }

    /** What the server does, and what comes of the order. */
    abstract static class Sends extends RouteCase {
        private static final Period JUNE = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30));

        private final CountingServer server;

        Sends(Path home, CountingServer server) {
            super(home, yesterday(), server.uri(), server.trusted());
            this.server = server;
        }

        @AfterEach
        @Override
        void stopRoutes() {
            super.stopRoutes();
            server.close();
        }

        @Test
        void a_503_that_invites_to_come_back_at_once() {
            assertSentOnce(OrderState.UNKNOWN, answer(503));
        }

        @Test
        void a_429_that_invites_to_come_back_at_once() {
            assertSentOnce(OrderState.PLANNED, answer(429));
        }

        @Test
        void a_connection_that_breaks() {
            assertSentOnce(OrderState.UNKNOWN, HttpExchange::close);
        }

        @Test
        void a_redirect() {
            assertSentOnce(OrderState.UNKNOWN, exchange -> {
                exchange.getResponseHeaders().set("Location", server.uri() + "/elsewhere");
                exchange.sendResponseHeaders(307, -1);
            });
        }

        @Test
        void a_key_that_is_not_accepted() {
            assertSentOnce(OrderState.PLANNED, exchange -> {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"planet\"");
                exchange.sendResponseHeaders(401, -1);
            });
        }

        private static HttpHandler answer(int status) {
            return exchange -> {
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(status, -1);
            };
        }

        private void assertSentOnce(OrderState expected, HttpHandler first) {
            var orderId = planned();
            server.answers(first);

            tick("order-claim");

            assertThat(server.posts()).isEqualTo(1);
            assertThat(ledger.orders().get(orderId).state()).isEqualTo(expected);
        }

        /** An order at the door, without any call. */
        private String planned() {
            var job = ledger.jobs().begin("fields", Path.of("fields.shp"), Map.of(), null);
            var terms = new Terms(JUNE, Cadence.WEEKLY, 98, 20, "PSScene", "analytic_sr_udm2", true, false);
            var aoi = new GeometryFactory().toGeometry(new Envelope(10, 10.1, 50, 50.1));
            var feature = new Feature("F", job.id(), "1", 1, aoi, aoi, "c1", BigDecimal.TEN, List.of(), terms, null);
            ledger.features().add(List.of(new Features.Taken(feature, List.of(JUNE))));
            ledger.jobs().open(job.id(), "revision");
            var request = claim(Route.SEARCH);
            var planned = new Order(
                    "O",
                    request.workId(),
                    job.id(),
                    "swath-O",
                    OrderState.PLANNED,
                    0,
                    List.of("s1"),
                    "PSScene",
                    "analytic_sr_udm2",
                    aoi,
                    "c1",
                    false,
                    0,
                    BigDecimal.TEN,
                    null,
                    null,
                    null);
            ledger.orders().plan(request, Plan.of(List.of(planned)));
            return planned.id();
        }

        private Claim claim(Route route) {
            return ledger.work().claim(route, 1, Duration.ofMinutes(1), null).get(0);
        }
    }
}
