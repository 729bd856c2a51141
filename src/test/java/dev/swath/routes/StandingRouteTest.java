package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.journey.LeapingClock;
import dev.swath.model.Job;
import dev.swath.model.Order;
import dev.swath.model.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drops that are searched again each Monday at six, over simulated weeks. */
class StandingRouteTest extends SandboxCase {
    private static final Duration WEEK = Duration.ofDays(7);
    /** Far enough back that many weeks are over before today. */
    private static final int DAYS_AGO = 90;

    StandingRouteTest(@TempDir Path home) {
        super(home, Map.of("quota.approve-above-hectares", "0"), wednesday());
    }

    /** A Wednesday at noon. */
    private static LeapingClock wednesday() {
        var now = Clock.systemUTC().instant();
        var day = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .minusDays(DAYS_AGO)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.WEDNESDAY));
        return new LeapingClock(Duration.between(now, day.atTime(12, 0).toInstant(ZoneOffset.UTC)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Job standing(String name, String... more) throws IOException {
        Files.writeString(
                home.resolve(name + ".properties"),
                "standing.cron=0 0 6 ? * MON\nstart_date=\nend_date=\n" + String.join("\n", more) + "\n");
        var job = taken(name, 1);
        tick("standing");
        return job;
    }

    private List<Job> family(String name) {
        return ledger.jobs().find(name).stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /** Everything that can happen now happens. */
    private void flow() {
        for (int i = 0; i < 4; i++) {
            work("search-claim", Route.SEARCH);
            tick("select-claim");
            tick("order-plan-claim");
            tick("report-plans");
            tick("order-claim");
            clock.leap(ORDER_TIME);
            tick("poll");
            tick("poll-result-claim");
        }
        for (int i = 0; i < 12; i++) {
            work("download-claim", Route.DOWNLOAD);
            work("download-share-claim", Route.DOWNLOAD_SHARE);
        }
        tick("report");
    }

    private void week() {
        clock.leap(WEEK);
        tick("standing");
        flow();
    }

    private List<String> ordered(String name) {
        return family(name).stream()
                .flatMap(job -> ledger.orders().ofJob(job.id()).stream())
                .map(Order::items)
                .flatMap(List::stream)
                .toList();
    }

    private LocalDate[] days(Job job) {
        try (var features = ledger.features().stream(job.id())) {
            var period = Objects.requireNonNull(
                            features.findFirst().orElseThrow().terms())
                    .period();
            return new LocalDate[] {period.start(), period.end()};
        }
    }

    /** What one drop over all these days would choose. */
    private List<String> chosenAtOnce(LocalDate from, LocalDate to, String cadence) throws IOException {
        Files.writeString(
                home.resolve("whole.properties"), "start_date=" + from + "\nend_date=" + to + "\ncadence=" + cadence);
        var whole = taken("whole", 1);
        work("search-claim", Route.SEARCH);
        tick("select-claim");
        try (var features = ledger.features().stream(whole.id())) {
            var feature = features.findFirst().orElseThrow();
            try (var candidates = ledger.candidates().ofFeature(feature.id())) {
                return candidates
                        .filter(candidate -> candidate.chosen())
                        .map(candidate -> candidate.scene().id())
                        .toList();
            }
        }
    }

    @Test
    void overFourWeeks_eachNewSceneIsOrderedOnce() throws Exception {
        var arrived = today();
        var origin = standing("fields", "cadence=all", "standing.look-back-days=5");
        assertThat(days(origin)).containsExactly(arrived.minusDays(1), arrived.minusDays(1));
        flow();
        for (int i = 0; i < 4; i++) {
            week();
        }
        var family = family("fields");
        assertThat(family).hasSize(5).allMatch(job -> job.state() == Job.State.FINISHED);
        var last = days(family.get(4));
        assertThat(last).containsExactly(today().minusDays(7 + 5), today().minusDays(1));

        assertThat(ordered("fields")).doesNotHaveDuplicates();
        assertThat(ordered("fields"))
                .hasSizeGreaterThan(4)
                .containsExactlyInAnyOrderElementsOf(chosenAtOnce(arrived.minusDays(1), today().minusDays(1), "all"));
        assertThat(sandbox.journal().acceptedOrders().values()).allMatch(times -> times == 1);
        family.forEach(job ->
                assertThat(wiring.reports().folder(job).resolve("report.json")).exists());
        assertThat(wiring.reports().folder(family.get(0)))
                .isNotEqualTo(wiring.reports().folder(family.get(1)));
    }

    @Test
    void eachWeekGetsItsBest_whole_andNoSecond() throws Exception {
        var origin = standing("fields", "cadence=weekly");
        flow();
        for (int i = 0; i < 3; i++) {
            week();
        }
        var from = days(origin)[0];
        var to = days(family("fields").get(3))[1];
        assertThat(from.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(to.getDayOfWeek()).isEqualTo(DayOfWeek.SATURDAY);
        assertThat(ordered("fields"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(chosenAtOnce(from, to, "weekly"));
    }

    @Test
    void whatTicksWereMissed_oneRoundCatchesUp() throws Exception {
        standing("fields", "cadence=all", "standing.look-back-days=0");
        flow();
        var before = today();
        clock.leap(WEEK.multipliedBy(3));
        tick("standing-start");
        tick("standing");
        flow();
        var family = family("fields");
        assertThat(family).hasSize(2);
        assertThat(days(family.get(1))).containsExactly(before, today().minusDays(1));
        assertThat(ordered("fields")).doesNotHaveDuplicates();
        var next = ledger.standing().of(family.get(1).id()).orElseThrow();
        assertThat(next.rounds()).isEqualTo(1);
        assertThat(next.next())
                .isAfter(clock.instant())
                .isBefore(clock.instant().plus(WEEK));
    }

    @Test
    void aRoundWaits_whileTheOneBeforeIsStillChosenFrom() throws Exception {
        standing("fields", "cadence=all");
        clock.leap(WEEK);
        tick("standing");
        assertThat(family("fields")).hasSize(1);
        flow();
        tick("standing");
        assertThat(family("fields")).hasSize(2);
    }

    @Test
    void aCancelledDrop_isSearchedNoMore_andAgainWhenItIsTriedAgain() throws Exception {
        var origin = standing("fields", "cadence=all", "standing.look-back-days=0");
        flow();
        week();
        var round = family("fields").get(1);
        ledger.decisions().cancel(new Subject(Kind.DROP, round.id(), "fields", round.id()));
        assertThat(ledger.standing().active()).isEmpty();
        week();
        assertThat(family("fields")).hasSize(2);

        ledger.decisions().retry(new Subject(Kind.DROP, origin.id(), "fields", origin.id()));
        tick("standing");
        week();
        assertThat(family("fields")).hasSize(3);
        assertThat(days(family("fields").get(2))[0]).isEqualTo(days(round)[1].plusDays(1));
    }

    @Test
    void itsLastDay_isTheLastThatIsAskedFor() throws Exception {
        var until = today().plusDays(9);
        standing("fields", "cadence=all", "standing.until=" + until);
        flow();
        week();
        week();
        week();
        var family = family("fields");
        assertThat(family).hasSize(3);
        assertThat(days(family.get(2))[1]).isEqualTo(until);
        assertThat(ledger.standing().active()).isEmpty();
    }

    @Test
    void theSameDroppedAgain_isTheSame() throws Exception {
        standing("fields", "cadence=all");
        flow();
        clock.leap(WEEK);
        assertThat(taken("fields", 1).state()).isEqualTo(Job.State.SAME);
        assertThat(ledger.standing().active()).hasSize(1);
    }
}
