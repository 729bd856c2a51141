package dev.swath.step.download;

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
import dev.swath.model.Terms;
import dev.swath.model.Verdict;
import java.math.BigDecimal;
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

/** A ledger with one placed order of feature {@code field 1} in drop {@code fields}, whose manifest may be fetched. */
final class Ordered implements AutoCloseable {
    static final String PLANET_ID = "3d0c4f0e";
    static final String ORDER_NAME = "swath-O1";
    static final String FOLDER = "fields/field%201/";

    private static final Geometry SQUARE = new GeometryFactory().toGeometry(new Envelope(9, 9.1, 48, 48.1));
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    final Ledger ledger;

    Ordered(Path folder) {
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), Clock.systemUTC(), "test");
        search(job());
        order();
    }

    private String job() {
        var job = ledger.jobs().begin("fields", Path.of("fields.shp"), Map.of(), null);
        var may = new Period(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 31));
        var terms = new Terms(may, Cadence.WEEKLY, 90, 10, "PSScene", "analytic_sr_udm2", true, false);
        var feature = new Feature(
                "F1", job.id(), "field 1", 1, SQUARE, SQUARE, "hash", BigDecimal.ONE, List.of(), terms, null);
        ledger.features().add(List.of(new Features.Taken(feature, List.of(may))));
        return ledger.jobs().open(job.id(), "revision").id();
    }

    private void search(String job) {
        var acquired = Instant.parse("2024-05-02T10:00:00Z");
        var scene = new Scene("s1", "PSScene", acquired, 3.5, SQUARE, Set.of(), Set.of(), "PSB.SD", true);
        var search = claim(Route.SEARCH);
        ledger.candidates().add(search, List.of(scene));
        ledger.candidates().found(search, "question of " + job);
        ledger.candidates()
                .decide(claim(Route.SELECT), List.of(new Candidate(scene, 100.0, true, new Reason("best", "best"))));
    }

    private void order() {
        var request = claim(Route.ORDER_PLAN);
        var hectares = BigDecimal.ONE;
        ledger.orders()
                .plan(
                        request,
                        Plan.of(List.of(new Order(
                                "O1",
                                request.workId(),
                                request.jobId(),
                                ORDER_NAME,
                                OrderState.PLANNED,
                                0,
                                List.of("s1"),
                                "PSScene",
                                "analytic_sr_udm2",
                                SQUARE,
                                "c1",
                                false,
                                0,
                                hectares,
                                null,
                                null,
                                null))));
        var order = claim(Route.ORDER);
        ledger.money().reserve(order, spending -> Verdict.GRANTED);
        ledger.orders().posting(order);
        ledger.orders().arm(order);
        ledger.orders().placed(order, PLANET_ID, "queued", NOW);
        ledger.placedOrders().askResult("O1");
        var target = FOLDER + "_orders/" + ORDER_NAME + "/manifest.json";
        var manifest =
                new Delivery("M1", order.jobId(), "O1", PLANET_ID, Delivery.MANIFEST, target, -1, null, null, null);
        ledger.placedOrders().results(claim(Route.POLL_RESULT), "success", manifest, List.of());
    }

    /** Claims the next row of a route. */
    Claim claim(Route route) {
        return ledger.work().claim(route, 1, Duration.ofMinutes(5), null).get(0);
    }

    /** As after trouble: the row is put back and claimed again, under another lease. */
    Claim again(Claim claim) {
        ledger.work().putBack(claim, NOW, new Reason("unavailable", "it broke off"));
        return claim(Route.DOWNLOAD);
    }

    /** Status of the file with that path. */
    String status(String path) {
        return ledger.deliveries().ofOrder("O1").stream()
                .filter(row -> row.delivery().path().equals(path))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
