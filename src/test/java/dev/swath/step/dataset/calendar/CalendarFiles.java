package dev.swath.step.dataset.calendar;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.ImageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A crop calendar of the real one's shape, with one day everywhere. */
final class CalendarFiles {
    private CalendarFiles() {}

    static void write(Path folder, int planting, int harvest) throws IOException {
        Files.createDirectories(folder);
        for (String name : CalendarFolder.FILES) {
            write(folder.resolve(name), name.contains("sos") ? planting : harvest);
        }
    }

    private static void write(Path file, int day) throws IOException {
        var grid = new Grid(Crs.of("EPSG:4326"), Affine.northUp(-179.9997, 83.75, 0.5, 0.5), 720, 286);
        var image = ImageSpec.of(grid, SampleType.FLOAT32, List.of(Band.of("day")), 0.0);
        var writer = new CogWriter(CogOptions.STANDARD, Runnable::run);
        try (var cog = writer.prepare(
                        image,
                        (window, planes) -> {
                            for (int i = 0; i < planes.get(0).length(); i++) {
                                // columns and rows of their own, so that the bytes are many
                                planes.get(0).set(i, day + i % 7);
                            }
                        },
                        file.resolveSibling(""));
                var out = Files.newOutputStream(file)) {
            cog.writeTo(out);
        }
    }
}
