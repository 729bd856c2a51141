package dev.swath.model;

import java.math.BigDecimal;

/**
 * What may be spent: hectares by the estimate, zero = no limit.
 *
 * @param perRun since the run began; a restart after a crash goes on with it
 * @param perDay of a UTC day
 * @param perMonth of a UTC month
 * @param perDrop of one drop
 * @param perDropIsOwn whether that limit came with the drop, and not from the settings
 * @param approveAbove a drop that comes to more waits for a person; zero = none does
 * @param minCharge least that one scene is charged
 * @param topUps how often a scene that was not delivered is ordered again
 * @param obeysAccount whether nothing goes out beyond what the provider says the account has left
 * @param maxActive orders that the provider may be working on at once
 */
public record Limits(
        BigDecimal perRun,
        BigDecimal perDay,
        BigDecimal perMonth,
        BigDecimal perDrop,
        boolean perDropIsOwn,
        BigDecimal approveAbove,
        BigDecimal minCharge,
        int topUps,
        boolean obeysAccount,
        long maxActive) {
    /** For a drop that came with a limit of its own, which counts where it is the lower one; zero = it has none. */
    public Limits forDrop(BigDecimal own) {
        boolean isOwn = own.signum() > 0 && (perDrop.signum() == 0 || own.compareTo(perDrop) < 0);
        return new Limits(
                perRun,
                perDay,
                perMonth,
                isOwn ? own : perDrop,
                isOwn,
                approveAbove,
                minCharge,
                topUps,
                obeysAccount,
                maxActive);
    }
}
