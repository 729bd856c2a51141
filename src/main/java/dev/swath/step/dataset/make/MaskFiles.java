package dev.swath.step.dataset.make;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.burn.Burn;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.io.raster.write.Overviews;
import dev.swath.step.dataset.folder.DatasetFolder;
import dev.swath.step.dataset.folder.Disk;
import dev.swath.step.dataset.mask.FieldShape;
import dev.swath.step.dataset.mask.MaskKind;
import dev.swath.step.dataset.mask.MaskPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Draws the masks of chips as Cloud Optimized GeoTIFFs without a nodata value, one row of tiles in memory at a time. */
final class MaskFiles {
    private static final CogWriter WRITER = new CogWriter(
            CogOptions.STANDARD
                    .withTileSide(256)
                    .withOverviews(Overviews.NEAREST)
                    .withStatistics(false),
            Runnable::run);

    private final DatasetFolder folder;
    private final MaskOptions options;
    private final String chipsFolder;

    /** @param chipsFolder relative to the dataset */
    MaskFiles(DatasetFolder folder, MaskOptions options, String chipsFolder) {
        this.folder = folder;
        this.options = options;
        this.chipsFolder = chipsFolder;
    }

    /** As in {@code name-chips/ftw-34UFF1628_2024/ftw-34UFF1628_2024_instance.tif}. */
    String path(PlannedChip chip, MaskKind kind) {
        return chipsFolder + "/" + chip.id() + "/" + chip.id() + "_" + kind.label() + ".tif";
    }

    boolean isDone(PlannedChip chip) {
        return options.kinds().stream().allMatch(kind -> folder.has(path(chip, kind)));
    }

    /** Those that are not there yet. */
    void write(PlannedChip chip, List<FieldShape> fields) {
        for (MaskKind kind : options.kinds()) {
            if (!folder.has(path(chip, kind))) {
                Disk.io(() -> write(chip, kind, fields));
            }
        }
    }

    private String write(PlannedChip chip, MaskKind kind, List<FieldShape> fields) throws IOException {
        Grid grid = chip.pixels();
        MaskPlan plan = MaskPlan.of(kind, options.presenceOnly(), fields, grid.crs());
        var image = ImageSpec.of(grid, plan.type(), List.of(Band.of(kind.label())), null);
        Path made = folder.scratch();
        try (var cog = WRITER.prepare(
                        image, (window, planes) -> copy(burnt(grid, window, plan), planes.get(0)), folder.work());
                var out = Files.newOutputStream(made)) {
            cog.writeTo(out);
        }
        folder.put(path(chip, kind), made);
        return path(chip, kind);
    }

    /** The pixels of a plan within a window. */
    static Plane burnt(Grid grid, Window window, MaskPlan plan) {
        Plane plane = Plane.of(plan.type(), window.width(), window.height());
        if (plan.background() != 0) {
            for (int i = 0; i < plane.length(); i++) {
                plane.set(i, (double) plan.background());
            }
        }
        Burn burn = Burn.into(grid, window, plane);
        plan.burns().forEach(one -> {
            if (one.allTouched()) {
                burn.lines(one.shape(), one.value());
            } else {
                burn.areas(one.shape(), one.value());
            }
        });
        return plane;
    }

    private static void copy(Plane from, Plane to) {
        for (int i = 0; i < from.length(); i++) {
            to.set(i, from.value(i));
        }
    }
}
