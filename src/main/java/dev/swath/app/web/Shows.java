package dev.swath.app.web;

import dev.swath.io.ledger.Gallery.Chip;
import dev.swath.io.ledger.Gallery.Image;
import dev.swath.io.ledger.Gallery.Made;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Listings.Page;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Refused;
import dev.swath.step.dataset.images.CatalogFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Finds the images that can be looked at. Where they lie is known to the ledger: no request names a path. */
final class Shows {
    /** Around what was wanted, so that its edge is seen. */
    private static final double MARGIN = 0.04;

    /** Before the id of a chip's image; no other id begins so. */
    private static final String CHIP = "chip.";

    private final Ledger ledger;
    private final Holdings holdings;

    Shows(Ledger ledger, Holdings holdings) {
        this.ledger = ledger;
        this.holdings = holdings;
    }

    List<Shown> scenes(@Nullable String jobId, @Nullable String featureId, Page page) {
        return ledger.gallery().images(jobId, featureId, page).stream()
                .map(this::scene)
                .toList();
    }

    /** @param of id of a composite; null = of all */
    List<Shown> composites(@Nullable String of, Page page) {
        return ledger.gallery().composites(of, page).stream()
                .map(this::composite)
                .toList();
    }

    /** @param of name of a chip; null = of all */
    List<Shown> chips(@Nullable String of, Page page) {
        var after = page.after();
        var known = new Page(after == null ? null : after.replaceFirst("^chip\\.", ""), page.limit());
        return ledger.gallery().chips(of, known).stream().map(Shows::chip).toList();
    }

    /** @throws BadInput {@code no-such-image} */
    Shown one(String id) {
        var gallery = ledger.gallery();
        Optional<Shown> found;
        if (id.startsWith(CHIP)) {
            found = gallery.chip(id.substring(CHIP.length())).map(Shows::chip);
        } else if (id.indexOf('.') > 0) {
            found = gallery.composite(id).map(this::composite);
        } else {
            found = gallery.image(id).map(this::scene);
        }
        return found.orElseThrow(
                () -> new BadInput("no-such-image", "no image is called '" + id + "'; /api/images lists them"));
    }

    private Shown scene(Image image) {
        var told = new LinkedHashMap<String, Object>();
        told.put("kind", "scene");
        told.put("of", image.featureId());
        told.put("drop", image.drop());
        told.put("drop_id", image.jobId());
        told.put("area", image.featureId());
        told.put("feature", image.feature());
        told.put("item_type", image.itemType());
        told.put("scene", image.itemId());
        put(told, "acquired", image.acquired());
        put(told, "cloud_percent", image.cloudPercent());
        told.put("bundle", image.bundle());
        return stored(
                image.id(),
                told,
                new Lying(image.target(), image.description(), image.digest(), image.bytes()),
                image.aoi());
    }

    private Shown composite(Made made) {
        var told = new LinkedHashMap<String, Object>();
        told.put("kind", "composite");
        told.put("of", made.compositeId());
        told.put("feature", made.name());
        told.put("acquired", made.month());
        return stored(
                made.id(), told, new Lying(made.target(), made.description(), made.digest(), made.bytes()), made.aoi());
    }

    private record Lying(String target, @Nullable String description, String digest, long bytes) {}

    private Shown stored(String id, Map<String, Object> told, Lying lying, @Nullable Geometry wanted) {
        var target = lying.target();
        var description = lying.description();
        told.put("target", target);
        told.put("bytes", lying.bytes());
        told.put("digest", lying.digest());
        return new Shown(
                id,
                told,
                holdings.place(target),
                lying.digest(),
                wanted == null ? null : around(wanted),
                holdings.file(target),
                description == null ? Optional.empty() : holdings.file(description),
                () -> holdings.open(target));
    }

    private static Envelope around(Geometry wanted) {
        var bounds = new Envelope(wanted.getEnvelopeInternal());
        bounds.expandBy(MARGIN * Math.max(bounds.getWidth(), bounds.getHeight()));
        return bounds;
    }

    /** It lies in the dataset's folder, not in the store. */
    private static Shown chip(Chip chip) {
        var told = new LinkedHashMap<String, Object>();
        told.put("kind", "chip");
        told.put("of", chip.name());
        told.put("feature", chip.name());
        told.put("season", chip.season());
        var file = CatalogFolder.imageOf(chip.folder(), chip.name(), chip.season());
        file.ifPresent(there -> told.put("bytes", there.toFile().length()));
        var place = file.map(Path::toString).orElse(chip.folder() + "/" + chip.name());
        return new Shown(
                CHIP + chip.id(),
                told,
                place,
                file.map(Shows::written).orElse(""),
                null,
                file,
                CatalogFolder.itemOf(chip.folder(), chip.name(), chip.season()),
                () -> RangeSource.of(
                        file.orElseThrow(() -> new Refused("not-here", place + ": does not lie there any more"))));
    }

    private static String written(Path file) {
        try {
            return file + " " + Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return "";
        }
    }

    private static void put(Map<String, Object> told, String name, @Nullable Object value) {
        if (value != null) {
            told.put(name, value instanceof Double number ? number : value.toString());
        }
    }
}
