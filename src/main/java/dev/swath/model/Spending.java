package dev.swath.model;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an order would cost, and what was spent before it: hectares of all other orders that have a budget, sent or not.
 *
 * @param order hectares of the order itself
 * @param drop by other orders of the drop
 * @param run by other orders since the run began
 * @param day by other orders of this UTC day
 * @param month by other orders of this UTC month
 * @param approved whether its plan is approved
 * @param account hectares the account has left, less what was spent since it was asked; null = unknown
 * @param active orders the provider is working on, and those placed since it was asked; null = unknown
 * @param spentUntil the provider refused an order for quota: nothing is tried before then
 */
public record Spending(
        BigDecimal order,
        BigDecimal drop,
        BigDecimal run,
        BigDecimal day,
        BigDecimal month,
        boolean approved,
        @Nullable BigDecimal account,
        @Nullable Long active,
        Instant spentUntil) {}
