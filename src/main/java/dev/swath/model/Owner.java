package dev.swath.model;

/**
 * Who owns a scene in some {@link Product}: the newest order that bought it, or is about to.
 *
 * @param generation 0, and one more each time it was bought again on purpose ({@code order.again})
 */
public record Owner(String itemId, String orderId, String jobId, int generation) {}
