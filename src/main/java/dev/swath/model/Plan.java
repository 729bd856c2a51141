package dev.swath.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a request gets its chosen scenes.
 *
 * @param intents orders to be placed; none of their scenes is owned by anybody
 * @param shares scenes that are owned already: their files are shared
 * @param dropped chosen items that are given up
 * @param hold why the orders wait for a person; null = they go out
 */
public record Plan(
        List<Order> intents,
        List<Share> shares,
        Map<Item, Reason> dropped,
        @Nullable Reason hold) {
    public static Plan of(List<Order> intents) {
        return new Plan(intents, List.of(), Map.of(), null);
    }
}
