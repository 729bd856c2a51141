package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files that are fetched where this ledger cannot be: they leave in a plan, are fetched by shards with a scratch ledger
 * of their own, and their results come home in journals.
 */
public interface Away {
    /** Code of the reason of a row that waits because a plan has it. */
    String EXPORTED = "exported";

    /** At home: files that wait to be fetched and are in no plan that still counts. Never manifests. */
    void exportable(@Nullable String onlyJob, Consumer<Delivery> each);

    /**
     * At home: these files are in a plan, and are fetched here only after {@code until}. Those that do not wait any more
     * are left alone.
     *
     * @param plan id of the plan
     * @return ids of those that were marked
     */
    List<String> export(List<String> deliveryIds, String plan, Instant until);

    /** At home: how the file with that id stands; empty when it is not of this ledger. */
    Optional<Deliveries.Row> find(String deliveryId);

    /** At home: claims one file that waits, for whatever time; empty when it does not wait. */
    Optional<Claim> claim(String deliveryId, Duration lease);

    /**
     * In a scratch ledger: takes files of a plan in, as work of the one job {@link #JOB}. Those that are there are left
     * alone, save that what was given up is tried again.
     */
    void take(List<Delivery> files);

    /** The one job of a scratch ledger. */
    String JOB = "plan";

    /** In a scratch ledger: what lies stored since {@code since}, oldest first. */
    void fetched(Instant since, Consumer<Fetched> each);

    /** A file that lies verified in its place. */
    record Fetched(Delivery delivery, Stored stored, Instant at) {}
}
