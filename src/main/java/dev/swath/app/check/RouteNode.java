package dev.swath.app.check;

import java.util.List;
import java.util.stream.Stream;

/** One route of a file; its numbers and addresses are those in force. */
record RouteNode(Node node) {
    String id() {
        return node.text("id");
    }

    String from() {
        return Step.plain(node.field("from").text("uri"));
    }

    List<Step> steps() {
        return Step.in(node.field("from").field("steps"));
    }

    Stream<Step> everyStep() {
        return steps().stream().flatMap(Step::everything);
    }

    String policy() {
        return node.text("routeConfigurationId");
    }

    boolean hasNoErrorHandler() {
        return node.field("errorHandler").has("noErrorHandler");
    }
}
