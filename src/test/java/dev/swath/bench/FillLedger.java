package dev.swath.bench;

import dev.swath.io.ledger.Deliveries.TopUp;
import dev.swath.io.ledger.Features;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Cadence;
import dev.swath.model.Candidate;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Feature;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Period;
import dev.swath.model.Plan;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Scene;
import dev.swath.model.Stored;
import dev.swath.model.Terms;
import dev.swath.model.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Makes a ledger with one drop {@code fields} whose one order is finished at Planet: its files wait to be fetched. */
final class FillLedger {
    private static final Instant MAY = Instant.parse("2024-05-02T10:00:00Z");
    private static final Geometry SQUARE = new GeometryFactory().toGeometry(new Envelope(9, 9.1, 48, 48.1));

    private final Ledger ledger;

    private FillLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Arguments: folder of the run, list of files. */
    public static void main(String[] arguments) throws IOException {
        var state = Files.createDirectories(Path.of(arguments[0], "state"));
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + state.resolve("ledger.db"), Clock.systemUTC(), "bench")) {
            var filling = new FillLedger(ledger);
            filling.choose();
            filling.order();
            filling.deliver(Listed.read(Path.of(arguments[1])));
        }
    }

    private void choose() {
        var job = ledger.jobs().begin("fields", Path.of("fields.shp"), Map.of(), null);
        var month = new Period(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 31));
        var terms = new Terms(month, Cadence.WEEKLY, 90, 10, "PSScene", "analytic_sr_udm2", true, false);
        var feature =
                new Feature("F1", job.id(), "field", 1, SQUARE, SQUARE, "hash", BigDecimal.ONE, List.of(), terms, null);
        ledger.features().add(List.of(new Features.Taken(feature, List.of(month))));
        ledger.jobs().open(job.id(), "revision");
        var scene = new Scene("s1", "PSScene", MAY, 3.5, SQUARE, Set.of(), Set.of(), "PSB.SD", true);
        var search = claim(Route.SEARCH);
        ledger.candidates().add(search, List.of(scene));
        ledger.candidates().found(search, "question");
        ledger.candidates()
                .decide(claim(Route.SELECT), List.of(new Candidate(scene, 100.0, true, new Reason("best", "best"))));
    }

    private void order() {
        var request = claim(Route.ORDER_PLAN);
        ledger.orders().plan(request, Plan.of(List.of(order(request))));
        var order = claim(Route.ORDER);
        ledger.money().reserve(order, spending -> Verdict.GRANTED);
        ledger.orders().posting(order);
        ledger.orders().arm(order);
        ledger.orders().placed(order, Listed.ORDER, "queued", MAY);
        ledger.placedOrders().askResult("O1");
    }

    private static Order order(Claim request) {
        return new Order(
                "O1",
                request.workId(),
                request.jobId(),
                "swath-O1",
                OrderState.PLANNED,
                0,
                List.of("s1"),
                "PSScene",
                "analytic_sr_udm2",
                SQUARE,
                "c1",
                false,
                0,
                BigDecimal.ONE,
                null,
                null,
                null);
    }

    private void deliver(List<Listed> files) {
        var order = claim(Route.POLL_RESULT);
        var manifest = delivery(order.jobId(), new Listed(Delivery.MANIFEST, -1, "00"));
        ledger.placedOrders().results(order, "success", manifest, List.of());
        var deliveries =
                files.stream().map(file -> delivery(order.jobId(), file)).toList();
        ledger.deliveries()
                .manifest(claim(Route.DOWNLOAD), new Stored(1, "sha256:00", false, null), deliveries, TopUp.NONE);
    }

    private static Delivery delivery(String job, Listed file) {
        return new Delivery(
                file.name().replace('.', '-'),
                job,
                "O1",
                Listed.ORDER,
                file.name(),
                "fields/" + file.name(),
                file.bytes(),
                file.sha256(),
                null,
                "s1");
    }

    private Claim claim(Route route) {
        return ledger.work().claim(route, 1, Duration.ofMinutes(5), null).get(0);
    }
}
