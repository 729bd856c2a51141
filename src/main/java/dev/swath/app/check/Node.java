package dev.swath.app.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A piece of a YAML file, with its place: a mapping, a list or a scalar.
 *
 * @param line line of its key, or of its first character where it has none
 * @param text the scalar; empty for the others
 */
record Node(String file, int line, Kind kind, String text, Map<String, Node> fields, List<Node> items) {
    enum Kind {
        SCALAR,
        MAPPING,
        LIST
    }

    boolean isMapping() {
        return kind == Kind.MAPPING;
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The field, or an empty scalar in this place where there is none. */
    Node field(String name) {
        return fields.getOrDefault(name, new Node(file, line, Kind.SCALAR, "", Map.of(), List.of()));
    }

    /** The text of a field; empty where there is none. */
    String text(String field) {
        return field(field).text();
    }

    /** This node and everything in it. */
    Stream<Node> everything() {
        return Stream.concat(
                Stream.of(this),
                Stream.concat(fields.values().stream(), items.stream()).flatMap(Node::everything));
    }

    /** The same with every scalar replaced. */
    Node map(UnaryOperator<String> change) {
        var mapped = new LinkedHashMap<String, Node>();
        fields.forEach((name, value) -> mapped.put(name, value.map(change)));
        var list = items.stream().map(item -> item.map(change)).toList();
        return new Node(file, line, kind, change.apply(text), mapped, list);
    }

    /** The content without its place: maps, lists and strings. */
    Object content() {
        return switch (kind) {
            case SCALAR -> text;
            case LIST -> new ArrayList<>(items.stream().map(Node::content).toList());
            case MAPPING -> {
                var content = new LinkedHashMap<String, Object>();
                fields.forEach((name, value) -> content.put(name, value.content()));
                yield content;
            }
        };
    }
}
