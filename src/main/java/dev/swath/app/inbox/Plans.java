package dev.swath.app.inbox;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Candidate;
import dev.swath.model.Job;
import dev.swath.model.Order;
import dev.swath.model.Plan;
import dev.swath.model.Share;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows what is going to be bought: plans that wait for approval, and plans that nobody has made yet. */
public final class Plans {
    private final Ledger ledger;
    private final BigDecimal minCharge;

    /** @param minCharge least hectares that one scene is charged */
    public Plans(Ledger ledger, BigDecimal minCharge) {
        this.ledger = ledger;
        this.minCharge = minCharge;
    }

    /** Writes the plan that the drop's held orders make. */
    void writeHeld(Job job, String digest, List<Order> orders, Path folder) {
        var items = new ArrayList<PlanItem>();
        orders.forEach(order -> items.addAll(bought(order)));
        new PlanFiles(job.name(), digest, items).write(folder);
    }

    /**
     * Writes what would be bought.
     *
     * @param plans one for each request
     * @return hectares that would be charged by the estimate
     */
    public BigDecimal writeDry(Job job, List<Plan> plans, Path folder) {
        var items = new ArrayList<PlanItem>();
        for (var plan : plans) {
            plan.intents().forEach(order -> items.addAll(bought(order)));
            plan.shares().forEach(share -> items.addAll(shared(share)));
        }
        var files = new PlanFiles(job.name(), null, items);
        files.write(folder);
        return files.hectares();
    }

    private List<PlanItem> bought(Order order) {
        var request = ledger.features().request(order.requestId());
        var candidates = candidates(order.requestId());
        return order.items().stream()
                .map(candidates::get)
                .map(one -> PlanItem.bought(request, order, one.scene(), one.coveragePercent(), minCharge))
                .toList();
    }

    private List<PlanItem> shared(Share share) {
        var request = ledger.features().request(share.requestId());
        var owner = ledger.orders().get(share.orderId());
        var candidates = candidates(share.requestId());
        return share.items().stream()
                .map(candidates::get)
                .map(one -> PlanItem.shared(request, owner, one.scene(), one.coveragePercent()))
                .toList();
    }

    private Map<String, Candidate> candidates(String requestId) {
        return ledger.candidates().of(requestId).stream()
                .collect(Collectors.toMap(one -> one.scene().id(), one -> one));
    }
}
