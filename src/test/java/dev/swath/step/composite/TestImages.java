package dev.swath.step.composite;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.io.raster.write.Overviews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntBinaryOperator;

/** Small images of one band whose samples a formula gives. */
record TestImages(Path folder) {
    static final ImageOpener OPENER = href -> RangeSource.of(Path.of(href));

    /** @param sample of column and row; 0 is nodata */
    String write(String name, Grid grid, SampleType type, IntBinaryOperator sample) throws IOException {
        var spec = ImageSpec.of(grid, type, List.of(Band.of(name)), 0.0);
        CogOptions options = CogOptions.STANDARD.withOverviews(Overviews.NONE);
        Path file = folder.resolve(name + ".tif");
        try (var cog = new CogWriter(options, Runnable::run)
                        .prepare(spec, (window, planes) -> fill(window, planes.get(0), sample), folder);
                var out = Files.newOutputStream(file)) {
            cog.writeTo(out);
        }
        return file.toString();
    }

    private static void fill(Window window, Plane plane, IntBinaryOperator sample) {
        for (int i = 0; i < window.pixels(); i++) {
            plane.set(i, sample.applyAsInt(i % window.width(), window.row() + i / window.width()));
        }
    }

    static List<Plane> read(Path file) {
        try (var reader = CogReader.open(RangeSource.of(file))) {
            var info = reader.info();
            return reader.read(new Window(0, 0, info.width(), info.height()), 0);
        }
    }
}
