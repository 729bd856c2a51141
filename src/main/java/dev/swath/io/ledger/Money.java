package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Reason;
import dev.swath.model.Spending;
import dev.swath.model.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What orders cost, and the budgets that they get (promise 3). */
public interface Money {
    /**
     * Gives a claimed PLANNED order its budget for this UTC day and the current run, or puts its row off, or holds it.
     * All in one transaction, and one order at a time: whatever else is reserved meanwhile waits, so that no two orders
     * are judged by the same remainder.
     *
     * @param judge pure; told what was spent, says whether the order may go out
     * @return why it may not; empty = it has its budget
     */
    Optional<Reason> reserve(Claim order, Function<Spending, Verdict> judge);

    /** Codes of orders that a budget holds back; every start judges them anew. */
    List<String> OF_BUDGETS = List.of(
            "over-run-budget", "over-day-budget", "over-month-budget", "over-drop-budget", "over-account-quota");

    /** What a budget held back may go out now, or is held back anew: the limits have changed. */
    void judgeAgain();

    /** The provider said that the quota is spent: nothing is reserved until then. */
    void spentUntil(Instant until);

    /** @param hectares what the provider says the account has left; null = it has no limit, or does not tell */
    void remaining(@Nullable BigDecimal hectares);

    /** @param orders how many orders the provider says are queued or running */
    void active(long orders);

    /** Spent and still left, for people. */
    Balance balance();

    /**
     * Hectares of orders that have a budget.
     *
     * @param waiting hectares of orders that were not sent yet
     * @param account hectares left by the provider's last word, less what was spent since; null = unknown
     * @param active the same of orders at the provider
     */
    record Balance(
            BigDecimal run,
            BigDecimal day,
            BigDecimal month,
            BigDecimal waiting,
            @Nullable BigDecimal account,
            @Nullable Long active) {}
}
