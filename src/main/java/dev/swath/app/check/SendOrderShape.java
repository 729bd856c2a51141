package dev.swath.app.check;

import java.util.LinkedHashSet;
import java.util.List;

/** The route {@code send-order} stays what it is, word by word: the one call that spends quota, sent once. */
final class SendOrderShape implements Rule {
    static final String ID = "send-order";

    private static final String SHAPE = """
            id: send-order
            errorHandler:
              noErrorHandler: {}
            from:
              uri: direct:send-order
              steps:
                - bean:
                    ref: sendOrder
                - bean:
                    ref: orderHttp
                    method: prepare
                - doTry:
                    steps:
                      - circuitBreaker:
                          resilience4jConfiguration:
                            circuitBreaker: planetBreaker
                            throwExceptionWhenHalfOpenOrOpenState: "true"
                          steps:
                            - to:
                                uri: "{{planet.url}}"
                                parameters:
                                  throwExceptionOnFailure: "false"
                            - bean:
                                ref: orderHttp
                                method: readOrder
                    doCatch:
                      - exception:
                          - java.lang.Exception
                        steps:
                          - bean:
                              ref: orderHttp
                              method: unanswered
            """;

    @Override
    public void check(RouteSet set, Problems problems) {
        var shape = YamlReader.read(ID, SHAPE, new Problems()).orElseThrow();
        new RouteSet(set.raw(), set.raw())
                .routes().stream()
                        .filter(route -> route.id().equals(ID))
                        .forEach(route -> compare(shape, route.node(), problems));
    }

    /** Tells the first difference; returns whether there was none. */
    private static boolean compare(Node shape, Node actual, Problems problems) {
        if (shape.kind() != actual.kind() || !shape.text().equals(actual.text())) {
            return tell(actual, "must be " + said(shape) + " here", problems);
        }
        var names = new LinkedHashSet<>(shape.fields().keySet());
        names.addAll(actual.fields().keySet());
        names.remove("description");
        for (var name : names) {
            if (!actual.has(name)) {
                return tell(actual, "lacks '" + name + "' here", problems);
            }
            if (!shape.has(name)) {
                return tell(actual.field(name), "has no '" + name + "' here", problems);
            }
            if (!compare(shape.field(name), actual.field(name), problems)) {
                return false;
            }
        }
        return list(shape.items(), actual, problems);
    }

    private static boolean list(List<Node> shape, Node actual, Problems problems) {
        var items = actual.items();
        for (int i = 0; i < Math.min(shape.size(), items.size()); i++) {
            if (!compare(shape.get(i), items.get(i), problems)) {
                return false;
            }
        }
        if (items.size() > shape.size()) {
            return tell(items.get(shape.size()), "ends before this step", problems);
        }
        return items.size() == shape.size() || tell(actual, "lacks its last step here", problems);
    }

    private static boolean tell(Node where, String what, Problems problems) {
        problems.add(where, "route 'send-order' " + what + ": it spends quota and must stay as it was shipped");
        return false;
    }

    private static String said(Node node) {
        return node.kind() == Node.Kind.SCALAR
                ? "'" + node.text() + "'"
                : node.content().toString().replaceAll("\\s+", " ");
    }
}
