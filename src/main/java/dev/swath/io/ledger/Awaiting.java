package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Route;
import dev.swath.model.Verdict;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/**
 * Rows that wait until others have ended.
 *
 * @param underWay finds a row while anything is under way that the row {@code :id} waits for
 */
record Awaiting(Db db, Rows rows, String underWay) {
    boolean isUnderWay(Handle handle, String id) {
        return handle.createQuery(underWay)
                .bind("id", id)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    /** The row waits at {@code route} and looks again then; whatever ends wakes it earlier. */
    void putBack(Claim claim, Route route, String code, String text, Instant look) {
        db.change(handle -> {
            // what ended between the last look and this moment has not woken a row that was being worked on
            var when = isUnderWay(handle, claim.workId()) ? look : Instant.ofEpochMilli(db.now());
            rows.withhold(handle, claim, route, Verdict.later(code, text, when));
        });
    }
}
