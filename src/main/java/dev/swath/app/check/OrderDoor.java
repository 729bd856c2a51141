package dev.swath.app.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Promise 1: nothing is ordered twice. One place calls {@code direct:send-order}: pace, then POSTING, then the send, then
 * its outcome, with nothing in between; one place hands claimed orders to it, one at a time; nothing on the way repeats.
 */
final class OrderDoor implements Rule {
    private static final String SEND = "direct:send-order";
    private static final String GATE = "direct:gate-order";
    private static final Pattern SPENDS = Pattern.compile(
            "(?i).*(send-order|gate-order|sendOrder|markPosting|keepOrder|orderHttp|orderGate).*", Pattern.DOTALL);
    private static final Set<String> QUIET = Set.of("bean", "to", "setProperty", "setHeader", "log");
    private static final String ONCE = "; orders are sent once, never repeated";

    @Override
    public void check(RouteSet set, Problems problems) {
        var allowed = new HashSet<Node>();
        var senders =
                set.routes().stream().filter(route -> sends(route.steps())).toList();
        for (var route : senders) {
            sender(set, route, allowed, problems);
        }
        if (senders.size() > 1) {
            problems.add(
                    senders.get(1).node(),
                    "only one route may send orders, and " + senders.get(0).id() + " does");
        }
        set.files().stream()
                .flatMap(file -> file.items().stream())
                .forEach(entry -> strangers(entry, allowed, problems));
        claims(set, problems);
        set.routes().stream()
                .filter(route -> route.id().equals("gate-order"))
                .filter(route -> route.steps().size() != 1 || !route.from().equals(GATE))
                .forEach(route ->
                        problems.add(route.node(), "route 'gate-order' is the pace of orders and nothing else"));
    }

    private static boolean sends(List<Step> steps) {
        return steps.stream().anyMatch(step -> step.isTo(SEND));
    }

    private static void sender(RouteSet set, RouteNode route, Set<Node> allowed, Problems problems) {
        var steps = route.steps();
        int send = 0;
        while (!steps.get(send).isTo(SEND)) {
            send++;
        }
        if (expect(steps, send - 1, "bean markPosting", "directly before " + SEND, route, problems)) {
            expect(steps, send - 2, "to " + GATE, "directly before bean markPosting", route, problems);
        }
        expect(steps, send + 1, "bean keepOrder", "directly after " + SEND, route, problems);
        for (int i = Math.max(0, send - 2); i <= Math.min(steps.size() - 1, send + 1); i++) {
            steps.get(i).body().fields().values().forEach(allowed::add);
        }
        for (var step : steps) {
            if (!QUIET.contains(step.kind())) {
                problems.add(step.body(), step.kind() + " does not belong in the route that sends orders" + ONCE);
            }
        }
        if (!route.from().startsWith("direct:")) {
            problems.add(route.node().field("from"), "the route that sends orders is called by direct: only" + ONCE);
        }
        repeats(set, route, problems);
        caller(set, route, problems);
    }

    private static boolean expect(
            List<Step> steps, int place, String wanted, String where, RouteNode route, Problems problems) {
        var step = place >= 0 && place < steps.size() ? steps.get(place) : null;
        var found = step == null ? "nothing" : step.kind() + (step.name().equals(step.kind()) ? "" : " " + step.name());
        if (!found.equals(wanted)) {
            var at = step == null ? route.node().field("from") : step.body();
            problems.add(at, wanted + " must stand " + where + ", but here stands " + found + ONCE);
        }
        return found.equals(wanted);
    }

    /** Everything on the way to an order is tried once. */
    private static void repeats(RouteSet set, RouteNode route, Problems problems) {
        for (var trouble : set.policy(route.policy())
                .map(policy -> policy.field("onException").items())
                .orElse(List.of())) {
            var what = trouble.field("onException");
            var times = what.field("redeliveryPolicy").field("maximumRedeliveries");
            if (!times.text().equals("0") || what.has("retryWhile") || what.has("redeliveryPolicyRef")) {
                problems.add(
                        route.node().field("routeConfigurationId"),
                        "policy '" + route.policy() + "' repeats calls (" + times.file() + ":" + times.line()
                                + "), but an order passes here; use a policy with maximumRedeliveries: \"0\"" + ONCE);
            }
        }
    }

    private static void caller(RouteSet set, RouteNode sender, Problems problems) {
        var callers = set.callers(sender.from());
        for (var extra : callers.stream().skip(1).toList()) {
            problems.add(
                    extra.body(),
                    sender.from() + " is called from one place only, "
                            + callers.get(0).body().file() + ":"
                            + callers.get(0).body().line() + ONCE);
        }
        for (var call : callers) {
            var route = set.routes().stream()
                    .filter(each -> each.everyStep().anyMatch(call::equals))
                    .findFirst();
            boolean plain = route.isPresent() && handsOut(route.get(), call);
            if (!plain) {
                problems.add(
                        call.body(),
                        sender.from() + " gets its orders from a timer, claims.take('order', …) and a plain split, with"
                                + " nothing else around it" + ONCE);
            }
            route.ifPresent(each -> repeats(set, each, problems));
        }
    }

    private static boolean handsOut(RouteNode route, Step call) {
        var steps = route.steps();
        return steps.size() == 2
                && route.from().startsWith("timer:")
                && steps.get(0).isBean("claims", "take")
                && steps.get(1).kind().equals("split")
                && steps.get(1).body().fields().keySet().equals(Set.of("expression", "steps"))
                && Step.in(steps.get(1).body().field("steps")).equals(List.of(call));
    }

    private static void claims(RouteSet set, Problems problems) {
        var claims = set.everyStep()
                .filter(step -> step.isBean("claims"))
                .filter(step -> Amount.arguments(step.body().text("method")).contains("order"))
                .filter(step -> Amount.arguments(step.body().text("method")).size() == 2)
                .toList();
        for (var claim : claims) {
            var bound = Amount.arguments(claim.body().text("method")).get(1);
            if (!bound.equals("1") && !bound.equals("${properties:order.in-flight}")) {
                problems.add(
                        claim.body().field("method"),
                        "orders in the air at once: must be 1 or ${properties:order.in-flight}, was '" + bound
                                + "'; a crash must leave at most one in doubt");
            }
        }
        claims.stream()
                .skip(1)
                .forEach(extra -> problems.add(extra.body(), "orders are claimed in one place only" + ONCE));
    }

    /** Whatever names a part of the door stands in the door. */
    private static void strangers(Node node, Set<Node> allowed, Problems problems) {
        if (SendOrderShape.ID.equals(node.field("route").text("id"))
                || node.field("route").text("id").equals("gate-order")) {
            return;
        }
        if (SPENDS.matcher(node.text()).matches() && !allowed.contains(node)) {
            problems.add(
                    node,
                    "'" + node.text().strip() + "' belongs to the door of orders and must not be used here" + ONCE);
        }
        node.fields().forEach((name, value) -> {
            if (!name.equals("description") && !name.equals("note")) {
                strangers(value, allowed, problems);
            }
        });
        node.items().forEach(item -> strangers(item, allowed, problems));
    }
}
