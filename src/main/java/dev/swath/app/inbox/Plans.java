package dev.swath.app.inbox;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Candidate;
import dev.swath.model.Item;
import dev.swath.model.Job;
import dev.swath.model.Order;
import dev.swath.model.Plan;
import dev.swath.model.Route;
import dev.swath.model.Share;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows what is going to be bought: plans that wait for approval, and plans that nobody has made yet. */
public final class Plans {
    private final Ledger ledger;
    private final BigDecimal minCharge;

    /** @param minCharge least hectares that one scene is charged */
    public Plans(Ledger ledger, BigDecimal minCharge) {
        this.ledger = ledger;
        this.minCharge = minCharge;
    }

    /**
     * What a plan comes to.
     *
     * @param hectares charged
     * @param bytes delivered
     */
    public record Sum(BigDecimal hectares, long bytes) {}

    /** Writes the plan that the drop's held orders make. */
    void writeHeld(Job job, String digest, Path folder) {
        var items = ledger.approvals().heldOrders(job.id()).stream().flatMap(this::boughtBy);
        new PlanFiles(job.name(), digest).write(folder, items.iterator());
    }

    /**
     * Writes what would be bought: by orders that are planned and were not sent yet, and by those that nobody has
     * planned.
     *
     * @param preview what would be planned now for a request
     * @return what it would come to, by the estimate
     */
    public Sum writeDry(Job job, Function<String, Plan> preview, Path folder) {
        var planned = ledger.orders().unsent(job.id()).stream().flatMap(this::boughtBy);
        var wanted = ledger.work().waitingAt(job.id(), Route.ORDER_PLAN).stream()
                .map(preview)
                .flatMap(plan -> Stream.concat(
                        plan.intents().stream().flatMap(order -> bought(order).stream()),
                        plan.shares().stream().flatMap(share -> shared(share).stream())));
        return new PlanFiles(job.name(), null)
                .write(folder, Stream.concat(planned, wanted).iterator());
    }

    private Stream<PlanItem> boughtBy(String orderId) {
        return bought(ledger.orders().get(orderId)).stream();
    }

    private List<PlanItem> bought(Order order) {
        var request = ledger.features().request(order.requestId());
        var candidates = candidates(order.requestId());
        return order.items().stream()
                .map(item -> Objects.requireNonNull(candidates.get(new Item(order.itemType(), item))))
                .map(one -> PlanItem.bought(request, order, one.scene(), one.coveragePercent(), minCharge))
                .toList();
    }

    private List<PlanItem> shared(Share share) {
        var request = ledger.features().request(share.requestId());
        var owner = ledger.orders().get(share.orderId());
        var candidates = candidates(share.requestId());
        return share.items().stream()
                .map(item -> Objects.requireNonNull(candidates.get(new Item(owner.itemType(), item))))
                .map(one -> PlanItem.shared(request, owner, one.scene(), one.coveragePercent()))
                .toList();
    }

    private Map<Item, Candidate> candidates(String requestId) {
        return ledger.candidates().of(requestId).stream()
                .collect(Collectors.toMap(one -> one.scene().item(), one -> one));
    }
}
