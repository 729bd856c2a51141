package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** The {@code query} of a search: conditions on properties, all of which must hold. An absent property meets none. */
final class Conditions {
    private static final Set<String> OPERATORS =
            Set.of("eq", "neq", "lt", "lte", "gt", "gte", "startsWith", "endsWith", "contains", "in");

    private final JsonNode query;

    Conditions(JsonNode query) {
        this.query = query;
        for (Map.Entry<String, JsonNode> property : query.properties()) {
            for (Map.Entry<String, JsonNode> condition : property.getValue().properties()) {
                if (!OPERATORS.contains(condition.getKey())) {
                    throw Refusal.bad("Invalid query: unknown operator " + condition.getKey());
                }
            }
        }
    }

    boolean any() {
        return !query.isEmpty();
    }

    boolean hold(JsonNode properties) {
        return query.properties().stream().allMatch(property -> property.getValue().properties().stream()
                .allMatch(condition ->
                        holds(properties.path(property.getKey()), condition.getKey(), condition.getValue())));
    }

    private static boolean holds(JsonNode value, String operator, JsonNode bound) {
        if (value.isMissingNode() || value.isNull()) {
            return operator.equals("neq");
        }
        return switch (operator) {
            case "eq" -> same(value, bound);
            case "neq" -> !same(value, bound);
            case "lt" -> order(value, bound) < 0;
            case "lte" -> order(value, bound) <= 0;
            case "gt" -> order(value, bound) > 0;
            case "gte" -> order(value, bound) >= 0;
            case "startsWith" -> value.asText().startsWith(bound.asText());
            case "endsWith" -> value.asText().endsWith(bound.asText());
            case "contains" -> value.asText().contains(bound.asText());
            default -> in(value, bound);
        };
    }

    private static boolean in(JsonNode value, JsonNode bounds) {
        for (JsonNode bound : bounds) {
            if (same(value, bound)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(JsonNode value, JsonNode bound) {
        return order(value, bound) == 0;
    }

    /** Numbers by size, all else by its text. */
    static int order(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? Double.compare(one.asDouble(), other.asDouble())
                : one.asText().compareTo(other.asText());
    }
}
