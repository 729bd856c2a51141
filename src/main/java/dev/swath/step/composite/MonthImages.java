package dev.swath.step.composite;

import dev.swath.io.engine.Rescale;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.read.RasterInfo;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.io.raster.write.PixelSource;
import dev.swath.io.raster.write.PreviewWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Writes the images of a month from its tiles. A file gets its name when it is whole. */
final class MonthImages {
    /** Of previews, along the longer side. */
    private static final int PREVIEW_PIXELS = 1024;

    private static final List<String> COLOURS = List.of("red", "green", "blue");
    private static final double DARKEST_PERCENT = 2;
    private static final double BRIGHTEST_PERCENT = 98;

    private final Path folder;
    private final Executor compressors;

    /** @param folder of the images, and of temporary files while they are made */
    MonthImages(Path folder, Executor compressors) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.compressors = compressors;
    }

    /**
     * Writes the measurements: a band for each of the recipe, and one that counts the dates.
     *
     * @param bands names in the order of the recipe
     */
    Path composite(MonthPlan plan, TileScratch tiles, List<String> bands, String name) throws IOException {
        List<Band> described = new ArrayList<>();
        boolean whole = tiles.type() == SampleType.UINT16;
        for (String band : bands) {
            described.add(new Band(band, whole ? 1 / Rescale.REFLECTANCE_UNIT : 1, 0));
        }
        described.add(Band.of("count"));
        var spec =
                ImageSpec.of(plan.grid(), tiles.type(), described, plan.recipe().nodata());
        return write(spec, name, (window, planes) -> {
            for (int i = 0; i < planes.size(); i++) {
                tiles.read(window, i, planes.get(i));
            }
        });
    }

    /** Writes the 8-bit picture of a composite of whole numbers; the stretch is that of the look, or found here. */
    Path visual(MonthPlan plan, TileScratch tiles, Look look, String name) throws IOException {
        VisualStretch stretch = look.stretch() == null ? stretch(plan, tiles, look) : look.stretch();
        int nodata = (int) plan.recipe().nodata();
        var spec = new ImageSpec(
                plan.grid(), SampleType.UINT8, COLOURS.stream().map(Band::of).toList(), 0.0, true);
        return write(spec, name, (window, planes) -> {
            int[] bands = look.bands();
            for (int i = 0; i < bands.length; i++) {
                byte[] visual = stretch.apply(reflectance(tiles, bands[i], window), nodata);
                System.arraycopy(visual, 0, planes.get(i).bytes(), 0, visual.length);
            }
        });
    }

    /** The stretch between the 2nd and the 98th percentile of all three bands together. */
    VisualStretch stretch(MonthPlan plan, TileScratch tiles, Look look) throws IOException {
        var histogram = new ReflectanceHistogram();
        Tiling tiling = plan.tiling();
        for (int tile = 0; tile < tiling.count(); tile++) {
            var box = tiling.box(tile);
            var window = new Window(box.column(), box.row(), box.width(), box.height());
            for (int band : look.bands()) {
                histogram.add(
                        reflectance(tiles, band, window), (int) plan.recipe().nodata());
            }
        }
        return histogram.between(DARKEST_PERCENT, BRIGHTEST_PERCENT, 1);
    }

    private static short[] reflectance(TileScratch tiles, int band, Window window) throws IOException {
        Plane plane = Plane.of(SampleType.UINT16, window.width(), window.height());
        tiles.read(window, band, plane);
        return plane.shorts();
    }

    /**
     * Writes a small picture.
     *
     * @param composite an image of this class
     * @param bands one or three of it, from 0
     */
    Path preview(Path composite, int[] bands, String name) throws IOException {
        try (var reader = CogReader.open(RangeSource.of(composite))) {
            RasterInfo info = reader.info();
            int level = 0;
            while (level < info.levels().size() - 1 && longerSide(info.levels().get(level)) > PREVIEW_PIXELS) {
                level++;
            }
            RasterInfo.Level size = info.levels().get(level);
            List<Plane> planes = reader.read(new Window(0, 0, size.width(), size.height()), level, bands);
            @Nullable Double nodata = info.nodata().isPresent() ? info.nodata().getAsDouble() : null;
            return whole(name, out -> PreviewWriter.png(planes, nodata, out));
        }
    }

    private static int longerSide(RasterInfo.Level level) {
        return Math.max(level.width(), level.height());
    }

    private Path write(ImageSpec spec, String name, PixelSource source) throws IOException {
        try (var cog = new CogWriter(CogOptions.STANDARD, compressors).prepare(spec, source, folder)) {
            return whole(name, cog::writeTo);
        }
    }

    private Path whole(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        Path part = folder.resolve("." + name + ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            content.writeTo(out);
        }
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream out) throws IOException;
    }
}
