package dev.swath.io.ledger;

import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.model.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in order, and what came of it. Written by the other aggregates inside their transactions. Lists are cut
 * off at {@code most} entries: a drop may have a million rows.
 */
public interface History {
    /** Everything about one subject (job, feature, request, order or delivery id), oldest first. */
    List<Event> of(String subjectId);

    /**
     * The newest events of a subject and its parts, oldest first: of a feature also its requests, orders, shares and
     * files; of a drop its own only.
     */
    List<Event> about(Subject subject, int most);

    /**
     * @param at when
     * @param subject id of what it happened to
     * @param part what people call that; empty for the subject that was asked about
     * @param event stable word, e.g. {@code planned}, {@code posting}, {@code placed}, {@code set-aside}
     * @param detail in plain words
     * @param by which process or verb moved it
     */
    record Event(Instant at, String subject, String part, String event, String detail, String by) {}

    /** How the subject's own work and that of its parts stands, in the order of making; nothing for a drop. */
    List<Standing> standings(Subject subject, int most);

    /**
     * @param kind request, order, share or file
     * @param label what people call it: a request's days, an order's name, a file's target
     * @param status word of {@link dev.swath.model.Status}
     * @param notBefore nothing happens to a waiting row before then
     */
    record Standing(
            String kind,
            String label,
            String route,
            String status,
            Instant notBefore,
            @Nullable Reason reason) {}

    /**
     * What was decided about scenes: of a feature scene by scene, the chosen ones first; of a scene by drop and reason, so
     * that many features are one entry.
     */
    List<Verdict> verdicts(Subject subject, int most);

    /**
     * @param of the scene; or DROP/FEATURE, the first one of several
     * @param features how many decided so
     */
    record Verdict(
            String of,
            long features,
            boolean chosen,
            @Nullable Reason reason) {}

    /** Orders of a feature, orders that have a scene, or the order itself. */
    List<Bought> bought(Subject subject, int most);

    /**
     * @param feature DROP/FEATURE that it was made for
     * @param hectares estimate of what is charged
     * @param files files that are known of it
     * @param stored how many of them lie verified in their places
     */
    record Bought(
            String order,
            @Nullable String planetId,
            @Nullable String planetState,
            String feature,
            String bundle,
            BigDecimal hectares,
            long scenes,
            long files,
            long stored,
            Standing standing) {}

    /** Who shares an order's files: shares of a feature, of an order, of a scene, or a link's; of a drop those that wait. */
    List<Shared> shared(Subject subject, int most);

    /**
     * @param order name of the order whose files they are
     * @param owner DROP/FEATURE that the order was made for
     * @param sharer DROP/FEATURE that gets its files; the first one of several
     * @param requests how many share it
     */
    record Shared(
            String order, @Nullable String planetId, String owner, String sharer, long requests, Standing standing) {}

    /** Where files lie or will lie: of a feature, order, scene or file; first its own, then those that share their bytes. */
    List<Place> places(Subject subject, int most);

    /**
     * @param target relative to the store's root
     * @param linked whether it has the bytes of another order's file
     * @param lies whether it is there
     */
    record Place(String target, boolean linked, boolean lies) {}

    /** What the orders of a drop, of a feature, or those that have a scene come to. */
    Bill bill(Subject subject);

    /**
     * @param placed hectares of orders that the provider has accepted
     * @param spent hectares that count against the budgets
     * @param toApprove orders that wait for approval, and their hectares
     */
    record Bill(
            long orders,
            long ordersPlaced,
            BigDecimal placed,
            BigDecimal spent,
            long toApprove,
            BigDecimal hectaresToApprove) {}

    /** DROP/FEATURE that a request, order, share or file belongs to; the name alone of a composite, and for its assets. */
    String featureOf(String workId);

    /** Id of the file whose bytes a link has. */
    String fileOf(Subject link);
}
