package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/**
 * Where a page of a search begins: after a scene, by sort field and id. Scenes published meanwhile shift nothing.
 *
 * @param size scenes per page
 * @param field {@code acquired} or {@code published}
 * @param afterId id of the last scene of the page before, empty for the first page
 * @param cycles whether this page shall point to itself
 */
record PageToken(int size, String field, boolean descending, Instant after, String afterId, boolean cycles) {
    static PageToken first(int size, String sort) {
        return switch (sort) {
            case "published desc" -> new PageToken(size, "published", true, Instant.EPOCH, "", false);
            case "published asc" -> new PageToken(size, "published", false, Instant.EPOCH, "", false);
            case "acquired desc" -> new PageToken(size, "acquired", true, Instant.EPOCH, "", false);
            case "acquired asc" -> new PageToken(size, "acquired", false, Instant.EPOCH, "", false);
            default -> throw Problem.general("Unknown sort: " + sort);
        };
    }

    static PageToken parse(String token) {
        try {
            JsonNode tree = Json.parse(Base64.getUrlDecoder().decode(token));
            return new PageToken(
                    tree.path("page_size").asInt(),
                    tree.path("sort_by").asText(),
                    tree.path("sort_desc").asBoolean(),
                    Instant.ofEpochSecond(0, tree.path("sort_start").asLong() * 1000),
                    tree.path("sort_last_id").asText(),
                    tree.path("query_params").has("cycle"));
        } catch (IllegalArgumentException garbled) {
            throw Problem.general("_page is not a page token");
        }
    }

    PageToken after(Scene scene, boolean cycle) {
        return new PageToken(size, field, descending, key(scene), scene.id(), cycle);
    }

    Comparator<Scene> order() {
        Comparator<Scene> ascending = Comparator.comparing(this::key).thenComparing(Scene::id);
        return descending ? ascending.reversed() : ascending;
    }

    boolean isBefore(Scene scene) {
        if (afterId.isEmpty()) {
            return true;
        }
        int compared = key(scene).compareTo(after);
        int difference = compared != 0 ? compared : scene.id().compareTo(afterId);
        return descending ? difference < 0 : difference > 0;
    }

    private Instant key(Scene scene) {
        return field.equals("acquired") ? scene.acquired() : scene.published();
    }

    @Override
    public String toString() {
        var tree = Json.object()
                .put("page_size", size)
                .put("sort_by", field)
                .put("sort_desc", descending)
                .put("sort_start", after.getEpochSecond() * 1_000_000 + after.getNano() / 1000)
                .put("sort_last_id", afterId)
                .put("sort_prev", false);
        var parameters = tree.putObject("query_params");
        if (cycles) {
            parameters.put("cycle", true);
        }
        String json = new String(Json.bytes(tree), StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
