package dev.swath.step.order;

import dev.swath.model.Limits;
import dev.swath.model.Spending;
import dev.swath.model.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether an order may go out. Pure. The words are the same for all orders that a limit holds back, so that they can be
 * counted; what each needs stands in its history.
 *
 * <table>
 * <caption>What holds it back</caption>
 * <tr><td>its drop's plan is not approved</td><td>held until it is</td></tr>
 * <tr><td>it alone is above a limit</td><td>held until the limit is raised</td></tr>
 * <tr><td>limit of the drop, of the run</td><td>held until it is raised, or another run begins</td></tr>
 * <tr><td>limit of the day, of the month</td><td>waits for the next one, UTC</td></tr>
 * <tr><td>the account has no more</td><td>waits, and asks again</td></tr>
 * <tr><td>too many orders at work</td><td>waits, and asks again</td></tr>
 * </table>
 */
final class Budget {
    private static final Duration ACCOUNT_AGAIN = Duration.ofMinutes(15);
    private static final Duration ACTIVE_AGAIN = Duration.ofMinutes(1);

    private Budget() {}

    static Verdict judge(Spending spending, Limits limits, Instant now) {
        if (limits.approveAbove().signum() > 0 && !spending.approved()) {
            return Verdict.held("planning", "the drop's plan is being made; it may need approval");
        }
        var midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        var nextMonth = now.atZone(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfMonth(1)
                .plusMonths(1)
                .toInstant();
        return over(spending, ofDrop(spending, limits))
                .or(() -> over(spending, bound("run", spending.run(), limits.perRun(), null)))
                .or(() -> over(spending, bound("month", spending.month(), limits.perMonth(), nextMonth)))
                .or(() -> over(spending, bound("day", spending.day(), limits.perDay(), midnight)))
                .or(() -> account(spending, limits, now))
                .or(() -> active(spending, limits, now))
                .orElse(Verdict.GRANTED);
    }

    /**
     * One limit.
     *
     * @param of drop, run, day or month
     * @param setting where it stands, as people find it
     * @param again when there is room again by itself; null = when a person has acted
     */
    private record Bound(
            String of,
            BigDecimal spent,
            BigDecimal limit,
            String setting,
            @Nullable Instant again) {}

    private static Bound bound(String of, BigDecimal spent, BigDecimal limit, @Nullable Instant again) {
        return new Bound(of, spent, limit, "quota.max-hectares-per-" + of, again);
    }

    private static Bound ofDrop(Spending spending, Limits limits) {
        var setting = "quota.max-hectares-per-drop"
                + (limits.perDropIsOwn() ? " as it came with the drop: cancel it, and drop it with another" : "");
        return new Bound("drop", spending.drop(), limits.perDrop(), setting, null);
    }

    private static Optional<Verdict> over(Spending spending, Bound bound) {
        var limit = bound.limit();
        if (limit.signum() == 0 || bound.spent().add(spending.order()).compareTo(limit) <= 0) {
            return Optional.empty();
        }
        var code = "over-" + bound.of() + "-budget";
        if (spending.order().compareTo(limit) > 0) {
            return Optional.of(Verdict.held(
                    code,
                    "it alone is above the %s ha of a %s (%s); raise that, or order less"
                            .formatted(limit.toPlainString(), bound.of(), bound.setting())));
        }
        var text =
                "the %s ha of this %s are given out (%s)".formatted(limit.toPlainString(), bound.of(), bound.setting());
        var again = bound.again();
        return Optional.of(
                again == null
                        ? Verdict.held(code, text)
                        : Verdict.later(
                                code,
                                text + "; the next begins on "
                                        + again.atZone(ZoneOffset.UTC).toLocalDate(),
                                again));
    }

    private static Optional<Verdict> account(Spending spending, Limits limits, Instant now) {
        if (now.isBefore(spending.spentUntil())) {
            return Optional.of(Verdict.later(
                    "quota-spent", "Planet refused an order because the quota is spent", spending.spentUntil()));
        }
        var left = spending.account();
        if (!limits.obeysAccount() || left == null || spending.order().compareTo(left) <= 0) {
            return Optional.empty();
        }
        return Optional.of(Verdict.later(
                "over-account-quota",
                "Planet says that the account has too little quota left (quota.account)",
                now.plus(ACCOUNT_AGAIN)));
    }

    private static Optional<Verdict> active(Spending spending, Limits limits, Instant now) {
        var active = spending.active();
        if (active == null || active < limits.maxActive()) {
            return Optional.empty();
        }
        return Optional.of(Verdict.later(
                "too-many-active",
                "Planet works on as many orders as are allowed at once, %d (order.max-active)"
                        .formatted(limits.maxActive()),
                now.plus(ACTIVE_AGAIN)));
    }
}
