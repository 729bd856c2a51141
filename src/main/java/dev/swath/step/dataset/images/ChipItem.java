package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.clip.PlacedRaster;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.stac.StacGeometry;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.StacTime;
import dev.swath.model.trouble.Corrupt;
import dev.swath.step.dataset.chips.ChipName;
import dev.swath.step.dataset.mask.MaskKind;
import dev.swath.step.dataset.season.CropDays;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;

/** A chip as its item tells it. */
final class ChipItem {
    /** Masks that say where the chip's pixels lie, the first that is there counts. */
    private static final List<MaskKind> MASKS =
            List.of(MaskKind.SEMANTIC_3_CLASS, MaskKind.SEMANTIC_2_CLASS, MaskKind.INSTANCE);

    private final String id;
    private final ObjectNode json;
    private final Geometry footprint;
    private final Path folder;

    /** @throws Corrupt {@code bad-item} */
    ChipItem(CatalogFolder catalog, String id) {
        this.id = id;
        this.json = catalog.item(id);
        this.folder = catalog.file(id, "").normalize();
        this.footprint = StacGeometry.read(json.path("geometry"))
                .orElseThrow(() -> new Corrupt("bad-item", "the item of chip " + id + " has no geometry"));
    }

    String id() {
        return id;
    }

    Geometry footprint() {
        return footprint;
    }

    /** That of the crops: as the item says, else at the end of its id, else when it begins. */
    int year() {
        JsonNode properties = json.path("properties");
        if (properties.path("ftw:calendar_year").isInt()) {
            return properties.path("ftw:calendar_year").intValue();
        }
        OptionalInt named = ChipName.yearOf(id);
        if (named.isPresent()) {
            return named.getAsInt();
        }
        return StacTime.read(StacJson.text(properties, "start_datetime"))
                .or(() -> StacTime.read(StacJson.text(properties, "datetime")))
                .map(time -> time.atZone(ZoneOffset.UTC).getYear())
                .orElseThrow(() -> new Corrupt("bad-item", "chip " + id + " does not say its year; add --year"));
    }

    /** The days of its crops; empty where the item does not say them. */
    Optional<CropDays.Known> days() {
        int planting = json.path("properties").path("ftw:planting_day").asInt();
        int harvest = json.path("properties").path("ftw:harvest_day").asInt();
        boolean known = planting >= 1 && planting <= 365 && harvest >= 1 && harvest <= 365;
        return known ? Optional.of(new CropDays.Known(planting, harvest)) : Optional.empty();
    }

    /**
     * Its pixels, which are those of its masks; where it has none, as the item tells them.
     *
     * @throws Corrupt {@code no-grid}
     */
    Grid pixels() {
        for (MaskKind kind : MASKS) {
            Optional<Path> mask = mask(kind);
            if (mask.isPresent()) {
                try (var image = PlacedRaster.open(RangeSource.of(mask.get()))) {
                    return image.grid();
                }
            }
        }
        return stated().orElseThrow(() -> new Corrupt("no-grid", "chip " + id + " has no masks and no proj:transform"));
    }

    /** The file of a mask; empty when it is not there. */
    Optional<Path> mask(MaskKind kind) {
        String href = StacJson.text(json.path("assets").path(kind.assetKey()), "href");
        return Optional.ofNullable(href)
                .map(relative -> folder.resolve(relative).normalize())
                .filter(Files::isRegularFile);
    }

    private Optional<Grid> stated() {
        JsonNode properties = json.path("properties");
        JsonNode shape = properties.path("proj:shape");
        JsonNode at = properties.path("proj:transform");
        String code = StacJson.text(properties, "proj:code");
        if (code == null || shape.size() != 2 || at.size() < 6) {
            return Optional.empty();
        }
        var transform = new Affine(
                at.path(0).asDouble(),
                at.path(1).asDouble(),
                at.path(2).asDouble(),
                at.path(3).asDouble(),
                at.path(4).asDouble(),
                at.path(5).asDouble());
        return Optional.of(new Grid(
                Crs.of(code), transform, shape.path(1).asInt(), shape.path(0).asInt()));
    }
}
