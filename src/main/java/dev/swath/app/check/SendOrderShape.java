package dev.swath.app.check;

import java.util.TreeSet;

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

    private static void compare(Node shape, Node actual, Problems problems) {
        if (shape.kind() != actual.kind() || !shape.text().equals(actual.text())) {
            tell(actual, "must be " + said(shape) + " here", problems);
            return;
        }
        var names = new TreeSet<>(shape.fields().keySet());
        names.addAll(actual.fields().keySet());
        names.remove("description");
        for (var name : names) {
            if (!actual.has(name)) {
                tell(actual, "lacks '" + name + "' here", problems);
            } else if (!shape.has(name)) {
                tell(actual.field(name), "has no '" + name + "' here", problems);
            } else {
                compare(shape.field(name), actual.field(name), problems);
            }
        }
        for (int i = 0; i < Math.max(shape.items().size(), actual.items().size()); i++) {
            if (i >= actual.items().size()) {
                tell(actual, "lacks " + said(shape.items().get(i)) + " here", problems);
            } else if (i >= shape.items().size()) {
                tell(actual.items().get(i), "ends before this step", problems);
            } else {
                compare(shape.items().get(i), actual.items().get(i), problems);
            }
        }
    }

    private static void tell(Node where, String what, Problems problems) {
        problems.add(where, "route 'send-order' " + what + ": it spends quota and must stay as it was shipped");
    }

    private static String said(Node node) {
        return node.kind() == Node.Kind.SCALAR
                ? "'" + node.text() + "'"
                : node.content().toString().replaceAll("\\s+", " ");
    }
}
