package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Listings.Page;
import dev.swath.io.ledger.Listings.Which;
import dev.swath.model.Cadence;
import dev.swath.model.Feature;
import dev.swath.model.Job;
import dev.swath.model.Period;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rounds of standing drops, and long lists. */
abstract class StandingContract extends LedgerCase {
    private static final Period JUNE = new Period(LocalDate.of(2024, 5, 25), LocalDate.of(2024, 6, 30));

    /** A drop with two features and one that was set aside, to be searched again. */
    private Job standing() {
        var job = ledger().jobs()
                .begin(
                        "farm",
                        Path.of("inbox/farm.shp"),
                        Map.of(Standing.CRON, "0 0 6 ? * MON", Standing.LOOK_BACK_DAYS, "7"),
                        null);
        ledger().features()
                .add(List.of(
                        Given.taken(Given.feature(job.id(), "field-1", 1)),
                        Given.taken(Given.feature(job.id(), "field-2", 2)),
                        Given.taken(Given.feature(job.id(), "point", 3, new Reason("unusable-geometry", "a point")))));
        return ledger().jobs().open(job.id(), "revision-farm");
    }

    private Standing.Request request(Job job) {
        return ledger().standing().of(job.id()).orElseThrow();
    }

    @Test
    void aRound_hasTheUsableFeatures_andItsOwnDays_inPieces() {
        var job = standing();
        assertThat(ledger().standing().due(clock().instant()))
                .extracting(Standing.Request::jobId)
                .containsExactly(job.id());
        var next = clock().instant().plus(Duration.ofDays(7));
        var round = ledger().standing()
                .round(request(job), Map.of(Cadence.WEEKLY, JUNE), 1, next)
                .orElseThrow();

        assertThat(round.name()).isEqualTo("farm");
        assertThat(round.state()).isEqualTo(Job.State.OPEN);
        try (var features = ledger().features().stream(round.id())) {
            assertThat(features.toList()).extracting(Feature::key).containsExactly("field-1", "field-2");
        }
        assertThat(ledger().work().waitingAt(round.id(), Route.SEARCH)).hasSize(4);
        assertThat(ledger().standing().number(round.id())).isEqualTo(1);
        assertThat(request(round).rounds()).isEqualTo(1);
        assertThat(request(round).next()).isEqualTo(next);
        assertThat(ledger().standing().due(clock().instant())).isEmpty();
        assertThat(ledger().standing().searched(job.id(), Map.of())).containsEntry(Cadence.WEEKLY, JUNE.end());
        assertThat(ledger().standing().isChoosing(job.id())).isTrue();
    }

    @Test
    void aRoundThatNoFeatureWants_isNone() {
        var job = standing();
        var next = clock().instant().plus(Duration.ofDays(7));
        assertThat(ledger().standing().round(request(job), Map.of(Cadence.MONTHLY, JUNE), 6, next))
                .isEmpty();
        var early = new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 1, 31));
        assertThat(ledger().standing().round(request(job), Map.of(Cadence.WEEKLY, early), 6, next))
                .isEmpty();
        assertThat(ledger().jobs().find("farm")).hasSize(1);
        assertThat(request(job).next()).isEqualTo(next);
        assertThat(request(job).rounds()).isZero();
    }

    @Test
    void cancellingAnyOfThem_endsAll_andTryingAgainGoesOn() {
        var job = standing();
        var round = ledger().standing()
                .round(request(job), Map.of(Cadence.WEEKLY, JUNE), 6, clock().instant())
                .orElseThrow();
        var subject = new Subject(Kind.DROP, round.id(), "farm", round.id());
        assertThat(ledger().decisions().cancel(subject).stopped()).isEqualTo(4);
        assertThat(request(job).ended()).isNotNull();
        assertThat(ledger().standing().active()).isEmpty();
        assertThat(ledger().decisions().retry(subject)).isEqualTo(4);
        assertThat(request(job).ended()).isNull();
        assertThat(request(job).next()).isNull();
    }

    @Test
    void aDropWithoutACalendar_isNone() {
        var job = given().open("once", 1);
        assertThat(ledger().standing().of(job.id())).isEmpty();
        assertThat(ledger().standing().number(job.id())).isZero();
        assertThat(ledger().standing().chosenBefore(given().claim(Route.SEARCH).workId()))
                .isEmpty();
    }

    @Test
    void lists_goOnAfterTheLastOfThePageBefore() {
        var placed = given().placed(clock().instant());
        var all = ledger().listings().orders(Which.ALL, new Page(null, 9));
        assertThat(all).hasSize(1);
        var order = all.get(0);
        assertThat(order).containsEntry("id", placed.workId()).containsEntry("status", "queued");
        assertThat(ledger().listings().orders(Which.ALL, new Page(placed.workId(), 9)))
                .isEmpty();
        var named = new Which(String.valueOf(order.get("drop_name")), placed.workId(), "queued", null);
        assertThat(ledger().listings().orders(named, new Page(null, 9))).hasSize(1);
        assertThat(ledger().listings().orders(new Which(null, null, "failed", null), new Page(null, 9)))
                .isEmpty();
        assertThat(ledger().listings().drops(null, Job.State.OPEN, new Page(null, 9)))
                .hasSize(1);
        assertThat(ledger().listings().drops("none", null, new Page(null, 9))).isEmpty();
        assertThat(ledger().listings().files(named, new Page(null, 9))).isEmpty();
    }

    @Test
    void files_areListedWithTheirOrder() {
        var manifest = given().manifest(clock().instant());
        var files = ledger().listings().files(Which.ALL, new Page(null, 9));
        assertThat(files).hasSize(1);
        assertThat(files.get(0)).containsEntry("id", manifest.workId()).containsKeys("target", "order_name", "status");
        assertThat(ledger().listings().files(Which.ALL, new Page(manifest.workId(), 9)))
                .isEmpty();
    }
}
