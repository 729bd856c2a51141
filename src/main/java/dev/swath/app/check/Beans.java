package dev.swath.app.check;

import dev.swath.app.wiring.Closest;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.camel.Handler;
import org.apache.camel.spi.Registry;

/** Beans and methods that routes name exist. */
final class Beans implements Rule {
    private final Registry registry;

    Beans(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void check(RouteSet set, Problems problems) {
        set.everyStep().filter(step -> step.kind().equals("bean")).forEach(step -> bean(step, problems));
        set.files().stream().flatMap(Node::everything).forEach(node -> {
            if (node.text().matches("#\\w+")) {
                exists(node, node.text().substring(1), problems);
            } else if (node.text().matches("#(class|type|bean|property|valueAs).*")) {
                problems.add(node, "name a bean as #name");
            }
        });
        set.everyStep()
                .filter(step -> step.kind().equals("circuitBreaker"))
                .map(step -> step.body().field("resilience4jConfiguration").field("circuitBreaker"))
                .filter(breaker -> !breaker.text().isEmpty())
                .forEach(breaker -> exists(breaker, breaker.text(), problems));
        set.everyStep()
                .filter(step -> step.uri().startsWith("jdbc:"))
                .forEach(step -> exists(step.body().field("uri"), step.uri().substring("jdbc:".length()), problems));
    }

    private void bean(Step step, Problems problems) {
        var ref = step.body().field("ref");
        if (!exists(ref, ref.text(), problems)) {
            return;
        }
        var name = step.methodName();
        var arguments = Amount.arguments(step.body().text("method"));
        if (method(step).isEmpty()) {
            var methods = methods(step).stream().map(Method::getName).distinct().toList();
            problems.add(
                    step.body().field(name.isEmpty() ? "ref" : "method"),
                    name.isEmpty()
                            ? ref.text() + " does several things; say which by method: " + String.join(", ", methods)
                            : ref.text() + " has no method '" + name + "'"
                                    + (arguments.isEmpty() ? "" : " with " + arguments.size() + " arguments")
                                    + Closest.hint(name, methods));
        }
    }

    private boolean exists(Node where, String name, Problems problems) {
        if (registry.lookupByName(name) != null) {
            return true;
        }
        var known = new TreeSet<>(registry.findByTypeWithName(Object.class).keySet());
        problems.add(where, "there is no bean '" + name + "'" + Closest.hint(name, known));
        return false;
    }

    /** The method that a bean step calls; empty when it cannot be told. */
    Optional<Method> method(Step step) {
        var methods = methods(step);
        var name = step.methodName();
        if (name.isEmpty()) {
            var handlers = methods.stream()
                    .filter(method -> method.isAnnotationPresent(Handler.class))
                    .toList();
            return handlers.size() == 1 ? Optional.of(handlers.get(0)) : only(methods);
        }
        int arguments = Amount.arguments(step.body().text("method")).size();
        return methods.stream()
                .filter(method -> method.getName().equals(name))
                .filter(method -> arguments == 0 || method.getParameterCount() == arguments)
                .findFirst();
    }

    /** Names of the steps that give exactly this. */
    List<String> givers(Type wanted) {
        return registry.findByTypeWithName(Object.class).entrySet().stream()
                .filter(bean -> Arrays.stream(bean.getValue().getClass().getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Handler.class))
                        .anyMatch(method -> method.getGenericReturnType().equals(wanted)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Optional<Method> only(List<Method> methods) {
        return methods.size() == 1 ? Optional.of(methods.get(0)) : Optional.empty();
    }

    private List<Method> methods(Step step) {
        var bean = registry.lookupByName(step.body().text("ref"));
        return bean == null
                ? List.of()
                : Arrays.stream(bean.getClass().getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                        .toList();
    }
}
