package dev.swath.step.dataset.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Claim;
import dev.swath.model.DatasetJob;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.trouble.Unavailable;
import dev.swath.step.dataset.folder.DatasetLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetHoldsTest {
    private static final Reason STOPPED = new Reason("stopped", "somebody stopped it");

    private final Path dataset;
    private final Ledger ledger;
    private final DatasetHolds holds;

    DatasetHoldsTest(@TempDir Path home) throws IOException {
        dataset = Files.createDirectories(home.resolve("farm"));
        Files.writeString(Files.createDirectories(dataset.resolve("farm-chips")).resolve("collection.json"), "{}");
        ledger = SqlLedger.open("jdbc:sqlite:" + home.resolve("ledger.db"), Clock.systemUTC(), "test");
        holds = new DatasetHolds(ledger);
    }

    @AfterEach
    void close() {
        ledger.jobs().list(10).forEach(job -> ledger.datasets().stop(job.id(), STOPPED));
        holds.releaseEnded();
        ledger.close();
    }

    private DatasetJob asked(String id) {
        var job = DatasetJob.asked(id, "farm", dataset, List.of("select-images"), "{}");
        ledger.datasets().ask(job);
        return job;
    }

    @Test
    void a_dataset_is_kept_from_others_until_its_job_has_ended() {
        var job = asked("1");
        holds.hold(job);
        holds.hold(job);
        holds.releaseEnded();
        assertThatThrownBy(() -> DatasetLock.take(dataset)).isInstanceOf(Unavailable.class);

        ledger.datasets().stop(job.id(), STOPPED);
        holds.releaseEnded();
        DatasetLock.take(dataset).close();
    }

    @Test
    void a_job_that_takes_the_place_of_a_stopped_one_gets_its_folder() {
        var first = asked("1");
        holds.hold(first);
        ledger.datasets().stop(first.id(), STOPPED);
        holds.hold(asked("2"));
        assertThatThrownBy(() -> DatasetLock.take(dataset)).isInstanceOf(Unavailable.class);
    }

    @Test
    void nothing_is_written_while_another_process_works_in_the_folder() throws Exception {
        asked("1");
        Claim claim = ledger.work()
                .claim(Route.DATASET, 1, Duration.ofMinutes(1), null)
                .get(0);
        var run = new DatasetRun(ledger, holds, Duration.ofSeconds(1), Clock.systemUTC());
        try (var other = DatasetLock.take(dataset)) {
            assertThatThrownBy(() -> run.advance(claim))
                    .isInstanceOfSatisfying(
                            Unavailable.class, busy -> assertThat(busy.code()).isEqualTo("dataset-in-use"));
            assertThat(dataset.resolve("farm-chips/.ftw-progress.json")).doesNotExist();
            assertThat(ledger.datasets().get("1").begun()).isFalse();
        }
    }
}
