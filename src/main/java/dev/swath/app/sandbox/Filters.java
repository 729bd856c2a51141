package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;

/** The filter grammar of the Data API, each turned into a test of a scene and the scope of what can pass it. */
final class Filters {
    /** A scene with its properties as JSON, built once for all filters. */
    record Candidate(Scene scene, ObjectNode properties) {
        @Nullable
        JsonNode value(String field) {
            if (field.equals("id")) {
                return Json.object().textNode(scene.id());
            }
            return properties.get(field);
        }
    }

    /** A filter ready for use. */
    record Compiled(Scope scope, Predicate<Candidate> test) {}

    private Filters() {}

    static Compiled compile(JsonNode filter) {
        JsonNode config = filter.path("config");
        String field = filter.path("field_name").asText();
        return switch (filter.path("type").asText()) {
            case "AndFilter" -> and(all(config));
            case "OrFilter" -> or(all(config));
            case "NotFilter" -> not(config.isArray() ? and(all(config)) : compile(config));
            case "DateRangeFilter" -> dates(field, config);
            case "RangeFilter" -> numbers(field, config);
            case "NumberInFilter" -> numberIn(field, config);
            case "StringInFilter" -> stringIn(field, Set.copyOf(Json.texts(array(config))));
            case "GeometryFilter" -> geometry(config, filter.path("relation").asText("intersects"));
            case "AssetFilter" -> assets(Set.copyOf(Json.texts(array(config))));
            case "PermissionFilter" -> permissions(Set.copyOf(Json.texts(array(config))));
            case "UpdateFilter" -> test(bounds(config, Filters::instant), "updated");
            default -> throw Problem.general("Unknown filter type: " + filter.path("type"));
        };
    }

    private static List<Compiled> all(JsonNode config) {
        return StreamSupport.stream(array(config).spliterator(), false)
                .map(Filters::compile)
                .toList();
    }

    private static Compiled and(List<Compiled> parts) {
        Scope scope = parts.stream().map(Compiled::scope).reduce(Scope.ALL, Scope::and);
        return new Compiled(scope, item -> parts.stream().allMatch(part -> part.test.test(item)));
    }

    private static Compiled or(List<Compiled> parts) {
        Scope scope = parts.stream().map(Compiled::scope).reduce(Scope::or).orElse(Scope.ALL);
        return new Compiled(scope, item -> parts.stream().anyMatch(part -> part.test.test(item)));
    }

    private static Compiled not(Compiled part) {
        return new Compiled(Scope.ALL, part.test.negate());
    }

    private static Compiled test(Predicate<JsonNode> value, String field) {
        return new Compiled(Scope.ALL, item -> {
            JsonNode found = item.value(field);
            return found != null && value.test(found);
        });
    }

    private static Compiled dates(String field, JsonNode config) {
        Compiled plain = test(bounds(config, Filters::instant), field);
        if (!field.equals("acquired")) {
            return plain;
        }
        Instant from = config.has("gte") || config.has("gt")
                ? parse((config.has("gte") ? config.get("gte") : config.get("gt")).asText())
                : Instant.MIN;
        Instant to = config.has("lte") || config.has("lt")
                ? parse((config.has("lte") ? config.get("lte") : config.get("lt")).asText())
                : Instant.MAX;
        return new Compiled(Scope.of(from, to), plain.test);
    }

    private static Compiled numbers(String field, JsonNode config) {
        return test(bounds(config, JsonNode::asDouble), field);
    }

    private static Compiled numberIn(String field, JsonNode config) {
        var wanted = new HashSet<Double>();
        array(config).forEach(number -> wanted.add(number.asDouble()));
        return test(value -> value.isNumber() && wanted.contains(value.asDouble()), field);
    }

    private static Compiled stringIn(String field, Set<String> wanted) {
        Compiled plain = test(value -> wanted.contains(value.asText()), field);
        return field.equals("id") ? new Compiled(Scope.of(wanted), plain.test) : plain;
    }

    private static Compiled assets(Set<String> wanted) {
        return new Compiled(Scope.ALL, item -> item.scene.assets().stream().anyMatch(wanted::contains));
    }

    /** Every permission that is asked for must be there; {@code assets:download} stands for any asset. */
    private static Compiled permissions(Set<String> wanted) {
        return new Compiled(Scope.ALL, item -> {
            List<String> held = item.scene.permissions();
            return wanted.stream()
                    .allMatch(wish -> wish.equals("assets:download") ? !held.isEmpty() : held.contains(wish));
        });
    }

    /** An invalid geometry is repaired in silence: the search is lenient where ordering is not. */
    static Compiled geometry(JsonNode config, String relation) {
        Geometry asked;
        try {
            asked = GeometryFixer.fix(GeoJson.read(config));
        } catch (IllegalArgumentException unreadable) {
            throw Problem.general("geometry is not a GeoJSON geometry");
        }
        Predicate<Candidate> test =
                switch (relation) {
                    case "intersects" -> item -> item.scene.footprint().intersects(asked);
                    case "contains" -> item -> item.scene.footprint().contains(asked);
                    case "within" -> item -> item.scene.footprint().within(asked);
                    case "disjoint" -> item -> item.scene.footprint().disjoint(asked);
                    default -> throw Problem.general("Unknown relation: " + relation);
                };
        Envelope box = asked.getEnvelopeInternal();
        return new Compiled(relation.equals("disjoint") ? Scope.ALL : Scope.of(box), test);
    }

    private static <T extends Comparable<T>> Predicate<JsonNode> bounds(JsonNode config, Function<JsonNode, T> read) {
        var tests = new ArrayList<Predicate<T>>();
        config.forEachEntry((name, bound) -> {
            T limit = read.apply(bound);
            tests.add(
                    switch (name) {
                        case "gt" -> value -> value.compareTo(limit) > 0;
                        case "gte" -> value -> value.compareTo(limit) >= 0;
                        case "lt" -> value -> value.compareTo(limit) < 0;
                        case "lte" -> value -> value.compareTo(limit) <= 0;
                        default -> throw Problem.general("Unknown bound: " + name);
                    });
        });
        if (tests.isEmpty()) {
            throw Problem.general("a range needs a bound");
        }
        return value -> tests.stream().allMatch(test -> test.test(read.apply(value)));
    }

    private static Instant instant(JsonNode text) {
        return parse(text.asText());
    }

    private static Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            throw Problem.general("not an RFC 3339 time: " + text);
        }
    }

    private static JsonNode array(JsonNode config) {
        if (!config.isArray()) {
            throw Problem.general("config must be a list");
        }
        return config;
    }
}
