package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.Sha256;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import dev.swath.model.Terms;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Data API's quick search: what a request asks, and the pages that come back.
 *
 * <p>The walk is oldest first: pages are cut by (acquired, id), so that scenes published meanwhile shift nothing.
 */
public final class QuickSearch {
    private static final String SORT = "acquired asc";
    /** The most the service gives. */
    private static final int PAGE_SIZE = 250;

    private QuickSearch() {}

    /**
     * One page of an answer.
     *
     * @param scenes what it holds
     * @param next address of the next page; null = this was the last
     * @param unreadable items that had to be left out, each with what it lacks
     */
    public record Page(List<Scene> scenes, @Nullable URI next, List<String> unreadable) {}

    /** @param about handed through to the answer */
    public static Call firstPage(PlanetUrls urls, Request request, Object about) {
        return new Call("POST", urls.quickSearch(SORT, PAGE_SIZE), body(request), about);
    }

    /** Hash of all that is asked, and of whom: equal for requests that get the same answer. */
    public static String question(PlanetUrls urls, Request request) {
        return Sha256.hex(urls.quickSearch(SORT, PAGE_SIZE) + "\n" + body(request));
    }

    /**
     * Reads a page. An item that cannot be used is left out and told; the others are kept.
     *
     * @throws Unavailable code {@code unreadable-answer}: cut off or not a page; asked again it may be well
     * @throws dev.swath.model.trouble.Corrupt code {@code foreign-page}: the next page is said to be elsewhere
     */
    public static Page read(Answer answer) {
        JsonNode page = Json.object(answer, "a page of scenes");
        if (!page.path("features").isArray()) {
            throw new Unavailable(
                    "unreadable-answer",
                    "Planet answered " + Json.where(answer) + " without a list of scenes: it is asked again later");
        }
        var scenes = new ArrayList<Scene>();
        var unreadable = new ArrayList<String>();
        for (JsonNode item : page.path("features")) {
            SceneJson.read(item, scenes::add, unreadable::add);
        }
        URI next = Json.nextPage(answer, page.path("_links"), "_next");
        return new Page(List.copyOf(scenes), next, List.copyOf(unreadable));
    }

    /**
     * Place and time only. Clouds, quality and permission are judged by the selection, so that every scene that is not
     * chosen is known, with its reason.
     */
    private static String body(Request request) {
        Terms terms = request.terms();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("item_types").add(terms.itemType());
        ArrayNode all = body.putObject("filter").put("type", "AndFilter").putArray("config");
        ObjectNode geometry = filter(all, "GeometryFilter", "geometry").put("relation", "intersects");
        geometry.set("config", GeoJson.write(request.clip()));
        filter(all, "DateRangeFilter", "acquired")
                .putObject("config")
                .put("gte", request.period().from().toString())
                .put("lt", request.period().until().toString());
        return Json.written(body);
    }

    private static ObjectNode filter(ArrayNode all, String type, String field) {
        return all.addObject().put("type", type).put("field_name", field);
    }
}
