package dev.swath.step.poll;

import dev.swath.io.ledger.Features;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Cadence;
import dev.swath.model.Claim;
import dev.swath.model.Feature;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Period;
import dev.swath.model.Plan;
import dev.swath.model.Route;
import dev.swath.model.Terms;
import dev.swath.model.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** A ledger with one order {@code O}, at Planet {@code p-1}. */
final class Placed implements AutoCloseable {
    static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final Period JUNE = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30));

    private final Ledger ledger;

    Placed(Path folder) {
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), CLOCK, "test");
        var job = ledger.jobs().begin("fields", Path.of("fields.shp"), Map.of(), null);
        var terms = new Terms(JUNE, Cadence.WEEKLY, 98, 20, "PSScene", "analytic_sr_udm2", true, false);
        var aoi = new GeometryFactory().toGeometry(new Envelope(10, 10.1, 50, 50.1));
        var feature = new Feature("F", job.id(), "1", 1, aoi, aoi, "c1", BigDecimal.TEN, List.of(), terms, null);
        ledger.features().add(List.of(new Features.Taken(feature, List.of(JUNE))));
        ledger.jobs().open(job.id(), "revision");
        var request = claim(Route.SEARCH);
        ledger.orders().plan(request, Plan.of(List.of(order(request))));
        var order = claim(Route.ORDER);
        ledger.money().reserve(order, spending -> Verdict.GRANTED);
        ledger.orders().posting(order);
        ledger.orders().arm(order);
        ledger.orders().placed(order, "p-1", "queued", NOW);
    }

    private static Order order(Claim request) {
        return new Order(
                "O",
                request.workId(),
                request.jobId(),
                "swath-O",
                OrderState.PLANNED,
                0,
                List.of("s1"),
                "PSScene",
                "analytic_sr_udm2",
                null,
                "",
                false,
                0,
                BigDecimal.TEN,
                null,
                null,
                null);
    }

    Claim claim(Route route) {
        return ledger.work().claim(route, 1, Duration.ofMinutes(1), null).get(0);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Where the last row of the drop stands: {@code route/status}. */
    String route() {
        var counts = ledger.jobs().counts();
        return counts.keySet().stream()
                .filter(key -> !key.endsWith("/done"))
                .findFirst()
                .orElse("nowhere");
    }

    @Override
    public void close() {
        ledger.close();
    }
}
