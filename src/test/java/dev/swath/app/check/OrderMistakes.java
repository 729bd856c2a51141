package dev.swath.app.check;

import dev.swath.app.check.RouteMistakes.Mistake;
import java.util.List;

/** Edits of the shipped route files that could order something twice. */
final class OrderMistakes {
    private static final String ERRORS = "00-errors.camel.yaml";
    private static final String GATES = "05-gates.camel.yaml";
    private static final String SELECT = "30-select.camel.yaml";
    private static final String ORDER = "40-order.camel.yaml";
    private static final String POLL = "50-poll.camel.yaml";

    private static final String GATE = "        - to:\n            uri: direct:gate-order\n";
    private static final String MARK = "        - bean:\n            ref: markPosting\n";
    private static final String SEND = "        - to:\n            uri: direct:send-order\n";
    private static final String KEEP = "        - bean:\n            ref: keepOrder\n";
    private static final String LOG = "        - log:\n            message: order\n";

    private OrderMistakes() {}

    static List<Mistake> all() {
        return List.of(
                new Mistake(
                        "no markPosting",
                        ORDER,
                        MARK,
                        "",
                        ORDER
                                + ":-2: bean markPosting must stand directly before direct:send-order, but here stands to direct:gate-order"),
                new Mistake(
                        "POSTING before the gate",
                        ORDER,
                        GATE + MARK,
                        MARK + GATE,
                        ORDER
                                + ":+2: bean markPosting must stand directly before direct:send-order, but here stands to direct:gate-order"),
                new Mistake(
                        "a step between POSTING and the send",
                        ORDER,
                        MARK,
                        MARK + LOG,
                        ORDER
                                + ":+2: bean markPosting must stand directly before direct:send-order, but here stands log"),
                new Mistake(
                        "a step between the gate and POSTING",
                        ORDER,
                        MARK,
                        LOG + MARK,
                        ORDER + ":+0: to direct:gate-order must stand directly before bean markPosting"),
                new Mistake(
                        "outcome not kept",
                        ORDER,
                        KEEP,
                        "",
                        ORDER + ":+0: bean keepOrder must stand directly after direct:send-order"),
                new Mistake(
                        "sent in a loop",
                        ORDER,
                        SEND,
                        "        - loop:\n            expression:\n              constant:\n                expression: \"2\"\n            steps:\n              - to:\n                  uri: direct:send-order\n",
                        ORDER + ":+6: 'direct:send-order' belongs to the door of orders"),
                new Mistake(
                        "sent to several",
                        ORDER,
                        SEND,
                        "        - multicast:\n            steps:\n              - to:\n                  uri: direct:send-order\n",
                        ORDER + ":+3: 'direct:send-order' belongs to the door of orders"),
                new Mistake(
                        "sent aside",
                        ORDER,
                        SEND,
                        SEND + "        - wireTap:\n            uri: direct:send-order\n",
                        ORDER + ":+2: wireTap does not belong in the route that sends orders"),
                new Mistake(
                        "sent twice",
                        ORDER,
                        SEND,
                        SEND + SEND,
                        ORDER + ":+2: bean keepOrder must stand directly after direct:send-order"),
                new Mistake(
                        "sent again when it failed",
                        ORDER,
                        SEND,
                        "        - doTry:\n            steps:\n              - to:\n                  uri: direct:send-order\n            doCatch:\n              - exception:\n                  - java.lang.Exception\n                steps:\n                  - to:\n                      uri: direct:send-order\n",
                        ORDER + ":+3: 'direct:send-order' belongs to the door of orders"),
                new Mistake(
                        "policy that repeats",
                        ORDER,
                        "description: Places one order, once\n    routeConfigurationId: once",
                        "description: Places one order, once\n    routeConfigurationId: asking",
                        ORDER
                                + ":+1: policy 'asking' repeats calls (00-errors.camel.yaml:15), but an order passes here"),
                new Mistake(
                        "repeats in the policy of orders",
                        ERRORS,
                        "    id: once\n    onException:\n      - onException:\n          exception:\n            - java.lang.Exception\n          handled:\n            constant:\n              expression: \"true\"\n          redeliveryPolicy:\n            maximumRedeliveries: \"0\"",
                        "    id: once\n    onException:\n      - onException:\n          exception:\n            - java.lang.Exception\n          handled:\n            constant:\n              expression: \"true\"\n          redeliveryPolicy:\n            maximumRedeliveries: \"3\"",
                        ORDER + ":65: policy 'once' repeats calls (00-errors.camel.yaml:55)"),
                new Mistake(
                        "redelivery in the route",
                        ORDER,
                        "    routeConfigurationId: once\n    from:\n      uri: direct:order\n",
                        "    routeConfigurationId: once\n    onException:\n      - onException:\n          exception:\n            - java.lang.Exception\n          redeliveryPolicy:\n            maximumRedeliveries: \"3\"\n    from:\n      uri: direct:order\n",
                        ORDER + ":+1: 'onException' is not known here"),
                new Mistake(
                        "redelivery for the file",
                        ORDER,
                        "# Claims requests with",
                        "- onException:\n    exception:\n      - java.lang.Exception\n    redeliveryPolicy:\n      maximumRedeliveries: \"3\"\n# Claims requests with",
                        ORDER + ":+0: 'onException' does not stand here"),
                new Mistake(
                        "policy for every route",
                        ERRORS,
                        "    id: reading\n",
                        "",
                        ERRORS + ":-1: this routeConfiguration has no plain id"),
                new Mistake(
                        "own error handler",
                        ORDER,
                        "    routeConfigurationId: once\n    from:\n      uri: direct:order\n",
                        "    errorHandler:\n      deadLetterChannel:\n        deadLetterUri: log:dead\n        redeliveryPolicy:\n          maximumRedeliveries: \"3\"\n    from:\n      uri: direct:order\n",
                        ORDER + ":+0: errors are handled by a routeConfigurationId"),
                new Mistake(
                        "sent by another route",
                        SELECT,
                        "        - bean:\n            ref: selectScenes",
                        "        - bean:\n            ref: selectScenes\n        - to:\n            uri: direct:send-order",
                        SELECT + ":+0: bean markPosting must stand directly before direct:send-order"),
                new Mistake(
                        "ordered by another route",
                        SELECT,
                        "        - bean:\n            ref: selectScenes",
                        "        - bean:\n            ref: selectScenes\n        - to:\n            uri: direct:order",
                        ORDER + ":58: direct:order is called from one place only, 30-select.camel.yaml:38"),
                new Mistake(
                        "order bean elsewhere",
                        SELECT,
                        "ref: selectScenes",
                        "ref: selectScenes\n        - bean:\n            ref: sendOrder",
                        SELECT + ":+2: 'sendOrder' belongs to the door of orders"),
                new Mistake(
                        "order bean by an expression",
                        SELECT,
                        "                expression: ${body}\n        - bean",
                        "                expression: ${bean:sendOrder}\n        - bean",
                        SELECT + ":+0: an expression must not call beans"),
                new Mistake(
                        "order bean by a component",
                        SELECT,
                        "        - bean:\n            ref: selectScenes",
                        "        - bean:\n            ref: selectScenes\n        - to:\n            uri: bean:sendOrder",
                        SELECT + ":+3: 'bean:sendOrder' belongs to the door of orders"),
                new Mistake(
                        "address computed",
                        SELECT,
                        "        - bean:\n            ref: selectScenes",
                        "        - bean:\n            ref: selectScenes\n        - toD:\n            uri: direct:send-${header.x}",
                        SELECT + ":+2: toD leads where no check can follow"),
                new Mistake(
                        "no sendOrder",
                        GATES,
                        "        - bean:\n            ref: sendOrder\n",
                        "",
                        GATES + ":+1: route 'send-order' must be 'sendOrder' here"),
                new Mistake(
                        "called twice",
                        GATES,
                        "method: readOrder\n",
                        "method: readOrder\n                    - to:\n                        uri: \"{{planet.url}}\"\n",
                        GATES + ":+1: route 'send-order' ends before this step"),
                new Mistake(
                        "repeats in the client",
                        GATES,
                        "throwExceptionOnFailure: \"false\"\n                    - bean:\n                        ref: orderHttp",
                        "throwExceptionOnFailure: \"false\"\n                          automaticRetriesDisabled: \"false\"\n                    - bean:\n                        ref: orderHttp",
                        GATES + ":+1: automaticRetriesDisabled must stay true"),
                new Mistake(
                        "repeats in another client",
                        GATES,
                        "throwExceptionOnFailure: \"false\"",
                        "throwExceptionOnFailure: \"false\"\n                    automaticRetriesDisabled: \"false\"",
                        GATES + ":+1: automaticRetriesDisabled must stay true"),
                new Mistake(
                        "errors of the send ignored",
                        GATES,
                        "    id: send-order\n    description: Sends one order, once\n    errorHandler:\n      noErrorHandler: {}\n",
                        "    id: send-order\n    description: Sends one order, once\n    routeConfigurationId: asking\n",
                        GATES + ":-1: route 'send-order' lacks 'errorHandler' here"),
                new Mistake(
                        "call outside the gates",
                        POLL,
                        "        - to:\n            uri: direct:poll-due",
                        "        - to:\n            uri: https://api.planet.com/compute/ops/orders/v2\n        - to:\n            uri: direct:poll-due",
                        POLL + ":+1: HTTP calls stand in 05-gates.camel.yaml only"),
                new Mistake(
                        "none in flight",
                        ORDER,
                        "${properties:order.in-flight}",
                        "0",
                        ORDER + ":+0: the bound on 'order' must be a whole number of 1 or more"),
                new Mistake(
                        "several in flight",
                        ORDER,
                        "${properties:order.in-flight}",
                        "4",
                        ORDER + ":+0: orders in the air at once: must be 1"),
                new Mistake(
                        "in parallel",
                        ORDER,
                        "take('order', ${properties:order.in-flight})\n        - split:\n",
                        "take('order', ${properties:order.in-flight})\n        - split:\n            parallelProcessing: \"true\"\n",
                        ORDER + ":+7: direct:order gets its orders from a timer"),
                new Mistake(
                        "claimed twice",
                        ORDER,
                        "take('order-plan', 20)",
                        "take('order', 1)",
                        ORDER + ":+36: orders are claimed in one place only"),
                new Mistake(
                        "order queued",
                        ORDER,
                        "      uri: direct:order\n      steps",
                        "      uri: seda:order\n      steps",
                        ORDER + ":-1: the route that sends orders is called by direct: only"),
                new Mistake(
                        "pace that does more",
                        GATES,
                        "method: await(${properties:order.interval-ms})\n",
                        "method: await(${properties:order.interval-ms})\n        - bean:\n            ref: markPosting\n",
                        GATES + ":-10: route 'gate-order' is the pace of orders and nothing else"));
    }
}
