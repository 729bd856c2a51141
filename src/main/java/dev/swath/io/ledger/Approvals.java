package dev.swath.io.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans of drops that cost so much that a person says whether they go out (promise 3). */
public interface Approvals {
    /**
     * Drops whose every request is planned and whose orders are held with code {@link #PLANNING}: up to the threshold, or
     * up to what was approved before, they are released; above it they are held with code {@link #NEEDS_APPROVAL}.
     *
     * @param thresholdHectares zero = nothing needs approval any more
     */
    void settle(BigDecimal thresholdHectares);

    /** Whether every complete plan is settled: released, or held for approval. */
    boolean isPlanned();

    /** The drop's plan is being made; it may need approval. */
    String PLANNING = "planning";

    /** The drop's plan is complete and above the threshold. */
    String NEEDS_APPROVAL = "needs-approval";

    /** Drops whose plan needs approval and was not shown yet. */
    List<String> unshown();

    /** What waits for approval. */
    HeldPlan held(String jobId);

    /**
     * What a drop's held orders come to.
     *
     * @param digest names exactly these orders; 12 hex digits
     * @param hectares sum of their estimates
     * @param byBundle the same for each bundle
     */
    record HeldPlan(
            String jobId,
            String digest,
            int orders,
            long scenes,
            BigDecimal hectares,
            Map<String, BigDecimal> byBundle) {}

    /** Ids of the orders that wait for approval. */
    List<String> heldOrders(String jobId);

    /** The plan lies where people look for it. */
    void shown(String jobId, String digest);

    /** Digest of the plan that was last shown; empty when none was. */
    Optional<String> lastShown(String jobId);

    /**
     * Releases exactly the plan with that digest.
     *
     * @return how many orders were released
     * @throws dev.swath.model.trouble.Refused code {@code plan-changed} when what is held is another plan
     */
    int approve(String jobId, String digest);
}
