package dev.swath.io.ledger;

import dev.swath.io.ledger.Listings.Page;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How composites stand, for those who ask. */
public interface CompositeLooks {
    /** Newest first. */
    List<Line> list(Page page);

    /** The one of this id, or the newest of this name. */
    Optional<Line> find(String word);

    /**
     * @param route where its row of work stands
     * @param reason why it is put back, held or has failed; null = nothing is wrong
     */
    record Line(
            Job job, Route route, Status status, @Nullable Reason reason) {
        /** Whether nothing more will be done for it. */
        public boolean hasEnded() {
            return status != Status.WAITING && status != Status.WORKING && status != Status.HELD;
        }
    }

    /** Id of the newest one that was asked for in these very words and has not ended. */
    Optional<String> open(String request);

    /** Whether anything is under way for it, or is due by then: a row of its own, or an asset that it wants. */
    boolean isBusy(String compositeId, Instant due);
}
