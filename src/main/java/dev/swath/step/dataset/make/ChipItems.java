package dev.swath.step.dataset.make;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.Sha256;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.stac.write.DraftAsset;
import dev.swath.io.stac.write.ItemDraft;
import dev.swath.io.stac.write.ItemTime;
import dev.swath.step.dataset.folder.DatasetFolder;
import dev.swath.step.dataset.folder.Disk;
import dev.swath.step.dataset.mask.MaskKind;
import dev.swath.step.dataset.season.CropCalendar;
import dev.swath.step.dataset.season.CropDays;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chips as STAC items, from the masks as they lie in the folder. */
final class ChipItems {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final DatasetFolder folder;
    private final MaskFiles masks;
    private final MaskOptions options;
    private final @Nullable CropCalendar calendar;

    /** @param calendar null = nothing is said of planting and harvest */
    ChipItems(DatasetFolder folder, MaskFiles masks, MaskOptions options, @Nullable CropCalendar calendar) {
        this.folder = folder;
        this.masks = masks;
        this.options = options;
        this.calendar = calendar;
    }

    ItemDraft item(PlannedChip chip) {
        Map<String, DraftAsset> assets = new LinkedHashMap<>();
        options.kinds().forEach(kind -> assets.put(kind.assetKey(), asset(chip, kind)));
        return new ItemDraft(
                chip.id(),
                chip.chip().cell().footprint(),
                year(chip.name().year()),
                properties(chip),
                assets,
                List.of());
    }

    /** Its first to its last second in UTC. */
    static ItemTime year(int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        return ItemTime.span(
                first.atStartOfDay().toInstant(ZoneOffset.UTC),
                first.plusYears(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1));
    }

    private ObjectNode properties(PlannedChip chip) {
        ObjectNode properties = NODES.objectNode()
                .put("ftw:calendar_year", chip.name().year())
                .put("ftw:field_coverage_pct", chip.chip().coveragePercent());
        if (chip.split() != null) {
            properties.put("ftw:split", chip.split().label());
        }
        if (calendar != null
                && calendar.at(chip.chip().cell().footprint().getEnvelopeInternal()) instanceof CropDays.Known days) {
            properties.put("ftw:planting_day", days.planting()).put("ftw:harvest_day", days.harvest());
        }
        Grid grid = chip.pixels();
        Affine at = grid.transform();
        properties.put("proj:code", "EPSG:" + chip.chip().cell().epsg());
        properties.putArray("proj:shape").add(grid.height()).add(grid.width());
        ArrayNode transform = properties.putArray("proj:transform");
        for (double number : new double[] {at.a(), at.b(), at.c(), at.d(), at.e(), at.f()}) {
            transform.add(number);
        }
        return properties;
    }

    private DraftAsset asset(PlannedChip chip, MaskKind kind) {
        String path = masks.path(chip, kind);
        byte[] bytes = Disk.io(() -> Files.readAllBytes(folder.root().resolve(path)));
        DraftAsset asset = DraftAsset.of(path, DraftAsset.COG, "labels")
                .titled(title(kind))
                .with("data_type", NODES.textNode(kind.type().name().toLowerCase(Locale.ROOT)))
                .file(bytes.length, Sha256.hex(bytes));
        return kind == MaskKind.INSTANCE ? asset : asset.with("classification:classes", classes(kind));
    }

    private static String title(MaskKind kind) {
        return switch (kind) {
            case INSTANCE -> "Fields, each by its number";
            case SEMANTIC_2_CLASS -> "Fields";
            case SEMANTIC_3_CLASS -> "Fields and their edges";
        };
    }

    private ArrayNode classes(MaskKind kind) {
        ArrayNode classes = NODES.arrayNode();
        if (options.presenceOnly()) {
            describe(classes, 3, "unknown", "Nobody looked whether there is a field");
        } else {
            describe(classes, 0, "background", "No field");
        }
        describe(classes, 1, "field", "Inside of a field");
        if (kind == MaskKind.SEMANTIC_3_CLASS) {
            describe(classes, 2, "boundary", "Edge of a field");
        }
        return classes;
    }

    private static void describe(ArrayNode classes, int value, String name, String description) {
        classes.addObject().put("value", value).put("name", name).put("description", description);
    }

    /** SHA-256 over a file, and over those that belong to it: the parts of a shapefile. */
    static String digest(Path file) {
        String name = file.getFileName().toString();
        String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')) + 1);
        boolean shapefile = name.toLowerCase(Locale.ROOT).endsWith(".shp");
        return Disk.io(() -> {
            try (var beside = Files.list(file.toAbsolutePath().resolveSibling(""))) {
                MessageDigest digest = Sha256.begin();
                List<Path> parts = beside.filter(
                                path -> path.getFileName().toString().equals(name)
                                        || (shapefile
                                                && path.getFileName().toString().startsWith(stem)
                                                && path.toString()
                                                        .toLowerCase(Locale.ROOT)
                                                        .matches(".*\\.(dbf|prj|cpg)")))
                        .sorted()
                        .toList();
                for (Path part : parts) {
                    try (var in = new DigestInputStream(Files.newInputStream(part), digest)) {
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                }
                return Sha256.hex(digest);
            }
        });
    }
}
