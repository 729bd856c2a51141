package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.OwnedMeanwhile;
import dev.swath.model.Candidate;
import dev.swath.model.Claim;
import dev.swath.model.Limits;
import dev.swath.model.Plan;
import dev.swath.model.Reason;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import java.util.HashSet;
import java.util.function.Supplier;
import org.apache.camel.Handler;

/**
 * Turns the chosen scenes of a request into order intents and commits them as PLANNED, owning their scenes. Scenes that
 * another order owns are shared instead. Nothing is sent.
 */
public final class PlanOrders {
    private final Ledger ledger;
    private final int maxItems;
    private final Supplier<Limits> limits;

    /**
     * @param maxItems most scenes in one order, 1 to 500 (Planet's limit)
     * @param limits as they stand now; asked for at every request
     */
    public PlanOrders(Ledger ledger, int maxItems, Supplier<Limits> limits) {
        this.ledger = ledger;
        this.maxItems = maxItems;
        this.limits = limits;
    }

    @Handler
    public void plan(Claim claim) {
        boolean planned = false;
        while (!planned) {
            planned = tryPlan(claim);
        }
    }

    private boolean tryPlan(Claim claim) {
        try {
            ledger.orders().plan(claim, preview(claim.workId()));
            return true;
        } catch (OwnedMeanwhile raced) {
            // whoever was quicker owns it now: the next plan shares it
            return false;
        }
    }

    /** What would be planned for a request now. Nothing is written. */
    public Plan preview(String requestId) {
        var request = ledger.features().request(requestId);
        var chosen = ledger.candidates().of(requestId).stream()
                .filter(Candidate::chosen)
                .map(Candidate::scene)
                .toList();
        var ownership = ledger.ownership();
        var missed = ownership.missed(requestId);
        var settled = new HashSet<>(ownership.own(requestId));
        settled.addAll(ownership.shared(requestId));
        return new Intents(request, rules(request))
                .plan(
                        chosen,
                        (product, scenes) -> new Intents.Had(
                                ownership.owners(
                                        product, scenes.stream().map(Scene::id).toList()),
                                missed,
                                settled));
    }

    private Intents.Rules rules(Request request) {
        var inForce = limits.get();
        boolean again = ledger.jobs()
                .get(request.jobId())
                .map(job -> Boolean.parseBoolean(job.settings().getOrDefault("order.again", "false")))
                .orElse(false);
        var hold = inForce.approveAbove().signum() > 0
                ? new Reason("planning", "the drop's plan is being made; it may need approval")
                : null;
        return new Intents.Rules(again, maxItems, inForce.minCharge(), inForce.topUps(), hold);
    }
}
