package dev.swath.model;

/**
 * An order whose POSTING is committed and whose one POST may now be sent.
 *
 * @param claim the claimed order
 * @param order the order, in state POSTING
 */
public record Posting(Claim claim, Order order) {}
