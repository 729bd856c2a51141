package dev.swath.io.raster.write;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.SampleType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Images for tests, and their bytes. */
final class Written {
    private static final Crs UTM = Crs.of("EPSG:32632");

    private Written() {}

    /** What a sample shall be. */
    interface Pattern {
        double at(int column, int row, int band);
    }

    static Grid grid(int width, int height) {
        return new Grid(UTM, Affine.northUp(571_000.5, 5_540_000, 3, 3), width, height);
    }

    static ImageSpec image(int width, int height, SampleType type, int bands) {
        return ImageSpec.of(
                grid(width, height),
                type,
                IntStream.range(0, bands).mapToObj(i -> Band.of("")).toList(),
                null);
    }

    static PixelSource source(Pattern pattern) {
        return (window, planes) -> {
            for (int band = 0; band < planes.size(); band++) {
                for (int i = 0; i < window.pixels(); i++) {
                    int row = window.row() + i / window.width();
                    planes.get(band).set(i, pattern.at(i % window.width(), row, band));
                }
            }
        };
    }

    static byte[] bytes(PreparedCog cog) throws IOException {
        var out = new ByteArrayOutputStream();
        cog.writeTo(out);
        return out.toByteArray();
    }

    static byte[] bytes(CogOptions options, ImageSpec image, Pattern pattern, Path folder) throws IOException {
        try (var cog = new CogWriter(options, Runnable::run).prepare(image, source(pattern), folder)) {
            return bytes(cog);
        }
    }

    static WrittenTiff tiff(CogOptions options, ImageSpec image, Pattern pattern, Path folder) throws IOException {
        return new WrittenTiff(bytes(options, image, pattern, folder));
    }

    static double[] samples(int width, int height, int band, Pattern pattern) {
        return IntStream.range(0, width * height)
                .mapToDouble(i -> pattern.at(i % width, i / width, band))
                .toArray();
    }

    static List<Band> bands(String... descriptions) {
        return List.of(descriptions).stream().map(Band::of).toList();
    }
}
