package dev.swath.app.web;

import dev.swath.io.ledger.Gallery.Image;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Refused;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Images that were delivered: what they are, small pictures of them, and the files themselves. */
final class Images {
    private static final int LEAST_SIDE = 64;
    private static final int USUAL_SIDE = 256;
    private static final int MOST_SIDE = 1024;
    /** Around what was wanted, so that its edge is seen. */
    private static final double MARGIN = 0.04;

    private final Ledger ledger;
    private final Drops drops;
    private final Holdings holdings;
    private final PictureCache pictures;

    Images(Ledger ledger, Drops drops, Holdings holdings, PictureCache pictures) {
        this.ledger = ledger;
        this.drops = drops;
        this.holdings = holdings;
        this.pictures = pictures;
    }

    void list(RoutingContext context) {
        Answers.demandKnown(context, "drop", "area", "after", "limit");
        var drop = Answers.parameter(context, "drop");
        var found = ledger.gallery()
                .images(
                        drop == null ? null : drops.one(drop).id(),
                        Answers.parameter(context, "area"),
                        Answers.page(context));
        Answers.page(context, "images", found, this::line, Image::id);
    }

    private Map<String, Object> line(Image image) {
        var line = new LinkedHashMap<String, Object>();
        line.put("id", image.id());
        line.put("drop", image.drop());
        line.put("drop_id", image.jobId());
        line.put("area", image.featureId());
        line.put("feature", image.feature());
        line.put("item_type", image.itemType());
        line.put("scene", image.itemId());
        put(line, "acquired", image.acquired());
        put(line, "cloud_percent", image.cloudPercent());
        line.put("bundle", image.bundle());
        line.put("target", image.target());
        line.put("place", holdings.place(image.target()));
        line.put("bytes", image.bytes());
        line.put("digest", image.digest());
        var address = Answers.address("/api/images/", image.id());
        if (image.aoi() != null) {
            var bounds = bounds(image);
            line.put("bounds", List.of(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()));
            line.put("picture", address + "/picture.png");
        }
        if (holdings.file(image.target()).isPresent()) {
            line.put("file", address + "/image.tif");
        }
        var description = image.description();
        if (description != null && holdings.file(description).isPresent()) {
            line.put("item", address + "/item.json");
        }
        return line;
    }

    private static void put(Map<String, Object> line, String name, @Nullable Object value) {
        if (value != null) {
            line.put(name, value instanceof Double number ? number : value.toString());
        }
    }

    private Image one(RoutingContext context) {
        var id = context.pathParam("image");
        return ledger.gallery()
                .image(id)
                .orElseThrow(
                        () -> new BadInput("no-such-image", "no image is called '" + id + "'; /api/images lists them"));
    }

    private static Envelope bounds(Image image) {
        var aoi = image.aoi();
        if (aoi == null) {
            throw new BadInput("no-picture", "nobody knows which area the image was wanted for");
        }
        var bounds = new Envelope(aoi.getEnvelopeInternal());
        bounds.expandBy(MARGIN * Math.max(bounds.getWidth(), bounds.getHeight()));
        return bounds;
    }

    /** PNG of the area that the image was wanted for; the same for the same image, for ever. */
    void picture(RoutingContext context) {
        Answers.demandKnown(context, "side");
        int side = side(Answers.parameter(context, "side"));
        var image = one(context);
        var bounds = bounds(image);
        var png = pictures.get(
                image.digest() + " " + bounds + " " + side,
                () -> QuickLook.png(holdings.open(image.target()), bounds, side));
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
        send(context, image.target(), "image/tiff");
    }

    void description(RoutingContext context) {
        Answers.demandKnown(context);
        var description = one(context).description();
        if (description == null) {
            throw new BadInput("no-such-description", "nothing describes the image; store.metadata=true writes it");
        }
        send(context, description, "application/geo+json");
    }

    private void send(RoutingContext context, String target, String type) {
        var file = holdings.file(target)
                .orElseThrow(() -> new Refused(
                        "not-here",
                        holdings.place(target) + ": does not lie on a disk of this machine; fetch it from there"));
        var name = target.substring(target.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        WebServer.head(context.response(), type, 200)
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .sendFile(file.toString())
                .onFailure(context::fail);
    }
}
