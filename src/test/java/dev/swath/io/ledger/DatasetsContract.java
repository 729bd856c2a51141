package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.swath.model.ChipSeason;
import dev.swath.model.Claim;
import dev.swath.model.DatasetJob;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Datasets: operations in order, each on chips and seasons. */
abstract class DatasetsContract extends LedgerCase {
    private static final Path FOLDER = Path.of("/data/fields");
    private static final String SELECT = "select-images";

    private Datasets datasets() {
        return ledger().datasets();
    }

    private DatasetJob asked(String... operations) {
        var job = DatasetJob.asked(Given.id(), "fields", FOLDER, List.of(operations), "{}");
        datasets().ask(job);
        return job;
    }

    private static ChipSeason part(DatasetJob job, String chip, String season, @Nullable String reason) {
        // in this order they are claimed
        String id = job.id() + "-" + chip + (season.equals("planting") ? 1 : 2);
        return new ChipSeason(id, job.id(), SELECT, chip, season, "{\"year\":2024}", null, reason, 0);
    }

    private void begin(DatasetJob job, ChipSeason... parts) {
        Claim claim = given().claim(Route.DATASET);
        datasets().begin(claim, List.of(parts), Route.DATASET_SEASON, clock().instant());
        assertThat(datasets().get(job.id()).begun()).isTrue();
    }

    @Test
    void the_second_season_of_a_chip_sees_the_answer_of_the_first() {
        var job = asked(SELECT);
        begin(job, part(job, "a", "planting", null), part(job, "a", "harvest", null), part(job, "b", "planting", null));
        List<Claim> claims = given().claims(Route.DATASET_SEASON, 2);
        Claim first = claims.get(0);
        Claim second = claims.get(1);

        assertThat(datasets().answered(first, datasets().part(first.workId()).answered("{\"x\":1}", null, 3)))
                .extracting(ChipSeason::season, ChipSeason::answer)
                .containsExactly(tuple("planting", "{\"x\":1}"), tuple("harvest", null));
        datasets().done(first);
        assertThat(datasets().answered(second, datasets().part(second.workId()).answered("{}", "no scene", 4)))
                .allSatisfy(part -> assertThat(part.answer()).isNotNull());
        datasets().done(second);
        assertThat(datasets().open(job.id())).isEqualTo(1);
        assertThatThrownBy(() -> datasets().done(first)).isInstanceOf(LeaseLost.class);
    }

    @Test
    void operations_come_one_after_the_other_and_the_last_one_ends_the_job() {
        var job = asked(SELECT, "download-images");
        begin(job, part(job, "a", "planting", "no crop calendar data"));
        assertThat(datasets().open(job.id()))
                .as("nothing can come of its only part")
                .isZero();
        datasets().ended(given().claim(Route.DATASET));
        assertThat(datasets().get(job.id()).operation()).isEqualTo("download-images");
        assertThat(datasets().get(job.id()).begun()).isFalse();
        assertThat(datasets().openIn(FOLDER)).isPresent();
        datasets().ended(given().claim(Route.DATASET));
        assertThat(ledger().jobs().get(job.id()).orElseThrow().state()).isEqualTo(Job.State.FINISHED);
        assertThat(datasets().openIn(FOLDER)).isEmpty();
        assertThat(datasets().isDataset(job.id())).isTrue();
        assertThat(datasets().isDataset("nothing")).isFalse();
    }

    @Test
    void what_became_of_chips_is_told_with_its_reason() {
        var job = asked(SELECT);
        begin(job, part(job, "a", "planting", null), part(job, "b", "planting", "no crop calendar data"));
        ledger().work().fail(given().claim(Route.DATASET_SEASON), Given.TROUBLE);
        List<String> told = new ArrayList<>();
        datasets()
                .outcomes(
                        job.id(),
                        SELECT,
                        outcome -> told.add(outcome.part().chip() + " " + outcome.status() + " " + outcome.trouble()
                                + " " + outcome.part().reason()));
        assertThat(told)
                .containsExactly(
                        "a " + Status.FAILED + " " + Given.TROUBLE.text() + " null",
                        "b " + Status.DONE + " null no crop calendar data");
    }

    @Test
    void a_stopped_job_gives_no_more_work() {
        var job = asked(SELECT);
        begin(job, part(job, "a", "planting", null), part(job, "a", "harvest", null));
        Claim working = given().claim(Route.DATASET_SEASON);
        datasets().stop(job.id(), new Reason("asked-anew", "the same dataset was asked anew"));
        assertThat(given().claims(Route.DATASET_SEASON, 9)).isEmpty();
        assertThatThrownBy(() -> datasets().done(working)).isInstanceOf(LeaseLost.class);
        assertThat(datasets().openIn(FOLDER)).isEmpty();
    }

    @Test
    void all_parts_of_a_large_dataset_are_handed_out() {
        int count = 2_001;
        var job = asked(SELECT);
        var parts = IntStream.range(0, count)
                .mapToObj(i -> part(job, "chip-" + i, "planting", i == 0 ? "no crop calendar data" : null))
                .toArray(ChipSeason[]::new);
        begin(job, parts);
        assertThat(datasets().open(job.id())).isEqualTo(count - 1);
        assertThat(given().claims(Route.DATASET_SEASON, count))
                .hasSize(count - 1)
                .extracting(Claim::workId)
                .doesNotHaveDuplicates();
    }
}
