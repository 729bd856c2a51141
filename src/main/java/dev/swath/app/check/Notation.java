package dev.swath.app.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Routes are written in one way: routes and policies only, canonical steps, literal addresses, plain expressions. What is
 * computed while running cannot be checked before.
 */
final class Notation implements Rule {
    private static final Set<String> ENTRIES = Set.of("route", "routeConfiguration");
    private static final Set<String> COMPUTED = Set.of(
            "toD",
            "recipientList",
            "dynamicRouter",
            "routingSlip",
            "enrich",
            "pollEnrich",
            "poll",
            "script",
            "process",
            "serviceCall",
            "kamelet",
            "policy",
            "transacted",
            "saga");
    private static final Set<String> POLICY = Set.of("id", "description", "onException");
    private static final Map<String, String> REFUSED_OPTIONS = Map.of(
            "disabled", "a step that is switched off still looks like one; delete it",
            "precondition", "a route that is only sometimes there cannot be checked; delete it, or the condition",
            "variableSend", "what a step gets is the body; leave the variable out",
            "variableReceive", "what a step gives is the body; leave the variable out",
            "errorHandlerRef", "errors are handled by a routeConfigurationId, or by errorHandler: noErrorHandler",
            "beanType", "beans are named by ref");
    private static final Pattern REACHES_BEANS = Pattern.compile("\\$\\{(bean|ref|type|camelContext|random)\\b");

    @Override
    public void check(RouteSet set, Problems problems) {
        for (var file : set.files()) {
            if (file.kind() != Node.Kind.LIST) {
                problems.add(file, "a route file is a list: its entries begin with '- route:'");
            }
            file.items().forEach(entry -> entry(entry, problems));
        }
        set.policies().forEach(policy -> policy(policy, problems));
        set.routes().forEach(route -> {
            options(route.node(), problems);
            options(route.node().field("from"), problems);
        });
        set.everyStep().forEach(step -> step(step, problems));
    }

    private static void entry(Node entry, Problems problems) {
        var strangers = new TreeSet<>(entry.fields().keySet());
        strangers.removeAll(ENTRIES);
        strangers.forEach(name -> problems.add(
                entry.field(name), "'" + name + "' does not stand here: a route file holds routes and policies only"));
    }

    private static void policy(Node policy, Problems problems) {
        policy.fields().forEach((name, value) -> {
            if (!POLICY.contains(name)) {
                problems.add(
                        value,
                        "'" + name + "' does not belong in a routeConfiguration; it holds an id and onException");
            }
        });
        if (policy.text("id").isEmpty() || policy.text("id").contains("*")) {
            problems.add(policy, "this routeConfiguration has no plain id: it would apply to every route; name it");
        }
    }

    private static void step(Step step, Problems problems) {
        if (COMPUTED.contains(step.kind())) {
            problems.add(step.body(), step.kind() + " leads where no check can follow; use to: with a plain address");
            return;
        }
        if (!step.body().isMapping()) {
            problems.add(
                    step.body(), "write " + step.kind() + " with its options, one per line, as the other steps are");
            return;
        }
        options(step.body(), problems);
        address(step.body().field("uri"), problems);
        if (!step.kind().equals("bean")) {
            expression(step.body(), problems);
        }
        step.body().field("when").items().forEach(when -> expression(when, problems));
        step.body().everything().forEach(node -> {
            if (REACHES_BEANS.matcher(node.text()).find()) {
                problems.add(node, "an expression must not call beans; make it a bean step");
            }
        });
    }

    private static void options(Node body, Problems problems) {
        REFUSED_OPTIONS.forEach((option, why) -> {
            if (body.has(option)) {
                problems.add(body.field(option), option + " is not used in these routes: " + why);
            }
        });
        if (body.has("uri")) {
            address(body.field("uri"), problems);
        }
    }

    private static void address(Node uri, Problems problems) {
        if (uri.text().contains("?")) {
            problems.add(uri, "options of an address stand under parameters:, one per line");
        }
        if (uri.text().contains("${")) {
            problems.add(uri, "an address is literal here: what is computed while running cannot be checked");
        }
        if (uri.text().matches("(?i)(direct|seda):.*") && !uri.text().matches("(direct|seda):[a-z][a-z0-9-]*")) {
            problems.add(uri, "write it as direct:name or seda:name, in small letters, digits and hyphens");
        }
    }

    private static void expression(Node body, Problems problems) {
        for (var language : List.of("simple", "constant", "jq", "jsonpath", "groovy", "method", "ref", "xpath")) {
            if (body.has(language)) {
                problems.add(body.field(language), "write expression: and below it " + language + ": with expression:");
            }
        }
        body.field("expression").fields().forEach((language, value) -> {
            if (!value.isMapping()) {
                problems.add(value, "write " + language + ": and below it expression: with the text");
            }
        });
    }
}
