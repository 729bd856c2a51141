package dev.swath.app.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Calls over HTTP stand in gates only, behind the breaker, between the two ends that prepare and read them. */
final class HttpCalls implements Rule {
    private static final String FILE = "05-gates.camel.yaml";
    private static final Set<String> GATES = Set.of(FILE, "06-gate-webhook.camel.yaml", "07-gate-stac.camel.yaml");
    private static final Map<String, String> OPTIONS = Map.of(
            "throwExceptionOnFailure", "false", "disableStreamCache", "true", "automaticRetriesDisabled", "true");

    static boolean isHttp(Step step) {
        return step.uri().matches("(?i)https?:.*");
    }

    @Override
    public void check(RouteSet set, Problems problems) {
        set.routes().forEach(route -> {
            gated(route.steps(), problems);
            if (route.from().matches("(?i)https?:.*")) {
                problems.add(route.node().field("from"), "an http: address cannot be read from");
            }
        });
        set.everyStep().filter(HttpCalls::isHttp).forEach(step -> call(step, problems));
        set.policies().stream()
                .flatMap(Node::everything)
                .filter(node -> node.text().matches("(?i)https?:.*"))
                .forEach(node -> problems.add(node, "HTTP calls stand in " + FILE + " only, paced by a gate"));
    }

    private static void call(Step step, Problems problems) {
        var uri = step.body().field("uri");
        if (!GATES.contains(uri.file())) {
            problems.add(uri, "HTTP calls stand in " + FILE + " only, paced by a gate");
        }
        step.body().field("parameters").fields().forEach((name, value) -> {
            if (name.equals("automaticRetriesDisabled") && !value.text().equals("true")) {
                problems.add(value, "automaticRetriesDisabled must stay true: an order could be sent twice");
            } else if (!OPTIONS.containsKey(name)) {
                problems.add(
                        value,
                        "'" + name
                                + "' is not an option for a route: how calls are made is decided by settings (http.…)");
            } else if (!value.text().equals(OPTIONS.get(name))) {
                problems.add(value, name + " must be \"" + OPTIONS.get(name) + "\" here, was '" + value.text() + "'");
            }
        });
        if (!step.body().field("parameters").has("throwExceptionOnFailure")) {
            problems.add(
                    uri,
                    "needs the parameter throwExceptionOnFailure: \"false\": the step behind it judges the answer");
        }
    }

    /** Every call is the first in a circuitBreaker, behind {@code xHttp.prepare} and before {@code xHttp.read…}. */
    private static void gated(List<Step> steps, Problems problems) {
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.kind().equals("circuitBreaker")) {
                breaker(step, problems);
            }
            for (var block : step.blocks()) {
                boolean behindBreaker = step.kind().equals("circuitBreaker");
                block.stream()
                        .filter(each -> isHttp(each) && !behindBreaker)
                        .forEach(each -> problems.add(each.body(), "an HTTP call stands in a circuitBreaker"));
                gated(block, problems);
            }
        }
        IntStream.range(0, steps.size())
                .filter(i -> isHttp(steps.get(i)))
                .filter(i -> i != 0 || steps.size() < 2 || !reads(steps.get(1)))
                .forEach(
                        i -> problems.add(
                                steps.get(i).body(),
                                "an HTTP call is the first step in its circuitBreaker, and a bean …Http.read stands behind it"));
    }

    private static void breaker(Step step, Problems problems) {
        var options = step.body().field("resilience4jConfiguration");
        if (!options.text("throwExceptionWhenHalfOpenOrOpenState").equals("true")) {
            problems.add(
                    options,
                    "needs throwExceptionWhenHalfOpenOrOpenState: \"true\": else an open breaker looks like a success");
        }
        if (step.body().has("onFallback")) {
            problems.add(step.body().field("onFallback"), "a breaker here has no fallback: what fails must be seen");
        }
    }

    private static boolean reads(Step step) {
        return step.kind().equals("bean")
                && step.body().text("ref").endsWith("Http")
                && step.methodName().startsWith("read");
    }
}
