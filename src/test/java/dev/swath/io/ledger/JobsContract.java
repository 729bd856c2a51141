package dev.swath.io.ledger;

import static dev.swath.io.ledger.Given.MAY;
import static dev.swath.io.ledger.Given.STORED;
import static dev.swath.io.ledger.Given.TROUBLE;
import static dev.swath.io.ledger.Given.feature;
import static dev.swath.io.ledger.Given.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.swath.model.Cadence;
import dev.swath.model.Candidate;
import dev.swath.model.Feature;
import dev.swath.model.Job;
import dev.swath.model.Plan;
import dev.swath.model.Reason;
import dev.swath.model.Request;
import dev.swath.model.Route;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Jobs and their features. */
abstract class JobsContract extends LedgerCase {
    private Jobs jobs() {
        return ledger().jobs();
    }

    private List<Feature> features(Job job) {
        try (var features = ledger().features().stream(job.id())) {
            return features.toList();
        }
    }

    @Test
    void begin_keepsWhatItWasTold() {
        var job = jobs().begin("fields", Path.of("inbox", "fields.shp"), Map.of("a", "1", "b", "ü"), Route.SELECT);
        assertThat(jobs().get(job.id())).contains(job);
        assertThat(job)
                .usingRecursiveComparison()
                .isEqualTo(new Job(
                        job.id(),
                        "fields",
                        Path.of("inbox", "fields.shp"),
                        null,
                        Job.State.READING,
                        Map.of("a", "1", "b", "ü"),
                        Route.SELECT,
                        null,
                        clock().instant(),
                        null));
        assertThat(jobs().get("nobody")).isEmpty();
    }

    @Test
    void begin_forgetsAnInterruptedReadingOfTheSameFile() {
        var interrupted = given().reading("fields", null);
        var other = given().reading("others", null);
        ledger().features().add(List.of(taken(feature(interrupted.id(), "a", 1))));
        var job = given().reading("fields", null);
        assertThat(jobs().get(interrupted.id())).isEmpty();
        assertThat(features(interrupted)).isEmpty();
        assertThat(jobs().list(9)).extracting(Job::id).containsExactly(job.id(), other.id());
        assertThat(jobs().list(1)).hasSize(1);
    }

    @Test
    void features_comeBackAsTheyWere_inFileOrder() {
        var job = given().reading("fields", null);
        var aside = new Feature(
                Given.id(),
                job.id(),
                "none",
                251,
                null,
                null,
                "",
                new BigDecimal("0.0000"),
                List.of(),
                null,
                new Reason("no-geometry", "row 251 has no geometry"));
        var features = new ArrayList<>(LongStream.rangeClosed(1, 250)
                .mapToObj(row -> feature(job.id(), "field-" + row, row))
                .toList());
        features.add(aside);
        ledger().features().add(features.stream().map(Given::taken).toList());
        assertThat(features(job)).isEqualTo(features);
        assertThat(ledger().features().count(job.id())).isEqualTo(251);
        assertThat(ledger().history().of(aside.id()))
                .extracting(History.Event::detail)
                .containsExactly("row 251 has no geometry");
    }

    @Test
    void add_secondRowWithAKeyIsKeptUnderAnother() {
        var job = given().reading("fields", null);
        ledger().features()
                .add(List.of(
                        taken(feature(job.id(), "a", 1)),
                        taken(feature(job.id(), "a", 2)),
                        taken(feature(job.id(), "b", 3))));
        ledger().features().add(List.of(taken(feature(job.id(), "b", 4)), taken(feature(job.id(), "a", 5))));
        assertThat(features(job)).extracting(Feature::key).containsExactly("a", "a~2", "b", "b~4", "a~5");
        assertThat(features(job).get(1).repairs()).endsWith("the id 'a' stands in a row before; this one is named a~2");
        jobs().open(job.id(), "revision");
        assertThat(jobs().counts(job.id())).isEqualTo(Map.of("intake/done", 5L, "search/waiting", 5L));
    }

    @Test
    void add_onlyWhileReading() {
        var job = given().open("fields", 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> ledger().features().add(List.of(taken(feature(job.id(), "z", 9)))));
        assertThatIllegalStateException().isThrownBy(() -> jobs().open(job.id(), "again"));
        assertThatIllegalStateException().isThrownBy(() -> jobs().fail(job.id(), TROUBLE));
    }

    @Test
    void work_beginsWhenTheJobIsOpen() {
        var job = given().reading("fields", null);
        var field = feature(job.id(), "a", 1);
        ledger().features()
                .add(List.of(new Features.Taken(field, MAY.chunks(1, Cadence.ALL)), taken(feature(job.id(), "b", 2))));
        assertThat(given().claims(Route.SEARCH, 9)).isEmpty();
        assertThat(jobs().open(job.id(), "revision").state()).isEqualTo(Job.State.OPEN);
        var id = given().claim(Route.SEARCH).workId();
        assertThat(ledger().features().request(id))
                .isEqualTo(new Request(
                        id,
                        job.id(),
                        field.id(),
                        "a",
                        "fields",
                        Given.square(0.1),
                        Given.square(0.2),
                        "hash-a",
                        field.hectares(),
                        Given.TERMS,
                        MAY));
    }

    @Test
    void open_sameContentIsNotDoneTwice() {
        var first = given().reading("fields", null);
        jobs().open(first.id(), "revision");
        var second = given().reading("fields", null);
        ledger().features().add(List.of(taken(feature(second.id(), "a", 1))));
        var same = jobs().open(second.id(), "revision");
        assertThat(same.state()).isEqualTo(Job.State.SAME);
        assertThat(same.reason()).isEqualTo(new Reason("same-content", "same content as fields (" + first.id() + ")"));
        assertThat(features(same)).isEmpty();
        assertThat(given().claims(Route.SEARCH, 9)).isEmpty();
        jobs().finish(first.id());
        assertThat(jobs().open(given().reading("fields", null).id(), "revision").state())
                .isEqualTo(Job.State.SAME);
        assertThat(jobs().open(given().reading("copy", null).id(), "revision").state())
                .as("under another name it shares what was bought")
                .isEqualTo(Job.State.OPEN);
    }

    @Test
    void open_ofSameContentByManyThreads_opensOne() {
        var states = together(8, () -> {
            var job = jobs().begin("copy", Path.of("inbox", Given.id(), "copy.shp"), Map.of(), null);
            ledger().features().add(List.of(taken(feature(job.id(), "a", 1))));
            return jobs().open(job.id(), "revision").state();
        });
        assertThat(states).containsOnlyOnce(Job.State.OPEN).contains(Job.State.SAME);
        assertThat(given().claims(Route.SEARCH, 99)).hasSize(1);
    }

    @Test
    void failed_contentMayComeAgain() {
        var failed = given().reading("fields", null);
        jobs().fail(failed.id(), TROUBLE);
        assertThat(jobs().get(failed.id()).orElseThrow().reason()).isEqualTo(TROUBLE);
        var job = given().reading("fields", null);
        assertThat(jobs().open(job.id(), "revision").state()).isEqualTo(Job.State.OPEN);
        assertThat(jobs().find("fields")).extracting(Job::id).containsExactly(job.id(), failed.id());
        assertThat(jobs().find(job.id())).extracting(Job::id).containsExactly(job.id());
    }

    @Test
    void until_holdsWhatComesBeyondIt_andAllowReleases() {
        var job = given().open("fields", 1, Route.SELECT);
        var search = given().claim(Route.SEARCH);
        ledger().candidates().add(search, List.of(Given.scene("s", "2024-05-02T10:00:00Z")));
        ledger().candidates().found(search, "q");
        var select = given().claim(Route.SELECT);
        var verdict = new Candidate(Given.scene("s", "2024-05-02T10:00:00Z"), 99.0, true, TROUBLE);
        ledger().candidates().decide(select, List.of(verdict));
        assertThat(given().claims(Route.ORDER_PLAN, 9)).isEmpty();
        assertThat(jobs().reasons(job.id()))
                .containsExactly(
                        Map.entry(new Reason("stops-here", "stops after select; ./swath order fields goes on"), 1L));
        assertThat(jobs().ended(9)).isEmpty();
        assertThat(jobs().allow(job.id(), Route.SELECT)).isZero();
        assertThat(jobs().allow(job.id(), Route.ORDER)).isEqualTo(1);
        assertThat(given().claims(Route.ORDER_PLAN, 9)).hasSize(1);
        assertThat(jobs().get(job.id()).orElseThrow().until()).isEqualTo(Route.ORDER);
        assertThat(jobs().allow(job.id(), null)).isZero();
        assertThat(jobs().get(job.id()).orElseThrow().until()).isNull();
    }

    @Test
    void allow_neverTakesBackWhatWasAllowed() {
        var job = given().open("fields", 1, Route.ORDER);
        assertThat(jobs().allow(job.id(), Route.SELECT)).isZero();
        assertThat(jobs().get(job.id()).orElseThrow().until()).isEqualTo(Route.ORDER);
        jobs().allow(job.id(), null);
        jobs().allow(job.id(), Route.SELECT);
        assertThat(jobs().get(job.id()).orElseThrow().until()).isNull();
    }

    @Test
    void until_holdsOrdersBeforeTheyArePolledOrFetched() {
        var job = given().open("fields", 1, Route.ORDER);
        var request = given().chosen();
        var order = Given.order(request);
        ledger().orders().plan(request, Plan.of(List.of(order)));
        var claim = given().reserved(given().claim(Route.ORDER));
        ledger().orders().posting(claim);
        ledger().orders().placed(claim, "planet-1", "queued", clock().instant());
        assertThat(ledger().placedOrders().running(null)).isEmpty();
        assertThat(jobs().allow(job.id(), Route.POLL)).isEqualTo(1);
        ledger().placedOrders().askResult(order.id());
        assertThat(jobs().counts(job.id())).containsEntry("poll-result/held", 1L);
        assertThat(jobs().allow(job.id(), null)).isEqualTo(1);
        assertThat(given().claims(Route.POLL_RESULT, 1)).hasSize(1);
    }

    @Test
    void ended_whenEveryRowHas() {
        var job = given().open("fields", 2);
        var empty = given().open("empty", 0);
        assertThat(jobs().ended(9)).extracting(Job::id).containsExactly(empty.id());
        var claims = given().claims(Route.SEARCH, 2);
        ledger().work().fail(claims.get(0), TROUBLE);
        assertThat(jobs().ended(9)).hasSize(1);
        ledger().work().setAside(claims.get(1), TROUBLE);
        assertThat(jobs().ended(9)).extracting(Job::id).containsExactlyInAnyOrder(job.id(), empty.id());
        jobs().finish(job.id());
        assertThat(jobs().get(job.id()).orElseThrow().finished()).isEqualTo(clock().instant());
        assertThat(jobs().ended(9)).hasSize(1);
        assertThatIllegalStateException().isThrownBy(() -> jobs().finish(job.id()));
    }

    @Test
    void counts_overAllJobs() {
        given().open("a", 2);
        given().open("b", 3);
        ledger().work().fail(given().claim(Route.SEARCH), TROUBLE);
        ledger().deliveries().stored(given().manifest(clock().instant()), STORED);
        assertThat(jobs().counts())
                .containsEntry("search/waiting", 4L)
                .containsEntry("search/failed", 1L)
                .containsEntry("intake/done", 6L)
                .containsEntry("download/done", 1L);
    }
}
