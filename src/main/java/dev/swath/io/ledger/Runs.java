package dev.swath.io.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs of the product. A run is ended by a clean stop only; a restart goes on with it. */
public interface Runs {
    /**
     * Called by the new holder of the ledger's lock, and by nobody else: the lock proves that the former holder is
     * dead. In one transaction its leases end (those of shards run on: they never hold the lock), and every order it
     * left in POSTING becomes UNKNOWN, waiting at {@code order-reconcile}; what it left POSTING but not armed becomes
     * PLANNED again, for nothing was sent.
     *
     * @param holder id of this process
     * @param pid its process id, for people
     * @return the run that goes on, or a new one
     */
    Run takeOver(String holder, long pid);

    /** The clean stop: the run ends, leases of this holder end. */
    void end(String holder);

    Optional<Run> current();

    /** Time of the backup that was put in the ledger's place, until a person approves; empty when the ledger is whole. */
    Optional<Instant> restoredFrom();

    /**
     * A person has compared a restored ledger with the provider's list: the orders held for it go on, those that the
     * backup knew by way of being looked up by name ({@code order-reconcile}). The mark goes with the last one.
     *
     * @param jobId of one drop; null = of all
     * @return how many go on
     */
    int approveRestored(@Nullable String jobId);

    /** @param resumed true when an unclean run goes on */
    record Run(String id, String holder, long pid, boolean resumed, int leasesEnded, int ordersInDoubt) {}
}
