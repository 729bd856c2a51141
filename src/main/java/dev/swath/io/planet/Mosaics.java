package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.Mosaic;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Basemaps API's lists of mosaics and of series. They come in pages, and the service may give fewer than asked for:
 * only the link to the next page tells whether there are more.
 */
public final class Mosaics {
    private static final int PAGE_SIZE = 250;

    private Mosaics() {}

    /**
     * A series: mosaics of one kind, one for each interval.
     *
     * @param interval as the provider writes it; empty when not told
     * @param firstAcquired null when it is not told
     * @param lastAcquired null when it is not told
     */
    public record Series(
            String id,
            String name,
            String interval,
            @Nullable Instant firstAcquired,
            @Nullable Instant lastAcquired) {}

    /**
     * @param next address of the next page; null = this was the last
     * @param unreadable entries that had to be left out, each with what it lacks
     */
    public record Page<T>(List<T> entries, @Nullable URI next, List<String> unreadable) {}

    /**
     * @param nameContains part of the name, whatever its case; empty = all
     * @param about handed through to the answer
     */
    public static Call all(PlanetUrls urls, String nameContains, Object about) {
        return first(urls.mosaics(), nameContains.isEmpty() ? "" : contains(nameContains), about);
    }

    /** The mosaic of exactly that name, if there is one. */
    public static Call named(PlanetUrls urls, String name, Object about) {
        return first(urls.mosaics(), "&name__is=" + PlanetUrls.encoded(name), about);
    }

    public static Call allSeries(PlanetUrls urls, String nameContains, Object about) {
        return first(urls.series(), nameContains.isEmpty() ? "" : contains(nameContains), about);
    }

    /** The series of exactly that name, if there is one. */
    public static Call seriesNamed(PlanetUrls urls, String name, Object about) {
        return first(urls.series(), "&name__is=" + PlanetUrls.encoded(name), about);
    }

    /** All mosaics of a series; which of them begin in a period is for us to say. */
    public static Call ofSeries(PlanetUrls urls, String seriesId, Object about) {
        return first(URI.create(urls.series() + "/" + PlanetUrls.encoded(seriesId) + "/mosaics"), "", about);
    }

    private static String contains(String name) {
        return "&name__contains=" + PlanetUrls.encoded(name);
    }

    private static Call first(URI list, String query, Object about) {
        return new Call("GET", URI.create(list + "?_page_size=" + PAGE_SIZE + query), null, about);
    }

    /**
     * @throws Unavailable code {@code unreadable-answer}: cut off or not a page; asked again it may be well
     * @throws dev.swath.model.trouble.Corrupt code {@code foreign-page}: the next page is said to be elsewhere
     */
    public static Page<Mosaic> read(Answer answer) {
        var page = page(answer, "mosaics");
        var mosaics = new ArrayList<Mosaic>();
        var unreadable = new ArrayList<String>();
        for (JsonNode mosaic : page.path("mosaics")) {
            mosaic(mosaic, mosaics, unreadable);
        }
        return new Page<>(List.copyOf(mosaics), next(answer, page), List.copyOf(unreadable));
    }

    /** @throws Unavailable as {@link #read} */
    public static Page<Series> readSeries(Answer answer) {
        var page = page(answer, "series");
        var all = new ArrayList<Series>();
        var unreadable = new ArrayList<String>();
        for (JsonNode series : page.path("series")) {
            var id = Json.text(series, "id");
            var name = Json.text(series, "name");
            if (id == null || name == null) {
                unreadable.add("a series without id or name");
            } else {
                all.add(new Series(
                        id,
                        name,
                        Json.text(series, "interval", ""),
                        SceneJson.instant(series, "first_acquired"),
                        SceneJson.instant(series, "last_acquired")));
            }
        }
        return new Page<>(List.copyOf(all), next(answer, page), List.copyOf(unreadable));
    }

    private static JsonNode page(Answer answer, String list) {
        var page = Json.object(answer, "a page of " + list);
        if (!page.path(list).isArray()) {
            throw new Unavailable(
                    "unreadable-answer",
                    "Planet answered " + Json.where(answer) + " without a list of " + list
                            + ": it is asked again later");
        }
        return page;
    }

    static @Nullable URI next(Answer answer, JsonNode page) {
        return Json.nextPage(answer, page.path("_links"), "_next");
    }

    private static void mosaic(JsonNode mosaic, List<Mosaic> read, List<String> unreadable) {
        var id = Json.text(mosaic, "id");
        var name = Json.text(mosaic, "name");
        var first = SceneJson.instant(mosaic, "first_acquired");
        var last = SceneJson.instant(mosaic, "last_acquired");
        if (id == null || name == null) {
            unreadable.add("a mosaic without id or name");
        } else if (first == null || last == null) {
            unreadable.add("mosaic " + name + " does not say of when it is");
        } else {
            read.add(new Mosaic(
                    id,
                    name,
                    first,
                    last,
                    Json.text(mosaic, "interval", ""),
                    numbers(mosaic.path("bbox")),
                    grid(mosaic),
                    List.copyOf(Json.texts(mosaic.path("item_types"))),
                    mosaic.path("quad_download").asBoolean(false)));
        }
    }

    private static Mosaic.Grid grid(JsonNode mosaic) {
        var grid = mosaic.path("grid");
        return new Mosaic.Grid(
                mosaic.path("level").asInt(0),
                grid.path("quad_size").asInt(0),
                grid.path("resolution").asDouble(0));
    }

    static List<Double> numbers(JsonNode array) {
        var numbers = new ArrayList<Double>();
        array.forEach(number -> {
            if (number.isNumber()) {
                numbers.add(number.doubleValue());
            }
        });
        return List.copyOf(numbers);
    }
}
