package dev.swath.app.shard;

import java.time.Instant;

/**
 * What a plan says of itself.
 *
 * @param id of the plan
 * @param store {@code store.url} at home: its files go there
 * @param made when it was made
 * @param until after that its files are fetched at home
 */
public record PlanHead(String id, String store, Instant made, Instant until) {}
