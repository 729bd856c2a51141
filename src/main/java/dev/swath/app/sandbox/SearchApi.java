package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The Data API: searching, paging, looking at an item. */
final class SearchApi {
    private static final int MAX_PAGE = 250;

    private final Catalogue catalogue;
    private final SandboxOptions options;
    private final Clock clock;
    private final Addresses at;
    private final Map<String, JsonNode> searches = new ConcurrentHashMap<>();

    SearchApi(Catalogue catalogue, SandboxOptions options, Clock clock, Addresses at) {
        this.catalogue = catalogue;
        this.options = options;
        this.clock = clock;
        this.at = at;
    }

    Reply search(Call call) {
        int size = call.number("_page_size", MAX_PAGE);
        if (size < 1 || (size > MAX_PAGE && options.quirks().contains(Quirk.PAGE_SIZE_REFUSED))) {
            throw Problem.general("_page_size must be between 1 and " + MAX_PAGE);
        }
        JsonNode body = call.json();
        PageToken token = PageToken.first(Math.min(size, MAX_PAGE), call.query("_sort", "published desc"));
        String id = Digests.md5(body.toString().getBytes(StandardCharsets.UTF_8));
        searches.put(id, body);
        return page(id, body, token);
    }

    Reply page(Call call) {
        JsonNode body = searches.get(call.path("id"));
        if (body == null) {
            throw Problem.message(404, "Could not find search ID: " + call.path("id"));
        }
        return page(call.path("id"), body, PageToken.parse(call.query("_page", "")));
    }

    private Reply page(String id, JsonNode body, PageToken token) {
        List<Scene> found = matching(body).stream()
                .filter(token::isBefore)
                .sorted(token.order())
                .limit(token.size() + 1L)
                .toList();
        List<Scene> shown = found.subList(0, Math.min(found.size(), token.size()));
        String self = address(id, token);
        ObjectNode page = Json.object();
        ObjectNode links =
                page.putObject("_links").put("_first", address(id, token)).put("_self", self);
        boolean full = shown.size() == token.size();
        boolean more = found.size() > shown.size() || (full && options.quirks().contains(Quirk.EMPTY_LAST_PAGE));
        if (token.cycles()) {
            links.put("_next", self);
        } else if (more) {
            boolean cycle = options.quirks().contains(Quirk.PAGE_CYCLE);
            links.put("_next", address(id, token.after(shown.get(shown.size() - 1), cycle)));
        } else if (options.quirks().contains(Quirk.NEXT_NULL)) {
            links.putNull("_next");
        }
        page.put("type", "FeatureCollection");
        var features = page.putArray("features");
        shown.forEach(scene -> features.add(ItemJson.feature(scene, at.api())));
        return Reply.json(200, page);
    }

    private String address(String id, PageToken token) {
        return at.api() + "/data/v1/searches/" + id + "/results?_page=" + token;
    }

    /** Scenes published by now that pass the filter. */
    private List<Scene> matching(JsonNode body) {
        List<String> types = Json.texts(body.path("item_types"));
        if (types.isEmpty()) {
            throw Problem.general("item_types is required");
        }
        if (!body.path("filter").isObject()) {
            throw Problem.general("filter is required");
        }
        var compiled = Filters.compile(body.get("filter"));
        if (body.hasNonNull("geometry")) {
            var place = Filters.geometry(body.get("geometry"), "intersects");
            var inner = compiled;
            compiled = new Filters.Compiled(
                    inner.scope().and(place.scope()), inner.test().and(place.test()));
        }
        if (compiled.scope().box() == null && compiled.scope().ids() == null) {
            throw Problem.general("the sandbox searches by geometry or by id");
        }
        if (!types.contains(Scene.ITEM_TYPE)) {
            return List.of();
        }
        Instant now = clock.instant();
        var test = compiled.test();
        return catalogue.scenes(compiled.scope().and(Scope.of(Instant.EPOCH, now))).stream()
                .filter(scene -> !scene.published().isAfter(now))
                .filter(scene -> test.test(new Filters.Candidate(scene, ItemJson.properties(scene))))
                .toList();
    }

    Reply item(Call call) {
        return Reply.json(200, ItemJson.feature(scene(call), at.api()));
    }

    /** Assets can be looked at; the sandbox delivers through orders only, so none becomes active. */
    Reply assets(Call call) {
        Scene scene = scene(call);
        String self = at.api() + "/data/v1/assets/" + scene.id() + "/";
        ObjectNode assets = Json.object();
        for (String name : scene.assets()) {
            ObjectNode asset = assets.putObject(name);
            asset.putObject("_links")
                    .put("_self", self + name)
                    .put("activate", self + name + "/activate")
                    .put("type", at.api() + "/data/v1/asset-types/" + name);
            asset.set("_permissions", Json.array(scene.downloadable() ? List.of("download") : List.of()));
            asset.putNull("md5_digest").put("status", "inactive").put("type", name);
        }
        return Reply.json(200, assets);
    }

    /** Scenes of test quality have none. */
    Reply thumbnail(Call call) {
        Scene scene = scene(call);
        if (!scene.standard()) {
            throw Problem.message(404, "Could not find a thumbnail of item " + scene.id());
        }
        return Reply.of(200, "image/jpeg", Thumbnail.jpeg(scene, options.world().seed()));
    }

    private Scene scene(Call call) {
        String id = call.path("item");
        return catalogue
                .scene(id)
                .filter(found -> call.path("type").equals(Scene.ITEM_TYPE))
                .filter(found -> !found.published().isAfter(clock.instant()))
                .orElseThrow(() -> Problem.message(404, "Could not find item " + id));
    }

    Reply stats(Call call) {
        JsonNode body = call.json();
        String interval = body.path("interval").asText();
        var counts = new TreeMap<Instant, Integer>();
        for (Scene scene : matching(body)) {
            counts.merge(start(scene.acquired(), interval), 1, Integer::sum);
        }
        ObjectNode answer = Json.object();
        var buckets = answer.putArray("buckets");
        counts.forEach((start, count) -> buckets.addObject()
                .put("count", count)
                .put("start_time", start.toString().replace("Z", ".000000Z")));
        return Reply.json(200, answer.put("interval", interval).put("utc_offset", "+0h"));
    }

    private static Instant start(Instant acquired, String interval) {
        OffsetDateTime day = acquired.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS);
        return switch (interval) {
            case "hour" -> acquired.truncatedTo(ChronoUnit.HOURS);
            case "day" -> day.toInstant();
            case "week" ->
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toInstant();
            case "month" -> day.withDayOfMonth(1).toInstant();
            case "year" -> day.withDayOfYear(1).toInstant();
            default -> throw Problem.general("Unknown interval: " + interval);
        };
    }
}
