package dev.swath.app.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * One route of a file, so that it can be told whether an edit changed it, and be loaded alone.
 *
 * @param content what it says, without comments and lines
 * @param text the file with all other entries blanked out: lines keep their numbers
 * @param targets addresses it sends to
 */
record RouteText(String id, String file, String from, Object content, String text, Set<String> targets) {
    /** Every route of these files, by id. */
    static Map<String, RouteText> of(SortedMap<String, String> files) {
        var routes = new LinkedHashMap<String, RouteText>();
        files.forEach((name, text) -> {
            var entries =
                    YamlReader.read(name, text, new Problems()).map(Node::items).orElse(List.of());
            for (int i = 0; i < entries.size(); i++) {
                int end = i + 1 < entries.size() ? entries.get(i + 1).line() : Integer.MAX_VALUE;
                if (entries.get(i).has("route")) {
                    var route = of(
                            new RouteNode(entries.get(i).field("route")),
                            name,
                            only(text, entries.get(i).line(), end));
                    routes.put(route.id(), route);
                }
            }
        });
        return routes;
    }

    private static RouteText of(RouteNode route, String file, String text) {
        var targets =
                route.everyStep().map(Step::uri).filter(uri -> !uri.isEmpty()).collect(Collectors.toSet());
        return new RouteText(route.id(), file, route.from(), route.node().content(), text, targets);
    }

    /** Every policy of these files, by id. */
    static Map<String, Node> policies(SortedMap<String, String> files) {
        var policies = new LinkedHashMap<String, Node>();
        files.forEach((name, text) -> YamlReader.read(name, text, new Problems()).stream()
                .flatMap(root -> root.items().stream())
                .map(entry -> entry.field("routeConfiguration"))
                .filter(Node::isMapping)
                .forEach(policy -> policies.put(policy.text("id"), policy)));
        return policies;
    }

    boolean sameAs(RouteText other) {
        return content.equals(other.content);
    }

    private static String only(String text, int from, int end) {
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i + 1 < from || i + 1 >= end) {
                lines[i] = "";
            }
        }
        return String.join("\n", lines);
    }
}
