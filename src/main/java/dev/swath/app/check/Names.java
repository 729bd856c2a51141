package dev.swath.app.check;

import dev.swath.app.wiring.Closest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Routes and policies have names of their own, and whatever is named exists. */
final class Names implements Rule {
    @Override
    public void check(RouteSet set, Problems problems) {
        var ids = new HashMap<String, Node>();
        var inputs = new HashMap<String, Node>();
        for (var route : set.routes()) {
            unique(ids, route.node().field("id"), "route id", problems);
            if (route.from().matches("(direct|seda):.*")) {
                unique(inputs, route.node().field("from").field("uri"), "input", problems);
            }
            if (route.node().text("description").isBlank()) {
                problems.add(
                        route.node(), "route '" + route.id() + "' has no description; say in one line what it does");
            }
            policy(set, route, problems);
        }
        var policies = new HashMap<String, Node>();
        set.policies().forEach(policy -> unique(policies, policy.field("id"), "routeConfiguration id", problems));
        set.everyStep().forEach(step -> target(set, step, problems));
    }

    private static void unique(Map<String, Node> seen, Node name, String what, Problems problems) {
        if (name.text().isBlank()) {
            problems.add(name, "there is no " + what + " here; give it one");
            return;
        }
        var key = what.equals("input") ? Step.plain(name.text()) : name.text();
        var first = seen.putIfAbsent(key, name);
        if (first != null) {
            problems.add(
                    name,
                    what + " '" + key + "' is taken already by " + first.file() + ":" + first.line()
                            + "; every one needs its own");
        }
    }

    private static void policy(RouteSet set, RouteNode route, Problems problems) {
        var handler = route.node().field("errorHandler");
        if (route.node().has("errorHandler") && !route.hasNoErrorHandler()) {
            problems.add(
                    handler,
                    "errors are handled by a routeConfigurationId; the only errorHandler here is noErrorHandler");
        }
        var ids = set.policies().stream().map(policy -> policy.text("id")).toList();
        if (route.policy().isEmpty()) {
            if (!route.hasNoErrorHandler()) {
                problems.add(
                        route.node(),
                        "route '" + route.id()
                                + "' does not say what becomes of errors; add routeConfigurationId, one of "
                                + String.join(", ", ids) + ", or errorHandler: noErrorHandler");
            }
        } else if (!ids.contains(route.policy())) {
            problems.add(
                    route.node().field("routeConfigurationId"),
                    "no routeConfiguration is called '" + route.policy() + "'" + Closest.hint(route.policy(), ids)
                            + "; errors of this route would be lost");
        }
    }

    private static void target(RouteSet set, Step step, Problems problems) {
        var uri = step.uri();
        if (!uri.matches("(direct|seda):.*") || set.reader(uri).isPresent()) {
            return;
        }
        List<String> known = set.routes().stream()
                .map(RouteNode::from)
                .filter(from -> from.matches("(direct|seda):.*"))
                .toList();
        problems.add(step.body().field("uri"), "no route reads " + uri + Closest.hint(uri, known));
    }
}
