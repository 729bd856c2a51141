package dev.swath.step.dataset.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.Sha256;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.clip.PlacedRaster;
import dev.swath.io.raster.read.OpenImages;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.warp.Resampling;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.io.raster.write.Overviews;
import dev.swath.io.stac.StacBand;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.write.DraftAsset;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bands of a scene on the pixels of a chip. Where the scene has the chip's pixels they are copied; 20-metre bands and
 * scenes of the neighbouring zone are resampled, reflectances linearly and classes by the nearest pixel.
 */
final class ChipImage {
    /** In the scene's files and in the chip's. */
    static final double NODATA = 0;

    private static final Set<String> CLASSES = Set.of("scl", "cloud", "snow");
    private static final CogWriter WRITER = new CogWriter(
            CogOptions.STANDARD
                    .withTileSide(256)
                    .withOverviews(Overviews.AVERAGE)
                    .withStatistics(false),
            Runnable::run);

    private final Grid pixels;
    private final List<Layer> layers;

    /**
     * A band on the chip's pixels.
     *
     * @param offset in units of the value; value = sample × scale + offset
     */
    private record Layer(String name, Plane samples, double scale, double offset) {}

    private ChipImage(Grid pixels, List<Layer> layers) {
        this.pixels = pixels;
        this.layers = layers;
    }

    /**
     * Reads windows of the scene's files.
     *
     * @param assets of the scene's item
     * @throws BadInput {@code no-band-asset} when the item does not name the file of a band
     * @throws Corrupt {@code empty-image} when the scene has no data over the chip
     */
    static ChipImage read(
            JsonNode assets, ImageOptions.Download options, Grid pixels, OpenImages<URI, PlacedRaster> rasters) {
        List<Layer> layers = new ArrayList<>();
        for (String band : options.bands()) {
            JsonNode asset = assets.path(FoundScene.assetKey(band));
            String href = StacJson.text(asset, "href");
            if (href == null) {
                throw new BadInput(
                        "no-band-asset", "its scene has no file of band " + band + "; leave it out of --bands");
            }
            var way = CLASSES.contains(band) ? Resampling.NEAREST : Resampling.BILINEAR;
            double scale = number(asset, "raster:scale", 1);
            double offset = number(asset, "raster:offset", 0);
            layers.addAll(rasters.use(URI.create(href), image -> read(image, band, pixels, way)).stream()
                    .map(layer -> layer(layer, scale, offset, options.harmonize()))
                    .toList());
        }
        var image = new ChipImage(pixels, layers);
        if (layers.stream().allMatch(layer -> isEmpty(layer.samples()))) {
            throw new Corrupt("empty-image", "its scene has no data over the chip; select another one");
        }
        return image;
    }

    private static List<Layer> read(PlacedRaster image, String band, Grid pixels, Resampling way) {
        int count = image.info().bands().size();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = count == 1 ? band : band + "_" + (i + 1);
            layers.add(new Layer(name, image.onto(pixels, way, NODATA, i), 1, 0));
        }
        return layers;
    }

    private static Layer layer(Layer read, double scale, double offset, boolean harmonize) {
        if (!harmonize || offset == 0) {
            return new Layer(read.name(), read.samples(), scale, offset);
        }
        Plane samples = read.samples();
        double shift = Math.rint(offset / scale);
        for (int i = 0; i < samples.length(); i++) {
            if (samples.value(i) != NODATA) {
                // what is darker than black stays data
                samples.set(i, Math.max(1, samples.value(i) + shift));
            }
        }
        return new Layer(read.name(), samples, scale, 0);
    }

    private static double number(JsonNode asset, String field, double otherwise) {
        Double number = StacJson.number(asset, field);
        return number == null ? otherwise : number;
    }

    private static boolean isEmpty(Plane plane) {
        for (int i = 0; i < plane.length(); i++) {
            if (plane.value(i) != NODATA) {
                return false;
            }
        }
        return true;
    }

    /** Red, green and blue, or the first band alone where they are not all there. */
    List<Plane> colours() {
        List<Plane> colours = new ArrayList<>();
        for (String colour : List.of("red", "green", "blue")) {
            layers.stream()
                    .filter(layer -> layer.name().equals(colour))
                    .map(Layer::samples)
                    .forEach(colours::add);
        }
        return colours.size() == 3 ? colours : List.of(layers.get(0).samples());
    }

    /**
     * Writes it as a Cloud Optimized GeoTIFF.
     *
     * @throws Corrupt {@code other-grid} when its pixels are not the chip's, bit for bit
     */
    void write(Path file) throws IOException {
        var spec = ImageSpec.of(
                pixels,
                type(),
                layers.stream()
                        .map(layer -> new Band(layer.name(), layer.scale(), layer.offset()))
                        .toList(),
                NODATA);
        try (var cog = WRITER.prepare(
                        spec,
                        (window, planes) -> {
                            for (int i = 0; i < planes.size(); i++) {
                                copy(layers.get(i).samples(), window.row(), window.height(), planes.get(i));
                            }
                        },
                        file.resolveSibling(""));
                var out = Files.newOutputStream(file)) {
            cog.writeTo(out);
        }
        try (var written = PlacedRaster.open(RangeSource.of(file))) {
            if (!isSame(written.grid(), pixels)) {
                Files.delete(file);
                throw new Corrupt("other-grid", "the image came out on other pixels than the chip's masks");
            }
        }
    }

    static boolean isSame(Grid one, Grid other) {
        return one.width() == other.width()
                && one.height() == other.height()
                && one.transform().equals(other.transform())
                && one.crs().isSame(other.crs());
    }

    private SampleType type() {
        SampleType first = layers.get(0).samples().type();
        boolean alike = layers.stream().allMatch(layer -> layer.samples().type() == first);
        return alike ? first : SampleType.UINT16;
    }

    private static void copy(Plane from, int row, int rows, Plane to) {
        int start = row * from.width();
        if (from.type() == to.type()) {
            to.copy(from, start, 0, rows * from.width());
            return;
        }
        for (int i = 0; i < rows * from.width(); i++) {
            to.set(i, from.value(start + i));
        }
    }

    /**
     * The asset of the written file.
     *
     * @param name of the file, in the folder of the item
     */
    ObjectNode asset(Path file, String name) throws IOException {
        Affine at = pixels.transform();
        var bands = layers.stream()
                .map(layer -> new StacBand(
                        layer.name(),
                        CLASSES.contains(layer.name()) || layer.name().indexOf('_') >= 0 ? null : common(layer.name()),
                        type().name().toLowerCase(Locale.ROOT),
                        NODATA,
                        layer.scale() == 1 && layer.offset() == 0 ? null : layer.scale(),
                        layer.scale() == 1 && layer.offset() == 0 ? null : layer.offset()))
                .toList();
        var asset = DraftAsset.of(name, DraftAsset.COG, "data")
                .titled(title())
                .bands(bands)
                .grid(
                        "EPSG:" + pixels.crs().epsg().orElseThrow(),
                        pixels.height(),
                        pixels.width(),
                        List.of(at.a(), at.b(), at.c(), at.d(), at.e(), at.f()))
                .file(Files.size(file), Sha256.hex(file));
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("href", "./" + name);
        return json.setAll(asset.fields());
    }

    /** A word of the eo extension; null where it has none for the band. */
    private static @Nullable String common(String band) {
        return switch (band) {
            case "coastal", "blue", "green", "red", "nir", "nir08", "nir09", "swir16", "swir22" -> band;
            case "rededge1" -> "rededge071";
            case "rededge2" -> "rededge075";
            case "rededge3" -> "rededge078";
            default -> null;
        };
    }

    private String title() {
        List<String> names = layers.stream().map(Layer::name).toList();
        return names.equals(ImageOptions.STANDARD_BANDS)
                ? "Clipped 4-band image (R,G,B,NIR)"
                : "Clipped " + names.size() + "-band image (" + String.join(",", names) + ")";
    }
}
