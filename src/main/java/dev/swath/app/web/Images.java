package dev.swath.app.web;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Refused;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Images that were delivered or made: what they are, small pictures of them, and the files themselves. */
final class Images {
    private static final int LEAST_SIDE = 64;
    private static final int USUAL_SIDE = 256;
    private static final int MOST_SIDE = 1024;

    private final Drops drops;
    private final Shows shows;
    private final PictureCache pictures;

    Images(Ledger ledger, Drops drops, Holdings holdings, PictureCache pictures) {
        this.drops = drops;
        this.shows = new Shows(ledger, holdings);
        this.pictures = pictures;
    }

    void list(RoutingContext context) {
        var kind = Answers.parameter(context, "kind");
        Answers.page(context, "images", found(context, kind == null ? "scene" : kind), Images::line, Shown::id);
    }

    private List<Shown> found(RoutingContext context, String kind) {
        var page = Answers.page(context);
        if (kind.equals("scene")) {
            Answers.demandKnown(context, "kind", "drop", "area", "after", "limit");
            var drop = Answers.parameter(context, "drop");
            return shows.scenes(drop == null ? null : drops.one(drop).id(), Answers.parameter(context, "area"), page);
        }
        Answers.demandKnown(context, "kind", "of", "after", "limit");
        var of = Answers.parameter(context, "of");
        return switch (kind) {
            case "composite" -> shows.composites(of, page);
            case "chip" -> shows.chips(of, page);
            default -> throw new BadInput("bad-parameter", "kind must be scene, composite or chip");
        };
    }

    private static Map<String, Object> line(Shown image) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", image.id());
        line.putAll(image.told());
        line.put("place", image.place());
        var bounds = image.bounds();
        if (bounds != null) {
            line.put("bounds", List.of(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()));
        }
        var address = Answers.address("/api/images/", image.id());
        line.put("picture", address + "/picture.png");
        image.file().ifPresent(there -> line.put("file", address + "/image.tif"));
        image.item().ifPresent(there -> line.put("item", address + "/item.json"));
        return line;
    }

    private Shown one(RoutingContext context) {
        return shows.one(context.pathParam("image"));
    }

    /** PNG of what the image was wanted for; the same for the same image, for ever. */
    void picture(RoutingContext context) {
        Answers.demandKnown(context, "side");
        int side = side(Answers.parameter(context, "side"));
        var image = one(context);
        var png = pictures.get(
                image.version() + " " + image.bounds() + " " + side,
                () -> QuickLook.png(image.source().get(), image.bounds(), side));
        WebServer.head(context.response(), "image/png", 200)
                .putHeader("Cache-Control", "private, max-age=86400")
                .end(Buffer.buffer(png));
    }

    private static int side(@Nullable String given) {
        if (given == null) {
            return USUAL_SIDE;
        }
        int side = given.matches("\\d{1,4}") ? Integer.parseInt(given) : 0;
        if (side < LEAST_SIDE || side > MOST_SIDE) {
            throw new BadInput(
                    "bad-parameter", "side must lie between " + LEAST_SIDE + " and " + MOST_SIDE + " pixels");
        }
        return side;
    }

    void file(RoutingContext context) {
        Answers.demandKnown(context);
        var image = one(context);
        var file = image.file()
                .orElseThrow(() -> new Refused(
                        "not-here", image.place() + ": does not lie on a disk of this machine; fetch it from there"));
        send(context, file, "image/tiff");
    }

    void description(RoutingContext context) {
        Answers.demandKnown(context);
        var item = one(context)
                .item()
                .orElseThrow(() -> new BadInput(
                        "no-such-description",
                        "no description of the image lies on a disk of this machine; store.metadata=true writes it"));
        send(context, item, "application/geo+json");
    }

    private static void send(RoutingContext context, Path file, String type) {
        var name = file.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
        WebServer.head(context.response(), type, 200)
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .sendFile(file.toString())
                .onFailure(context::fail);
    }
}
