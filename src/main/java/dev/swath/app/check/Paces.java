package dev.swath.app.check;

import dev.swath.app.wiring.Closest;
import dev.swath.app.wiring.Settings;
import dev.swath.model.Route;
import java.util.Arrays;
import java.util.List;

/** Every gate is paced and every claim bounded, by numbers that let work move; what is claimed goes to its own route. */
final class Paces implements Rule {
    private static final String PACE = "${properties:%s.interval-ms}";

    private final Settings settings;

    Paces(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void check(RouteSet set, Problems problems) {
        set.routes().forEach(route -> {
            var steps = route.steps();
            if (route.id().startsWith("gate-")) {
                gate(route, steps, problems);
            }
            for (int i = 0; i < steps.size(); i++) {
                if (steps.get(i).isBean("claims")) {
                    claim(steps.get(i), i + 1 < steps.size() ? steps.get(i + 1) : null, problems);
                }
            }
            route.everyStep()
                    .filter(step -> step.isBean("claims") && !steps.contains(step))
                    .forEach(step -> problems.add(
                            step.body(), "work is claimed by a step of the route itself, not inside another"));
        });
        set.everyStep()
                .filter(step -> step.body().text("ref").endsWith("Gate")
                        && step.methodName().equals("await"))
                .forEach(step -> pace(step, problems));
    }

    private void gate(RouteNode route, List<Step> steps, Problems problems) {
        var word = route.id().substring("gate-".length());
        if (steps.isEmpty() || !steps.get(0).isBean(word + "Gate", "await")) {
            problems.add(
                    steps.isEmpty() ? route.node() : steps.get(0).body(),
                    "route '" + route.id() + "' must begin with bean " + word + "Gate, method await("
                            + PACE.formatted(word) + "): without it calls are not paced");
        }
    }

    private void pace(Step step, Problems problems) {
        var arguments = Amount.arguments(step.body().text("method"));
        var method = step.body().field("method");
        if (arguments.size() != 1) {
            problems.add(method, "the pace is missing: await(milliseconds between two calls)");
            return;
        }
        Amount.fault(arguments.get(0), settings)
                .ifPresent(fault ->
                        problems.add(method, "the pace of " + step.body().text("ref") + " " + fault));
        Amount.setting(arguments.get(0))
                .filter(name -> settings.knows(name) && !name.endsWith(".interval-ms"))
                .ifPresent(
                        name -> problems.add(method, "the pace is an interval in milliseconds; " + name + " is none"));
    }

    private void claim(Step step, @org.jspecify.annotations.Nullable Step next, Problems problems) {
        var method = step.body().field("method");
        var arguments = Amount.arguments(method.text());
        if (arguments.size() != 2) {
            problems.add(method, "claims.take needs the id of a route and a bound: take('search', 8)");
            return;
        }
        var ids = Arrays.stream(Route.values()).map(Route::id).toList();
        var id = arguments.get(0);
        if (!ids.contains(id)) {
            problems.add(method, "no work is claimed by a route called '" + id + "'" + Closest.hint(id, ids));
        }
        Amount.fault(arguments.get(1), settings)
                .ifPresent(fault -> problems.add(method, "the bound on '" + id + "' " + fault));
        var inside = next == null || !next.kind().equals("split")
                ? List.<Step>of()
                : Step.in(next.body().field("steps"));
        if (inside.isEmpty() || !inside.get(inside.size() - 1).uri().matches("(direct|seda):" + id)) {
            problems.add(
                    next == null ? step.body() : next.body(),
                    "what is claimed for '" + id + "' must be split and sent to direct:" + id + " or seda:" + id);
        }
    }
}
