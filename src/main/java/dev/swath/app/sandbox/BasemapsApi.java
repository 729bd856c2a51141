package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The Basemaps API: series, mosaics, and their quads. */
final class BasemapsApi {
    /** Small ones, so that a client that reads the first page only is found out. */
    private static final int MOST_MOSAICS = 20;

    private static final int MOST_QUADS = 4;
    private static final int CORNERS = 4;

    private final Mosaics mosaics;
    private final Addresses at;
    private final Set<Quirk> quirks;

    BasemapsApi(Mosaics mosaics, Addresses at, Set<Quirk> quirks) {
        this.mosaics = mosaics;
        this.at = at;
        this.quirks = quirks;
    }

    Reply mosaics(Call call) {
        return list(call, named(call, mosaics.all(), Mosaic::name));
    }

    private Reply list(Call call, List<Mosaic> found) {
        return page(call, "mosaics", MOST_MOSAICS, found, mosaic -> mosaic.json(at.api()));
    }

    Reply mosaic(Call call) {
        return Reply.json(200, called(call).json(at.api()));
    }

    Reply series(Call call) {
        var found = named(call, Arrays.asList(Series.values()), Series::title);
        return page(call, "series", MOST_MOSAICS, found, series -> series.json(at.api(), mosaics.today()));
    }

    Reply oneSeries(Call call) {
        return Reply.json(200, calledSeries(call).json(at.api(), mosaics.today()));
    }

    Reply mosaicsOfSeries(Call call) {
        return list(call, calledSeries(call).mosaics(mosaics.today()));
    }

    private static <T> List<T> named(Call call, List<T> all, Function<T, String> name) {
        var exact = call.query("name__is", "");
        var part = call.query("name__contains", "").toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(one -> exact.isEmpty() || exact.equals(name.apply(one)))
                .filter(one -> name.apply(one).toLowerCase(Locale.ROOT).contains(part))
                .toList();
    }

    Reply quads(Call call) {
        var mosaic = called(call);
        var found = Mosaic.GRID.within(box(call.query("bbox", "")));
        boolean minimal = Boolean.parseBoolean(call.query("minimal", "false"));
        return page(call, "items", MOST_QUADS, found, id -> quad(mosaic, id, minimal));
    }

    Reply quad(Call call) {
        var mosaic = called(call);
        var id = call.path("quad");
        if (mosaics.quad(mosaic, id).isEmpty()) {
            throw Problem.message(404, "Quad Not Found: " + id);
        }
        return Reply.json(200, quad(mosaic, id, false));
    }

    private ObjectNode quad(Mosaic mosaic, String id, boolean minimal) {
        var self = at.api() + "/basemaps/v1/mosaics/" + mosaic.id() + "/quads/" + id;
        var tree = Json.object().put("id", id);
        var links = tree.putObject("_links").put("_self", self).put("items", self + "/items");
        if (mosaic.series().downloadable()) {
            links.put("download", self + "/full");
        }
        if (!minimal) {
            links.put("thumbnail", self + "/thumb");
            var box = mosaics.quad(mosaic, id)
                    .map(Scene::footprint)
                    .map(Geometry::getEnvelopeInternal)
                    .orElseThrow();
            tree.putArray("bbox")
                    .add(box.getMinX())
                    .add(box.getMinY())
                    .add(box.getMaxX())
                    .add(box.getMaxY());
            tree.put("percent_covered", 100);
        }
        return tree;
    }

    private static Envelope box(String bbox) {
        try {
            var numbers = Arrays.stream(bbox.split(",", -1))
                    .map(String::trim)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (numbers.length == CORNERS && Math.abs(numbers[1]) <= 85 && Math.abs(numbers[3]) <= 85) {
                return new Envelope(numbers[0], numbers[2], numbers[1], numbers[3]);
            }
        } catch (NumberFormatException garbled) {
            throw Problem.general("bbox must be four numbers: " + garbled.getMessage());
        }
        throw Problem.general("bbox must be lx,ly,ux,uy with latitudes within 85 degrees");
    }

    private Mosaic called(Call call) {
        var id = call.path("mosaic");
        return mosaics.byId(id).orElseThrow(() -> Problem.message(404, "Mosaic Not Found: " + id));
    }

    private static Series calledSeries(Call call) {
        var id = call.path("series");
        return Arrays.stream(Series.values())
                .filter(series -> series.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.message(404, "Series Not Found: " + id));
    }

    /** Pages are numbered; the link to the next one repeats the question. */
    private <T> Reply page(Call call, String list, int most, List<T> found, Function<T, ? extends JsonNode> json) {
        int size = Math.max(1, Math.min(most, call.number("_page_size", most)));
        int number = Math.max(0, call.number("_page", 0));
        int from = Math.min(found.size(), number * size);
        int to = Math.min(found.size(), from + size);
        var page = Json.object();
        var links = page.putObject("_links").put("_self", at.api() + call.uri());
        if (to < found.size()) {
            var question = call.uri().replaceAll("[?&]_page=\\d+", "");
            links.put("_next", at.api() + question + (question.contains("?") ? "&" : "?") + "_page=" + (number + 1));
        } else if (quirks.contains(Quirk.NEXT_NULL)) {
            links.putNull("_next");
        }
        var entries = page.putArray(list);
        found.subList(from, to).forEach(one -> entries.add(json.apply(one)));
        return Reply.json(200, page);
    }
}
