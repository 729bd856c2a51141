package dev.swath.step.dataset.images;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.ledger.Datasets.Outcome;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.ChipSeason;
import dev.swath.model.Claim;
import dev.swath.model.DatasetJob;
import dev.swath.model.Status;
import dev.swath.model.trouble.Refused;
import dev.swath.step.dataset.folder.Disk;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The first operation of a dataset that is not there yet: its chips are one piece of work, handed out and waited for. */
final class FirstChips {
    private final Ledger ledger;

    FirstChips(Ledger ledger) {
        this.ledger = ledger;
    }

    static ChipSeason part(DatasetJob job, String chip, String season, String question, @Nullable String reason) {
        String id = UlidCreator.getMonotonicUlid().toString();
        return new ChipSeason(id, job.id(), job.operation(), chip, season, question, null, reason, 0);
    }

    /**
     * @param again when it is looked at once more, if it is not at its end
     * @throws Refused {@code not-made}
     */
    void advance(Claim claim, DatasetJob job, Instant again) {
        if (!job.begun()) {
            ledger.datasets().begin(claim, List.of(part(job, "all", "", "{}", null)), Operation.CREATE.route(), again);
        } else if (ledger.datasets().open(job.id()) > 0) {
            ledger.datasets().look(claim, again);
        } else {
            forgetSent(job);
            ledger.datasets().outcomes(job.id(), job.operation(), FirstChips::demandDone);
            ledger.datasets().ended(claim);
        }
    }

    private static void forgetSent(DatasetJob job) {
        NewDataset made =
                Objects.requireNonNull(ImageOptions.read(job.options()).create());
        if (made.sent()) {
            Disk.io(() -> Files.deleteIfExists(made.fields()));
        }
    }

    private static void demandDone(Outcome made) {
        if (made.status() != Status.DONE) {
            throw new Refused("not-made", Objects.requireNonNullElse(made.trouble(), "it was stopped"));
        }
    }
}
