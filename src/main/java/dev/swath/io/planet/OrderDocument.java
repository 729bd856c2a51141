package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order as the provider shows it. Every look at it mints fresh links.
 *
 * @param state the provider's word; unknown ones occur
 * @param hints what went wrong with which item, in the provider's words
 * @param lastMessage empty when there is none
 * @param results files so far; they grow while the order runs, so only {@code state} tells whether it is complete
 */
public record OrderDocument(String id, String state, List<String> hints, String lastMessage, List<Result> results) {
    private static final Set<String> WITH_FILES = Set.of("success", "partial");
    private static final Set<String> FINAL = Set.of("success", "partial", "failed", "cancelled");

    /**
     * @param name {@code <order id>/<path>}; comes from outside and may hold anything
     * @param delivery pending, failed or success; empty when it is not told
     * @param location signed link, good for a day: never stored, never logged; null when there is none
     */
    public record Result(
            String name, String delivery, @Nullable URI location) {
        /** Says nothing of the link. */
        @Override
        public String toString() {
            return "Result[" + name + ", " + delivery + "]";
        }
    }

    /** @param about handed through to the answer */
    public static Call ask(PlanetUrls urls, String planetId, Object about) {
        return new Call("GET", urls.order(planetId), null, about);
    }

    /** @throws Unavailable code {@code unreadable-answer}: cut off or not an order; asked again it may be well */
    public static OrderDocument read(Answer answer) {
        JsonNode order = Json.object(answer, "an order");
        String id = Json.text(order, "id");
        if (id == null) {
            throw new Unavailable(
                    "unreadable-answer",
                    "Planet answered " + Json.where(answer) + " with an order that has no id: it is asked again later");
        }
        var results = new ArrayList<Result>();
        for (JsonNode result : order.path("_links").path("results")) {
            String name = Json.text(result, "name");
            if (name != null) {
                results.add(new Result(name, Json.text(result, "delivery", ""), location(result)));
            }
        }
        return new OrderDocument(
                id,
                Json.text(order, "state", ""),
                List.copyOf(Json.texts(order.path("error_hints"))),
                Json.text(order, "last_message", ""),
                List.copyOf(results));
    }

    /** Whether the order will not change any more. A word we do not know is not final. */
    public boolean isFinal() {
        return isFinal(state);
    }

    public static boolean isFinal(String state) {
        return FINAL.contains(state);
    }

    /** Whether an order that ended with that word delivered something. */
    public static boolean hasFiles(String state) {
        return WITH_FILES.contains(state);
    }

    /** The links by path inside the order, of the files that are there. */
    public Map<String, URI> links() {
        var links = new LinkedHashMap<String, URI>();
        for (Result result : results) {
            if (result.location() != null && !result.delivery().equals("failed")) {
                String prefix = id + "/";
                String name = result.name();
                links.put(name.startsWith(prefix) ? name.substring(prefix.length()) : name, result.location());
            }
        }
        return links;
    }

    private static @Nullable URI location(JsonNode result) {
        URI location = Json.address(result, "location");
        return location != null && PlanetUrls.isHttp(location) ? location : null;
    }
}
