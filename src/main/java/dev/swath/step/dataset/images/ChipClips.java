package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.ulid.Ulid;
import dev.swath.io.base.Sha256;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.clip.PlacedRaster;
import dev.swath.io.raster.read.OpenImages;
import dev.swath.io.raster.write.PreviewWriter;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.write.Extensions;
import dev.swath.model.ChipSeason;
import dev.swath.model.Claim;
import dev.swath.model.trouble.Corrupt;
import dev.swath.step.dataset.folder.Disk;
import dev.swath.step.dataset.season.Season;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Clips the chosen scenes to their chips, and lets the items name the files. Safe for many threads. */
public final class ChipClips {
    private static final String JPEG = "image/jpeg";

    private final Ledger ledger;
    private final DatasetHolds holds;
    private final OpenImages<URI, PlacedRaster> rasters;

    public ChipClips(Ledger ledger, DatasetHolds holds, OpenImages<URI, PlacedRaster> rasters) {
        this.ledger = ledger;
        this.holds = holds;
        this.rasters = rasters;
    }

    /** @throws dev.swath.model.trouble.Trouble when a file of the scene cannot be read, or shows nothing of the chip */
    public void clip(Claim claim) {
        ChipSeason part = ledger.datasets().part(claim.workId());
        var job = ledger.datasets().get(claim.jobId());
        holds.hold(job);
        var folder = CatalogFolder.open(job.folder());
        var options = ImageOptions.read(job.options()).download();
        var chip = new ChipItem(folder, part.chip());
        String id = ChipScenes.childId(part.chip(), part.season());
        ObjectNode child = folder.find(part.chip(), id)
                .orElseThrow(() -> new Corrupt("bad-item", "the item " + id + " is not there any more"));
        // a run that was killed may have come as far as this
        boolean isDone = isDone(folder, part.chip(), part.season(), options)
                && (!part.question().contains("anew") || isMadeSince(folder, part));
        if (!isDone) {
            try {
                clip(
                        folder,
                        chip,
                        part.season(),
                        ChipImage.read(child.path("assets"), options, chip.pixels(), rasters),
                        options);
            } catch (IOException disk) {
                throw new UncheckedIOException(disk);
            }
        }
        ledger.datasets().answered(claim, part.answered("{}", null, 1));
        ledger.datasets().done(claim);
    }

    /** Whether the image was made after its row: by an earlier try of this very work. */
    private static boolean isMadeSince(CatalogFolder folder, ChipSeason part) {
        Path image = folder.file(part.chip(), ChipScenes.imageName(part.chip(), part.season()));
        return Disk.io(() -> !Files.getLastModifiedTime(image).toInstant().isBefore(Ulid.getInstant(part.id())));
    }

    private static void clip(
            CatalogFolder folder, ChipItem chip, String season, ChipImage image, ImageOptions.Download options)
            throws IOException {
        Path made = folder.files().scratch();
        image.write(made);
        String name = ChipScenes.imageName(chip.id(), season);
        ObjectNode clipped = image.asset(made, name);
        folder.put(chip.id(), name, made);
        List<Plane> colours = PreviewWriter.stretched(image.colours(), ChipImage.NODATA);
        Path picture = folder.files().scratch();
        try (var out = Files.newOutputStream(picture)) {
            PreviewWriter.jpeg(colours, out);
        }
        String thumbnail = ChipScenes.thumbnailName(chip.id(), season);
        ObjectNode shown = picture(folder, chip.id(), picture, thumbnail, "The image to look at");
        synchronized (ChipScenes.lock(chip.id())) {
            update(folder, chip.id(), season, options, List.of(clipped, shown));
            overlay(folder, chip, season, colours);
        }
    }

    private static ObjectNode picture(CatalogFolder folder, String chip, Path made, String name, String title)
            throws IOException {
        ObjectNode asset = JsonNodeFactory.instance
                .objectNode()
                .put("href", "./" + name)
                .put("type", JPEG)
                .put("title", title);
        asset.putArray("roles").add("thumbnail");
        asset.put("file:size", Files.size(made)).put("file:checksum", "1220" + Sha256.hex(made));
        folder.put(chip, name, made);
        return asset;
    }

    private static void update(
            CatalogFolder folder, String chip, String season, ImageOptions.Download options, List<ObjectNode> made) {
        String id = ChipScenes.childId(chip, season);
        ObjectNode item = folder.find(chip, id).orElseThrow();
        ObjectNode assets = item.withObjectProperty("assets");
        if (!options.keepRemote()) {
            assets.removeAll();
        }
        for (int i = 0; i < ChipScenes.MADE.size(); i++) {
            assets.set(ChipScenes.MADE.get(i), made.get(i));
        }
        Extensions.declare(item);
        folder.write(chip, id, item);
    }

    /** The chip's own picture is that of planting; of harvest until there is one. */
    private static void overlay(CatalogFolder folder, ChipItem chip, String season, List<Plane> colours)
            throws IOException {
        boolean planting = season.equals(Season.PLANTING.label());
        String name = chip.id() + "_thumbnail.jpg";
        if (!planting && folder.has(chip.id(), name)) {
            return;
        }
        Path made = folder.files().scratch();
        boolean drawn;
        try (var out = Files.newOutputStream(made)) {
            drawn = Overlay.write(chip, colours, out);
        }
        if (!drawn) {
            Files.delete(made);
            return;
        }
        ObjectNode item = folder.item(chip.id());
        item.withObjectProperty("assets")
                .set("thumbnail", picture(folder, chip.id(), made, name, "Fields over the " + season + " image"));
        Extensions.declare(item);
        folder.write(chip.id(), chip.id(), item);
    }

    /** Whether the image lies there as it is wanted. */
    static boolean isDone(CatalogFolder folder, String chip, String season, ImageOptions.Download options) {
        return folder.find(chip, ChipScenes.childId(chip, season))
                .filter(child -> isDone(folder, chip, child.path("assets"), options))
                .isPresent();
    }

    private static boolean isDone(CatalogFolder folder, String chip, JsonNode assets, ImageOptions.Download options) {
        JsonNode clipped = assets.path("clipped");
        String href = StacJson.text(clipped, "href");
        if (href == null) {
            return false;
        }
        Path file = folder.file(chip, href.replaceFirst("^\\./", ""));
        boolean whole = Disk.io(() -> Files.isRegularFile(file)
                && Files.size(file) == clipped.path("file:size").asLong(-1));
        return whole && bands(clipped).equals(options.bands()) && fits(clipped, assets, options.harmonize());
    }

    private static List<String> bands(JsonNode clipped) {
        List<String> bands = new ArrayList<>();
        clipped.path("bands").forEach(band -> {
            String name = band.path("name").asText().replaceFirst("_\\d+$", "");
            if (!bands.contains(name)) {
                bands.add(name);
            }
        });
        return bands;
    }

    /** Whether the offset was dealt with as is wanted; where the scene has none, both ways are the same. */
    private static boolean fits(JsonNode clipped, JsonNode assets, boolean harmonize) {
        boolean offset = hasOffset(clipped);
        for (JsonNode band : clipped.path("bands")) {
            offset |= hasOffset(band);
        }
        boolean sceneOffset = false;
        for (var asset : assets.properties()) {
            sceneOffset |= !ChipScenes.MADE.contains(asset.getKey()) && hasOffset(asset.getValue());
        }
        return harmonize ? !offset : offset || !sceneOffset;
    }

    private static boolean hasOffset(JsonNode fields) {
        return fields.path("raster:offset").asDouble() != 0;
    }
}
