package dev.swath.app.check;

import com.fasterxml.jackson.databind.JavaType;
import dev.swath.app.wiring.Closest;
import dev.swath.model.Claim;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** One walk through all routes. See {@link TypeChain}. */
final class TypeWalk {
    private static final Pattern ASKED = Pattern.compile("\\$\\{body\\.(\\w+)\\(\\)");
    private static final int LOOPS = 3;

    private final RouteSet set;
    private final Beans beans;
    private final Problems problems;
    private final Set<String> walked = new HashSet<>();
    private final Deque<String> under = new ArrayDeque<>();

    TypeWalk(RouteSet set, Beans beans, Problems problems) {
        this.set = set;
        this.beans = beans;
        this.problems = problems;
    }

    boolean knows(RouteNode route) {
        return walked.contains(route.id());
    }

    /** What the route leaves when this enters it. */
    Carried route(RouteNode route, Carried entering) {
        if (under.contains(route.id())) {
            return Carried.UNKNOWN;
        }
        walked.add(route.id());
        under.push(route.id());
        keepsClaim(route, entering);
        var left = steps(route.steps(), entering);
        under.pop();
        return left;
    }

    /** What ends in trouble is put back by its claim, which therefore must be at hand. */
    private void keepsClaim(RouteNode route, Carried entering) {
        if (entering.types().stream().noneMatch(type -> type.hasRawClass(Claim.class))
                || route.policy().isEmpty()) {
            return;
        }
        var steps = route.steps();
        var first = steps.isEmpty() ? null : steps.get(0);
        if (first == null
                || !first.kind().equals("setProperty")
                || !first.body().text("name").equals("claim")
                || !first.expression().equals("${body}")) {
            problems.add(
                    first == null ? route.node() : first.body(),
                    "route '" + route.id()
                            + "' must begin with setProperty claim = ${body}: else trouble with this work"
                            + " is not written down");
        }
    }

    private Carried steps(List<Step> steps, Carried entering) {
        var carried = entering;
        for (var step : steps) {
            carried = step(step, carried);
        }
        return carried;
    }

    private Carried step(Step step, Carried arriving) {
        asked(step.body(), step.expression(), arriving);
        return switch (step.kind()) {
            case "bean" -> bean(step, arriving);
            case "to" -> to(step, arriving);
            case "wireTap" -> {
                to(step, arriving);
                yield arriving;
            }
            case "split" -> {
                inside(step, arriving.element(step.name()));
                yield step.body().has("aggregationStrategy") ? Carried.UNKNOWN : arriving;
            }
            case "filter" -> arriving.or(inside(step, arriving));
            case "loop" -> loop(step, arriving);
            case "choice" -> choice(step, arriving);
            case "circuitBreaker", "doTry", "pipeline", "step" -> inside(step, arriving);
            case "multicast" -> {
                inside(step, arriving);
                yield Carried.UNKNOWN;
            }
            case "setBody", "transform" -> Carried.of(String.class, step.name());
            case "log", "setProperty", "setHeader", "setHeaders", "removeHeader", "removeHeaders", "removeProperty" ->
                arriving;
            case "delay", "throttle", "stop", "threads", "validate", "throwException" -> arriving;
            default -> Carried.UNKNOWN;
        };
    }

    /** Each block starts from what arrives, and any of them may be the one that ends the step. */
    private Carried inside(Step step, Carried arriving) {
        return step.blocks().stream()
                .map(block -> steps(block, arriving))
                .reduce(Carried::or)
                .orElse(arriving);
    }

    private Carried choice(Step step, Carried arriving) {
        step.body().field("when").items().forEach(when -> asked(when, new Step("when", when).expression(), arriving));
        var inside = inside(step, arriving);
        return step.body().has("otherwise") ? inside : inside.or(arriving);
    }

    private Carried loop(Step step, Carried arriving) {
        var carried = arriving;
        for (int i = 0; i < LOOPS; i++) {
            asked(step.body(), step.expression(), carried);
            carried = carried.or(inside(step, carried));
        }
        return carried;
    }

    private Carried to(Step step, Carried arriving) {
        if (step.uri().matches("(direct|seda):.*")) {
            return set.reader(step.uri())
                    .map(route -> route(route, arriving.calledBy(step.body())))
                    .map(left -> step.uri().startsWith("seda:") ? arriving : left.calledBy(null))
                    .orElse(Carried.UNKNOWN);
        }
        if (HttpCalls.isHttp(step)) {
            return Carried.of(InputStream.class, step.name());
        }
        return switch (step.uri().replaceFirst(":.*", "")) {
            case "jdbc" -> Carried.rows(step.name());
            case "log", "file", "mock" -> arriving;
            default -> Carried.UNKNOWN;
        };
    }

    private Carried bean(Step step, Carried arriving) {
        var method = beans.method(step);
        if (method.isEmpty()) {
            return Carried.UNKNOWN;
        }
        var signature = Signature.of(
                method.get(), !Amount.arguments(step.body().text("method")).isEmpty());
        signature.taken().ifPresent(taken -> {
            var misfit = arriving.misfit(taken);
            if (misfit != null) {
                var from = arriving.from();
                var place = from == null
                        ? ""
                        : " (" + step.body().file() + ":" + step.body().line() + ")";
                problems.add(
                        from == null ? step.body() : from,
                        step.name() + place + " takes " + article(Carried.name(taken)) + " but gets "
                                + article(Carried.name(misfit)) + missing(taken));
            }
        });
        return signature.given().map(given -> Carried.of(given, step.name())).orElse(arriving);
    }

    /** The one bean that gives what is wanted, if there is one. */
    private String missing(java.lang.reflect.Type wanted) {
        var givers = beans.givers(wanted);
        return givers.size() == 1
                ? ": is " + givers.get(0) + " missing before it?"
                : ": a step before it is missing, or stands in the wrong place";
    }

    private static String article(String name) {
        return name.equals("nothing") ? name : (name.matches("[AEIOU].*") ? "an " : "a ") + name;
    }

    /** Methods that an expression asks of the body exist. */
    private void asked(Node where, String expression, Carried arriving) {
        ASKED.matcher(expression).results().forEach(match -> arriving.types().stream()
                .filter(type -> lacks(type, match.group(1)))
                .findFirst()
                .ifPresent(type -> problems.add(
                        where.field("expression"),
                        "the body here is " + article(Carried.name(type)) + ", which cannot answer " + match.group(1)
                                + "()" + Closest.hint(match.group(1), names(type)))));
    }

    private static boolean lacks(JavaType type, String method) {
        return !names(type).contains(method);
    }

    private static List<String> names(JavaType type) {
        return Arrays.stream(type.getRawClass().getMethods())
                .filter(method -> method.getParameterCount() == 0)
                .map(java.lang.reflect.Method::getName)
                .toList();
    }
}
