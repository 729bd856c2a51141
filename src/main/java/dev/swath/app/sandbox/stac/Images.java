package dev.swath.app.sandbox.stac;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.io.raster.write.Overviews;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Writes an image of a scene into a file; the one place that knows how files of images are written. */
final class Images {
    private static final long KEPT_CELLS = 40_000_000;

    private final Weather weather;
    private final Kept<Classes> classes = new Kept<>(KEPT_CELLS, Classes::weight, dropped -> {});

    Images(Weather weather) {
        this.weather = weather;
    }

    void write(Scene scene, Band band, Path file) throws IOException {
        // the same for every collection and processing of a pass
        String key = scene.tile().name() + scene.key() + scene.collection().classGsd();
        Classes shown = classes.get(key, () -> Classes.of(scene, weather));
        var painter = new Painter(scene, band, shown, weather);
        boolean pictures = painter.isPicture();
        var options = CogOptions.STANDARD
                .withOverviews(pictures ? Overviews.AVERAGE : Overviews.NEAREST)
                .withStatistics(false);
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try (var cog = new CogWriter(options, Runnable::run)
                        .prepare(
                                spec(scene, band, painter),
                                (window, planes) -> paint(painter, window, planes),
                                folder);
                var out = Files.newOutputStream(file)) {
            cog.writeTo(out);
        }
    }

    private static ImageSpec spec(Scene scene, Band band, Painter painter) {
        Tile tile = scene.tile();
        var crs = Crs.of(tile.epsg());
        var grid = new Grid(
                crs, Affine.northUp(tile.west(), tile.top(), band.gsd(), band.gsd()), painter.side(), painter.side());
        double nodata = band.kind() == Band.Kind.PIXEL_QUALITY ? 1 : 0;
        var bands = names(band, painter).stream()
                .map(dev.swath.io.raster.write.Band::of)
                .toList();
        return ImageSpec.of(grid, band.kind().type(), bands, nodata);
    }

    /** Samples come pixel by pixel, and go plane by plane. */
    private static void paint(Painter painter, Window window, List<Plane> planes) {
        int pixels = window.width() * window.height();
        var samples = new int[pixels * planes.size()];
        painter.read(window.column(), window.row(), window.width(), window.height(), samples);
        int next = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (var plane : planes) {
                plane.set(pixel, samples[next++]);
            }
        }
    }

    private static List<String> names(Band band, Painter painter) {
        return painter.bands() == 1
                ? List.of(band.key())
                : Bands.TRUE_COLOUR.stream().map(Band.Spectrum::commonName).toList();
    }
}
