package dev.swath.model;

/**
 * Why something is as it is.
 *
 * @param code stable word for machines: ledger value, metric label, what tests match on
 * @param text one sentence for people
 */
public record Reason(String code, String text) {}
