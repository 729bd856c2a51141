package dev.swath.model;

import java.util.List;

/**
 * A request that asked for scenes which another request's order owns: it gets the same files.
 *
 * @param id our own id
 * @param requestId the request that asked
 * @param jobId its drop
 * @param orderId the order that owns the scenes
 * @param items the scenes, sorted
 */
public record Share(String id, String requestId, String jobId, String orderId, List<String> items) {}
