package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.io.base.Sha256;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.Mosaic;
import dev.swath.model.Product;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/** The quads of a mosaic, as the Basemaps API lists them. */
public final class Quads {
    private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);
    private static final int PAGE_SIZE = 250;
    /** The service takes no latitudes beyond it. */
    private static final double HIGHEST_LATITUDE = 85;

    private static final int CORNERS = 4;

    private Quads() {}

    /**
     * Those that touch a box. The shape itself could be asked for too, in at most 1,500 vertices and by way of a redirect;
     * a box is asked for in one call, and which quads the shape needs is easily told here.
     *
     * @param box in degrees
     * @param about handed through to the answer
     */
    public static Call within(PlanetUrls urls, Mosaic mosaic, Envelope box, Object about) {
        var query = String.format(
                Locale.ROOT,
                "%.7f,%.7f,%.7f,%.7f",
                box.getMinX(),
                Math.max(-HIGHEST_LATITUDE, box.getMinY()),
                box.getMaxX(),
                Math.min(HIGHEST_LATITUDE, box.getMaxY()));
        var uri = of(urls, mosaic) + "?bbox=" + PlanetUrls.encoded(query) + "&_page_size=" + PAGE_SIZE;
        return new Call("GET", URI.create(uri), null, about);
    }

    /** Hash of all that a request asks, and of whom: equal for requests that get the same answer. */
    public static String question(PlanetUrls urls, Request request) {
        return Sha256.hex(String.join(
                "\n",
                urls.mosaics().toString(),
                request.terms().itemType(),
                request.period().toString(),
                Json.written(GeoJson.write(request.clip()))));
    }

    /** A single one; refused when the mosaic has none of that id. */
    public static Call one(PlanetUrls urls, Mosaic mosaic, String quad, Object about) {
        return new Call("GET", URI.create(of(urls, mosaic) + "/" + PlanetUrls.encoded(quad)), null, about);
    }

    private static String of(PlanetUrls urls, Mosaic mosaic) {
        return urls.mosaics() + "/" + PlanetUrls.encoded(mosaic.id()) + "/quads";
    }

    /**
     * Reads a page. A quad that may be fetched has the asset {@link Product#QUAD}; one that may not has none.
     *
     * @throws Unavailable code {@code unreadable-answer}: cut off or not a page; asked again it may be well
     * @throws dev.swath.model.trouble.Corrupt code {@code foreign-page}: the next page is said to be elsewhere
     */
    public static Mosaics.Page<Scene> read(Answer answer, Mosaic mosaic) {
        var page = Json.object(answer, "a page of quads");
        if (!page.path("items").isArray()) {
            throw new Unavailable(
                    "unreadable-answer",
                    "Planet answered " + Json.where(answer) + " without a list of quads: it is asked again later");
        }
        var quads = new ArrayList<Scene>();
        var unreadable = new ArrayList<String>();
        for (JsonNode item : page.path("items")) {
            quad(item, mosaic).ifPresentOrElse(quads::add, () -> unreadable.add("a quad without an id or a place"));
        }
        return new Mosaics.Page<>(List.copyOf(quads), Mosaics.next(answer, page), List.copyOf(unreadable));
    }

    /** @throws Unavailable as {@link #read} */
    public static Scene readOne(Answer answer, Mosaic mosaic) {
        return quad(Json.object(answer, "a quad"), mosaic)
                .orElseThrow(() -> new Unavailable(
                        "unreadable-answer",
                        "Planet answered " + Json.where(answer) + " with a quad without an id or a place"));
    }

    private static Optional<Scene> quad(JsonNode item, Mosaic mosaic) {
        var id = Json.text(item, "id");
        if (id == null) {
            return Optional.empty();
        }
        boolean allowed = Json.text(item.path("_links"), "download") != null;
        return footprint(item, id, mosaic)
                .map(footprint -> new Scene(
                        id,
                        mosaic.name(),
                        mosaic.firstAcquired(),
                        null,
                        footprint,
                        Set.of(Product.QUAD),
                        allowed ? Set.of(Product.QUAD) : Set.of(),
                        "",
                        true));
    }

    /** By the box that the service gives, else by the place that the id has in the mosaic's grid. */
    private static Optional<Geometry> footprint(JsonNode item, String id, Mosaic mosaic) {
        var bbox = Mosaics.numbers(item.path("bbox"));
        return bbox.size() == CORNERS
                ? Optional.of(FACTORY.toGeometry(new Envelope(bbox.get(0), bbox.get(2), bbox.get(1), bbox.get(3))))
                : QuadGrid.box(mosaic.grid(), id).map(FACTORY::toGeometry);
    }
}
