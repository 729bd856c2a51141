package dev.swath.app.gate;

import org.jspecify.annotations.Nullable;

/**
 * What this process may work on.
 *
 * @param onlyJob the one job that a verb runs for; null = everything, as {@code run} does
 */
public record Scope(@Nullable String onlyJob) {
    public static final Scope ALL = new Scope(null);
}
