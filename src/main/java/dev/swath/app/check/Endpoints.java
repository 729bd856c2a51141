package dev.swath.app.check;

import dev.swath.app.wiring.Closest;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/** Options of addresses exist, hold no secret, and their numbers let work move. */
final class Endpoints implements Rule {
    private static final Set<String> AT_LEAST_ONE =
            Set.of("period", "delay", "size", "concurrentConsumers", "maxMessagesPerPoll");
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(passw|secret|token|apikey|api-key|accesskey|authuser|authorization|credential).*");

    private final CamelContext context;

    Endpoints(CamelContext context) {
        this.context = context;
    }

    @Override
    public void check(RouteSet set, Problems problems) {
        set.routes().forEach(route -> endpoint(route.node().field("from"), problems));
        set.everyStep().filter(step -> step.body().has("uri")).forEach(step -> endpoint(step.body(), problems));
        set.everyStep().forEach(step -> {
            if (SECRET.matcher(step.body().text("name")).matches()) {
                problems.add(
                        step.body().field("name"), "secrets do not stand in routes; the gates add the key themselves");
            }
            if (step.kind().equals("throttle") || step.kind().equals("delay")) {
                positive(step.body().field("expression"), step.expression(), step.kind(), problems);
            }
        });
    }

    private void endpoint(Node endpoint, Problems problems) {
        var uri = endpoint.field("uri");
        var scheme = uri.text().replaceFirst(":.*", "");
        if (uri.text().matches("[^:]*://[^/]*@.*")) {
            problems.add(uri, "credentials do not stand in routes; the gates add the key themselves");
        }
        var known = known(scheme);
        if (known.isEmpty()) {
            problems.add(uri, "there is no component '" + scheme + "' for this address; check its spelling");
            return;
        }
        endpoint.field("parameters").fields().forEach((name, value) -> {
            if (SECRET.matcher(name).matches()) {
                problems.add(
                        value, "'" + name + "': credentials do not stand in routes; the gates add the key themselves");
            } else if (!known.contains(name) && !isPrefixed(scheme, name)) {
                problems.add(value, scheme + ": has no option '" + name + "'" + Closest.hint(name, known));
            } else if (AT_LEAST_ONE.contains(name)) {
                positive(value, value.text(), name, problems);
            }
        });
    }

    private static void positive(Node where, String number, String what, Problems problems) {
        if (!Amount.isPositive(number)) {
            problems.add(where, what + " must be a whole number of 1 or more, was '" + number + "'");
        }
    }

    private Set<String> known(String scheme) {
        var factory = context.getCamelContextExtension().getEndpointUriFactory(scheme);
        return factory == null ? Set.of() : new TreeSet<>(factory.propertyNames());
    }

    private boolean isPrefixed(String scheme, String name) {
        var factory = context.getCamelContextExtension().getEndpointUriFactory(scheme);
        return factory.multiValuePrefixes().values().stream().anyMatch(name::startsWith);
    }
}
