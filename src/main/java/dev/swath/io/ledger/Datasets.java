package dev.swath.io.ledger;

import dev.swath.model.ChipSeason;
import dev.swath.model.Claim;
import dev.swath.model.DatasetJob;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Status;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Work on datasets: operations in order, each on chips and seasons. What came of them lies in the dataset's folder. */
public interface Datasets {
    /** An open job, whose one row waits at {@link Route#DATASET}. */
    void ask(DatasetJob job);

    /** @throws IllegalArgumentException when there is none of that id */
    DatasetJob get(String jobId);

    /** Whether this job is a dataset. */
    boolean isDataset(String jobId);

    /** The job whose work on the dataset in this folder has not ended. */
    Optional<DatasetJob> openIn(Path folder);

    /**
     * The claimed dataset begins its next operation: each part waits at a route, and the dataset is looked at again.
     *
     * @param parts without answers; with a reason = it is known already that nothing comes of it
     */
    void begin(Claim dataset, List<ChipSeason> parts, Route route, Instant look);

    /** The claimed dataset is looked at again then. */
    void look(Claim dataset, Instant again);

    /** The claimed dataset has ended an operation; after the last one its job is finished. */
    void ended(Claim dataset);

    /** @throws IllegalArgumentException when there is none of that id */
    ChipSeason part(String partId);

    /**
     * Keeps what came of the claimed part; its row is not at its end yet.
     *
     * @return the parts of the same chip and operation, this one too
     */
    List<ChipSeason> answered(Claim claim, ChipSeason part);

    /** The claimed part is at its end. */
    void done(Claim claim);

    /** How many parts of the operation under way wait or are worked on. */
    long open(String jobId);

    /** What became of the parts of an operation, in the order of their chips; with answers of refinements and of what was made only. */
    void outcomes(String jobId, String operation, Consumer<Outcome> each);

    /**
     * What became of a part.
     *
     * @param trouble why its row was put back or given up
     */
    record Outcome(ChipSeason part, Status status, @Nullable String trouble) {}

    /** Ends all rows of the job that wait, its own too; the job is finished. Work in the air ends without effect. */
    void stop(String jobId, Reason reason);

    /** Ends the parts of the job that wait. */
    void stopParts(String jobId, Reason reason);
}
