package dev.swath.app.sandbox.stac;

import dev.swath.io.raster.GeoTiffWriter;
import dev.swath.io.raster.Georeference;
import dev.swath.io.raster.RasterSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
        Tile tile = scene.tile();
        var place = new Georeference(tile.epsg(), false, tile.west(), tile.top(), band.gsd(), band.gsd());
        int nodata = band.kind() == Band.Kind.PIXEL_QUALITY ? 1 : 0;
        var spec =
                new RasterSpec(painter.side(), painter.side(), band.kind().type(), names(band, painter), place, nodata);
        GeoTiffWriter.write(spec, painter, file);
    }

    private static List<String> names(Band band, Painter painter) {
        return painter.bands() == 1
                ? List.of(band.key())
                : Bands.TRUE_COLOUR.stream().map(Band.Spectrum::commonName).toList();
    }
}
