package dev.swath.model;

/**
 * What is wrong with one field of a request.
 *
 * @param field as the request spells it, {@code bboxes[1]}
 * @param message one line: what is wrong, and what would be right
 */
public record RequestFault(String field, String message) {}
