package dev.swath.app.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All route files together.
 *
 * @param raw as they stand in the files
 * @param files with the settings in force in place of their placeholders
 */
record RouteSet(List<Node> raw, List<Node> files) {
    List<RouteNode> routes() {
        return entries("route").map(RouteNode::new).toList();
    }

    List<Node> policies() {
        return entries("routeConfiguration").toList();
    }

    Optional<Node> policy(String id) {
        return policies().stream()
                .filter(policy -> policy.text("id").equals(id))
                .findFirst();
    }

    /** The first route that reads this endpoint. */
    Optional<RouteNode> reader(String uri) {
        return routes().stream().filter(route -> route.from().equals(uri)).findFirst();
    }

    /** Everything that sends to this endpoint, by {@code to} or {@code wireTap}, in routes and policies. */
    List<Step> callers(String uri) {
        return everyStep().filter(step -> step.uri().equals(uri)).toList();
    }

    Stream<Step> everyStep() {
        var inPolicies = policies().stream()
                .flatMap(policy -> policy.field("onException").items().stream())
                .flatMap(trouble -> Step.in(trouble.field("onException").field("steps")).stream())
                .flatMap(Step::everything);
        return Stream.concat(routes().stream().flatMap(RouteNode::everyStep), inPolicies);
    }

    private Stream<Node> entries(String kind) {
        return files.stream()
                .flatMap(file -> file.items().stream())
                .filter(entry -> entry.has(kind))
                .map(entry -> entry.field(kind));
    }
}
