package dev.swath.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.Listings.Page;
import dev.swath.io.ledger.Listings.Sort;
import dev.swath.io.ledger.Listings.View;
import dev.swath.io.stac.StacJson;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import dev.swath.model.trouble.BadInput;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all answers have in common. */
final class Answers {
    private static final int USUAL = 50;
    private static final Pattern PROCESS = Pattern.compile("(\\w+-)?[0-9A-Z]{26}");
    private static final int MOST = 500;
    private static final int LONGEST_SEARCH = 200;

    private Answers() {}

    static void json(RoutingContext context, int status, Object document) {
        WebServer.head(context.response(), "application/json", status).end(Problem.json(document));
    }

    /**
     * The body of a request.
     *
     * @param example one that would do
     * @throws BadInput when it is not one JSON object
     */
    static ObjectNode body(RoutingContext context, String example) {
        return StacJson.parsed(String.valueOf(context.body().asString()))
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new BadInput("no-json", "the body must be one JSON object, such as " + example));
    }

    /** A path with one segment of somebody's choice. */
    static String address(String path, String segment) {
        return path + encoded(segment);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @throws BadInput for parameters that are not asked for here: a misspelt filter would show everything */
    static void demandKnown(RoutingContext context, String... names) {
        var known = Set.of(names);
        for (var name : context.queryParams().names()) {
            if (!known.contains(name)) {
                throw new BadInput(
                        "bad-parameter",
                        "there is no parameter called '" + name + "' here; known are " + String.join(", ", names));
            }
        }
    }

    static @Nullable String parameter(RoutingContext context, String name) {
        var value = context.queryParams().get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** One more than is shown, which tells whether there is another page. */
    static Page page(RoutingContext context) {
        return new Page(parameter(context, "after"), limit(context) + 1);
    }

    /** The same, searched and sorted. */
    static View view(RoutingContext context, String... sorts) {
        var search = parameter(context, "q");
        if (search != null && search.length() > LONGEST_SEARCH) {
            throw new BadInput("bad-parameter", "q must have " + LONGEST_SEARCH + " characters at most");
        }
        return new View(search, sort(parameter(context, "sort"), List.of(sorts)), page(context));
    }

    private static Sort sort(@Nullable String word, List<String> known) {
        if (word == null || word.equals("-time")) {
            return Sort.NEWEST;
        }
        var column = word.replaceFirst("^-", "");
        if (word.equals("time")) {
            return Sort.OLDEST;
        }
        if (!known.contains(column)) {
            throw new BadInput(
                    "bad-parameter",
                    "sort must be one of time, " + String.join(", ", known) + ", with - before it for downwards");
        }
        boolean isDown = word.startsWith("-");
        if (column.equals("name")) {
            return isDown ? Sort.NAME_DOWN : Sort.NAME;
        }
        return isDown ? Sort.SIZE_DOWN : Sort.SIZE;
    }

    private static int limit(RoutingContext context) {
        var limit = parameter(context, "limit");
        if (limit == null) {
            return USUAL;
        }
        if (!limit.matches("\\d{1,6}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            throw new BadInput("bad-parameter", "limit must lie between 1 and " + MOST);
        }
        return Integer.parseInt(limit);
    }

    /** One page of a list under its name, with the address of the next one where there is one. */
    static <T> void page(
            RoutingContext context,
            String name,
            List<T> found,
            Function<T, Map<String, Object>> line,
            Function<T, String> id) {
        page(context, name, found, line, id, Map.of());
    }

    /** @param head what stands before the list */
    static <T> void page(
            RoutingContext context,
            String name,
            List<T> found,
            Function<T, Map<String, Object>> line,
            Function<T, String> id,
            Map<String, String> head) {
        int limit = limit(context);
        var shown = found.size() > limit ? found.subList(0, limit) : found;
        var document = new LinkedHashMap<String, Object>(head);
        document.put(name, shown.stream().map(line).toList());
        if (found.size() > limit) {
            document.put("next", next(context, id.apply(shown.get(limit - 1))));
        }
        json(context, 200, document);
    }

    private static String next(RoutingContext context, String last) {
        var query =
                new StringBuilder(context.request().path()).append("?after=").append(encoded(last));
        for (var parameter : context.queryParams()) {
            if (!parameter.getKey().equals("after")) {
                query.append('&')
                        .append(encoded(parameter.getKey()))
                        .append('=')
                        .append(encoded(parameter.getValue()));
            }
        }
        return query.toString();
    }

    /** The head of a drop. */
    static Map<String, Object> drop(Job job) {
        var drop = new LinkedHashMap<String, Object>();
        drop.put("drop", job.name());
        drop.put("id", job.id());
        drop.put("state", job.state().name().toLowerCase(Locale.ROOT));
        put(drop, job.reason());
        drop.put("arrived", job.arrived().toString());
        if (job.finished() != null) {
            drop.put("finished", job.finished().toString());
        }
        drop.put("href", address("/api/drops/", job.id()));
        return drop;
    }

    /** Who did something, when it was a person; else it was a process, of which only the id is known. */
    static String person(String by) {
        return PROCESS.matcher(by).matches() ? "" : by;
    }

    static void put(Map<String, Object> document, @Nullable Reason reason) {
        if (reason != null) {
            document.put("code", reason.code());
            document.put("reason", reason.text());
        }
    }
}
