package dev.swath.step.order;

import dev.swath.model.NameCursor.Twin;
import dev.swath.model.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do about an order whose POST had no clear outcome, once it was looked for by name and items. Pure.
 *
 * <p>Found: it is ours. Not found: it may not be listed yet, so it is looked for again until the window since the last
 * POST has passed; then it is sent once more, or held for a person where that is set or where it was sent twice already.
 * The limit of this, said plainly: a listing that lags longer than the window leads to a second order.
 */
record Reconcile(Act act, @Nullable Twin twin, @Nullable Instant again) {
    /** What is to be done. */
    enum Act {
        /** The order {@code twin} is ours: of several the oldest. */
        ADOPT,
        /** Look again at {@code again}. */
        LOOK_AGAIN,
        /** Send it once more: the one re-send. */
        RESEND,
        /** A person decides. */
        HOLD
    }

    /**
     * What the settings say about lost orders.
     *
     * @param window how long a lost order is looked for
     * @param pause time between two looks
     * @param resends whether it is sent once more after the window; if not it is held
     */
    record Policy(Duration window, Duration pause, boolean resends) {
        /** The same for an order that nobody wants any more. */
        Policy withoutResend() {
            return new Policy(window, pause, false);
        }
    }

    /** Most POSTs under one name, ever. */
    static final int MOST_POSTS = 2;

    /** @param lastSent when the last POST left; null when that is not known */
    static Reconcile decide(Order order, @Nullable Instant lastSent, List<Twin> found, Instant now, Policy policy) {
        if (!found.isEmpty()) {
            var oldest = found.stream()
                    .min(Comparator.comparing(Twin::created).thenComparing(Twin::planetId))
                    .orElseThrow();
            return new Reconcile(Act.ADOPT, oldest, null);
        }
        var end = (lastSent == null ? now : lastSent).plus(policy.window());
        if (now.isBefore(end)) {
            var next = now.plus(policy.pause());
            return new Reconcile(Act.LOOK_AGAIN, null, next.isBefore(end) ? next : end);
        }
        var act = policy.resends() && order.posts() < MOST_POSTS ? Act.RESEND : Act.HOLD;
        return new Reconcile(act, null, null);
    }
}
