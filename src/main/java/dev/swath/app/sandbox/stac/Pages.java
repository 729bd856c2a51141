package dev.swath.app.sandbox.stac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/** Answers searches page by page. The order is newest first unless told; a page with items always names a next one. */
final class Pages {
    /** Where scenes are looked for when a search names neither place nor id: near Rothenburg. */
    private static final Geometry SOMEWHERE = Shapes.box(9.9, 49.9, 10.1, 50.1);

    private final Catalog catalog;
    private final ItemJson items;
    private final Links links;

    Pages(Catalog catalog, ItemJson items, Links links) {
        this.catalog = catalog;
        this.items = items;
        this.links = links;
    }

    /** Where the next page of a search is, by its token. */
    interface Next {
        ObjectNode link(String token);
    }

    ObjectNode page(Search search, Next next, boolean stale) {
        List<Scene> found = found(search);
        int begin = begin(found, search);
        List<Scene> shown = found.subList(begin, Math.min(found.size(), begin + search.limit()));
        ObjectNode page = Json.object().put("type", "FeatureCollection").put("stac_version", "1.0.0");
        page.putArray("stac_extensions");
        page.putObject("context")
                .put("limit", search.limit())
                .put("matched", found.size())
                .put("returned", shown.size());
        page.put("numberMatched", found.size()).put("numberReturned", shown.size());
        ArrayNode features = page.putArray("features");
        shown.forEach(scene -> features.add(Fields.reduce(items.item(scene), search.fields())));
        ArrayNode around = page.putArray("links");
        if (!shown.isEmpty()) {
            String asked = search.next();
            String token = token(shown.get(shown.size() - 1));
            around.add(next.link(!stale ? token : asked == null ? "" : asked));
        }
        links.addRoot(around);
        return page;
    }

    private List<Scene> found(Search search) {
        List<Scene> found = search.ids().isEmpty() ? somewhere(search) : named(search);
        if (search.conditions().any()) {
            found = found.stream()
                    .filter(scene -> search.conditions().hold(items.properties(scene)))
                    .toList();
        }
        return sorted(found, search.sort());
    }

    private List<Scene> somewhere(Search search) {
        Geometry area = search.area();
        return catalog.scenes(search.collections(), area == null ? SOMEWHERE : area, search.from(), search.to());
    }

    private List<Scene> named(Search search) {
        var found = new ArrayList<Scene>();
        Geometry area = search.area();
        for (String id : search.ids()) {
            for (Collection collection : search.collections()) {
                catalog.scene(collection, id)
                        .filter(scene -> area == null || scene.footprint().intersects(area))
                        .filter(scene -> !scene.sensed().isBefore(search.from())
                                && !scene.sensed().isAfter(search.to()))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private record Keyed(Scene scene, String id, List<JsonNode> values) {}

    private List<Scene> sorted(List<Scene> found, JsonNode sort) {
        Comparator<Keyed> order =
                Comparator.comparing((Keyed keyed) -> keyed.scene().sensed());
        order = order.thenComparing(Keyed::id)
                .thenComparing(keyed -> keyed.scene().collection().id());
        order = order.reversed();
        for (int i = sort.size() - 1; i >= 0; i--) {
            int at = i;
            Comparator<Keyed> by = (one, other) ->
                    Conditions.order(one.values().get(at), other.values().get(at));
            boolean down = sort.get(i).path("direction").asText("asc").equals("desc");
            order = (down ? by.reversed() : by).thenComparing(order);
        }
        return found.stream()
                .map(scene -> new Keyed(scene, scene.id(), values(scene, sort)))
                .sorted(order)
                .map(Keyed::scene)
                .toList();
    }

    private List<JsonNode> values(Scene scene, JsonNode sort) {
        if (sort.isEmpty()) {
            return List.of();
        }
        ObjectNode properties = items.properties(scene).put("id", scene.id());
        properties.put("collection", scene.collection().id());
        var values = new ArrayList<JsonNode>();
        sort.forEach(
                rule -> values.add(properties.path(rule.path("field").asText().replaceFirst("^properties\\.", ""))));
        return values;
    }

    private static String token(Scene scene) {
        return scene.datetime() + "," + scene.id() + "," + scene.collection().id();
    }

    /** The place after the token's item. */
    private static int begin(List<Scene> found, Search search) {
        String token = search.next();
        if (token == null || token.isEmpty()) {
            return 0;
        }
        String[] words = token.split(",", -1);
        if (words.length != 3) {
            throw Refusal.bad("Invalid next token");
        }
        for (int i = 0; i < found.size(); i++) {
            Scene scene = found.get(i);
            if (scene.datetime().equals(words[0])
                    && scene.collection().id().equals(words[2])
                    && scene.id().equals(words[1])) {
                return i + 1;
            }
        }
        return found.size();
    }

    /** A link to be followed with POST: the body is all that was understood, so {@code filter} is lost. */
    ObjectNode post(Search search, String token) {
        ObjectNode link = next("POST", links.root() + "/search").put("merge", false);
        ObjectNode body = link.putObject("body");
        body.setAll(search.body());
        if (token.isEmpty()) {
            body.remove("next");
        } else {
            body.put("next", token);
        }
        return link;
    }

    static ObjectNode next(String method, String href) {
        return Json.object()
                .put("rel", "next")
                .put("title", "Next page of Items")
                .put("method", method)
                .put("type", "application/geo+json")
                .put("href", href);
    }

    Optional<ObjectNode> item(Collection collection, String id) {
        return catalog.scene(collection, id).map(items::item);
    }
}
