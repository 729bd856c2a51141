package dev.swath.io.ledger;

import dev.swath.io.ledger.Listings.Page;
import dev.swath.model.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** What a person who looks at a run is shown at a glance; every list ends. */
public interface Board {
    /** How the gates go, by name. */
    List<Pace> paces();

    /**
     * @param gate its name without the account
     * @param next when the next call may be made
     * @param pausedUntil null when nobody told us to wait
     * @param slowdown how many times slower than set it goes, 1 to 10
     */
    record Pace(String gate, Instant next, @Nullable Instant pausedUntil, double slowdown) {}

    /** The newest events of all subjects, newest first. */
    List<Latest> latest(int most);

    /**
     * @param label what people call the subject: a drop's or an order's name, DROP/FEATURE, or a file's target
     * @param event word of the history
     * @param by id of a process, or a person's name
     */
    record Latest(Instant at, String label, String event, String detail, String by) {}

    /** Plans that wait for approval, the drop that came last first. */
    List<Waiting> waiting(int most);

    /**
     * @param orders how many are to be released
     * @param hectares estimate of what they are charged
     */
    record Waiting(String jobId, String drop, long orders, BigDecimal hectares) {}

    /** Features with their shapes: of a drop in the order of its file, of all drops newest first. */
    List<Area> areas(@Nullable String jobId, Page page);

    /** One feature by our id. */
    Optional<Area> area(String id);

    /**
     * @param state of what has not gone well, or has not ended, the first that there is: failed, aside, held, working,
     *     waiting; else done; stopped when nothing of it was finished; none when nothing is to be done for it
     * @param shape in EPSG:4326; null when the file had none
     * @param aside why it cannot be used; null when it can
     */
    record Area(
            String id,
            String jobId,
            String drop,
            String key,
            String state,
            BigDecimal hectares,
            @Nullable Geometry shape,
            @Nullable Reason aside) {}
}
