package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Cadence;
import dev.swath.model.Candidate;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Feature;
import dev.swath.model.Job;
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
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Brings a ledger into the state that a test begins with. */
final class Given {
    static final Period MAY = new Period(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 31));
    static final Terms TERMS = new Terms(MAY, Cadence.WEEKLY, 90, 12.5, "PSScene", "analytic_sr_udm2", true, false);
    static final Duration LEASE = Duration.ofMinutes(5);
    static final Reason TROUBLE = new Reason("unavailable", "the provider does not answer");
    static final Stored STORED = new Stored(10, "sha256:00", false, 4_294_967_295L);

    private final Ledger ledger;

    Given(Ledger ledger) {
        this.ledger = ledger;
    }

    static Geometry square(double side) {
        return new GeometryFactory().createPolygon(new Coordinate[] {
            new Coordinate(9, 48),
            new Coordinate(9 + side, 48),
            new Coordinate(9 + side, 48 + side),
            new Coordinate(9, 48 + side),
            new Coordinate(9, 48)
        });
    }

    static Feature feature(String jobId, String key, long row) {
        return feature(jobId, key, row, null);
    }

    static Feature feature(String jobId, String key, long row, @Nullable Reason aside) {
        return new Feature(
                id(),
                jobId,
                key,
                row,
                square(0.1),
                square(0.2),
                "hash-" + key,
                new BigDecimal("12.3456"),
                List.of("closed a ring"),
                TERMS,
                aside);
    }

    static Features.Taken taken(Feature feature) {
        return new Features.Taken(feature, feature.aside() == null ? List.of(MAY) : List.of());
    }

    static Scene scene(String id, String acquired) {
        return new Scene(
                id,
                "PSScene",
                Instant.parse(acquired),
                3.5,
                square(0.3),
                Set.of("ortho_analytic_4b", "ortho_udm2"),
                Set.of("ortho_udm2"),
                "PSB.SD",
                true);
    }

    Job reading(String name, @Nullable Route until) {
        return ledger.jobs().begin(name, Path.of("inbox", name + ".shp"), Map.of("order.max-items", "100"), until);
    }

    /** A job with that many features, each one request, waiting at search. */
    Job open(String name, int features, @Nullable Route until) {
        var job = reading(name, until);
        ledger.features()
                .add(LongStream.rangeClosed(1, features)
                        .mapToObj(row -> taken(feature(job.id(), "field-" + row, row)))
                        .toList());
        return ledger.jobs().open(job.id(), "revision-" + job.id());
    }

    Job open(String name, int features) {
        return open(name, features, null);
    }

    List<Claim> claims(Route route, int limit) {
        return ledger.work().claim(route, limit, LEASE, null);
    }

    Claim claim(Route route) {
        var claims = claims(route, 1);
        if (claims.isEmpty()) {
            throw new AssertionError("nothing to claim at " + route.id());
        }
        return claims.get(0);
    }

    /** A claimed request at order-plan with one chosen scene. */
    Claim chosen() {
        var search = claim(Route.SEARCH);
        ledger.candidates().add(search, List.of(scene("scene-1", "2024-05-02T10:00:00Z")));
        ledger.candidates().found(search, "question-" + search.workId());
        var select = claim(Route.SELECT);
        ledger.candidates()
                .decide(
                        select,
                        ledger.candidates().of(select.workId()).stream()
                                .map(one ->
                                        new Candidate(one.scene(), 100.0, true, new Reason("best", "best of its week")))
                                .toList());
        return claim(Route.ORDER_PLAN);
    }

    static Order order(Claim request) {
        var id = id();
        return new Order(
                id,
                request.workId(),
                request.jobId(),
                "swath-" + id,
                OrderState.PLANNED,
                0,
                List.of("scene-1", "scene-2"),
                "PSScene",
                "analytic_sr_udm2",
                square(0.2),
                "clip-" + id,
                false,
                0,
                new BigDecimal("12.3456"),
                null,
                null,
                null);
    }

    /** A claimed order in state PLANNED, of a job of its own. */
    Claim planned() {
        open("fields-" + id(), 1);
        var request = chosen();
        ledger.orders().plan(request, Plan.of(List.of(order(request))));
        return reserved(claim(Route.ORDER));
    }

    Claim reserved(Claim order) {
        assertThat(ledger.money().reserve(order, spending -> Verdict.GRANTED)).isEmpty();
        return order;
    }

    /** POSTING, and armed. */
    Claim sent() {
        var order = planned();
        ledger.orders().posting(order);
        ledger.orders().arm(order);
        return order;
    }

    /** UNKNOWN, claimed at order-reconcile. */
    Claim unknown(Instant firstLook) {
        ledger.orders().unknown(sent(), firstLook, TROUBLE);
        return claim(Route.ORDER_RECONCILE);
    }

    /** PLACED, claimed at poll-result. */
    Claim placed(Instant firstPoll) {
        var order = sent();
        ledger.orders().placed(order, "planet-" + order.workId(), "queued", firstPoll);
        ledger.placedOrders().askResult(order.workId());
        return claim(Route.POLL_RESULT);
    }

    /** The claimed manifest of an order whose results are there. */
    Claim manifest(Instant firstPoll) {
        var order = placed(firstPoll);
        ledger.placedOrders()
                .results(order, "success", delivery(order, Delivery.MANIFEST, order.workId() + ".json"), List.of());
        return claim(Route.DOWNLOAD);
    }

    static Delivery delivery(Claim order, String path, String target) {
        return new Delivery(
                id(), order.jobId(), order.workId(), "planet-" + order.workId(), path, target, 10, "00ff", null, null);
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    /** All that is claimable at a route, in small bites. */
    List<Claim> drain(Route route, int bite) {
        var all = new ArrayList<Claim>();
        for (var some = claims(route, bite); !some.isEmpty(); some = claims(route, bite)) {
            all.addAll(some);
        }
        return all;
    }
}
