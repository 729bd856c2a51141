package dev.swath.app.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step of a route.
 *
 * @param kind what Camel calls it: bean, to, split, …
 * @param body its options
 */
record Step(String kind, Node body) {
    static List<Step> in(Node steps) {
        var found = new ArrayList<Step>();
        steps.items().forEach(item -> item.fields().forEach((kind, body) -> found.add(new Step(kind, body))));
        return found;
    }

    /** Steps directly inside: those of its {@code steps}, and of its branches. */
    List<List<Step>> blocks() {
        var blocks = new ArrayList<List<Step>>();
        if (body.has("steps")) {
            blocks.add(in(body.field("steps")));
        }
        for (var branch : List.of("when", "doCatch")) {
            body.field(branch).items().forEach(each -> blocks.add(in(each.field("steps"))));
        }
        for (var branch : List.of("otherwise", "doFinally", "onFallback")) {
            if (body.has(branch)) {
                blocks.add(in(body.field(branch).field("steps")));
            }
        }
        return blocks;
    }

    Stream<Step> everything() {
        return Stream.concat(
                Stream.of(this), blocks().stream().flatMap(List::stream).flatMap(Step::everything));
    }

    boolean isBean(String name) {
        return kind.equals("bean") && body.text("ref").equals(name);
    }

    boolean isBean(String name, String method) {
        return isBean(name) && methodName().equals(method);
    }

    /** The method's name without its arguments; empty when the bean's handler is meant. */
    String methodName() {
        return body.text("method").replaceFirst("\\s*\\(.*", "");
    }

    boolean isTo(String uri) {
        return kind.equals("to") && uri().equals(uri);
    }

    /** Where a {@code to} or {@code wireTap} leads, as {@code scheme:name}. */
    String uri() {
        return plain(body.text("uri"));
    }

    static String plain(String uri) {
        return uri.replaceFirst("\\?.*", "").replaceFirst("^(direct|seda|timer|quartz|log)://", "$1:");
    }

    /** {@code simple} or {@code constant} of its expression. */
    String expression() {
        var language = body.field("expression").fields().values().stream().findFirst();
        return language.map(each -> each.text("expression")).orElse("");
    }

    /** For messages: {@code markPosting}, {@code orderHttp.prepare}, {@code direct:order}, {@code split}. */
    String name() {
        return switch (kind) {
            case "bean" -> body.text("ref") + (methodName().isEmpty() ? "" : "." + methodName());
            case "to", "wireTap" -> uri();
            default -> kind;
        };
    }
}
