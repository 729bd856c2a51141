package dev.swath.app.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.io.raster.write.Overviews;
import dev.swath.io.raster.write.PixelSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** The bytes of delivered files: made when asked for, the latest kept in memory. Thread-safe. */
final class Contents {
    private static final long KEPT_BYTES = 64L << 20;

    private final SandboxOptions options;
    private final Map<String, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;

    Contents(SandboxOptions options) {
        this.options = options;
    }

    byte[] manifest(Order order) {
        return bytes(order.id() + "/" + Products.MANIFEST, () -> makeManifest(order));
    }

    byte[] file(Order order, Products.ProductFile file) {
        return bytes(order.id() + "/" + file.path(), () -> make(order, file));
    }

    private interface Maker {
        byte[] make() throws IOException;
    }

    private byte[] bytes(String key, Maker maker) {
        synchronized (kept) {
            byte[] known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        byte[] made;
        try {
            made = maker.make();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        keep(key, made);
        return made;
    }

    private void keep(String key, byte[] made) {
        synchronized (kept) {
            if (kept.put(key, made) == null) {
                keptBytes += made.length;
            }
            var eldest = kept.entrySet().iterator();
            while (keptBytes > KEPT_BYTES && eldest.hasNext()) {
                keptBytes -= eldest.next().getValue().length;
                eldest.remove();
            }
        }
    }

    private byte[] makeManifest(Order order) {
        List<Manifest.Entry> entries = Products.files(order).stream()
                .map(file -> Manifest.entry(file, file(order, file)))
                .toList();
        return Manifest.bytes(
                entries, order.twist() == Kind.WRONG_SIZE, options.quirks().contains(Quirk.MD5_ONLY));
    }

    private byte[] make(Order order, Products.ProductFile file) throws IOException {
        Scene scene = file.item().scene();
        Geometry area =
                order.clip() == null ? scene.footprint() : scene.footprint().intersection(order.clip());
        return switch (file.content()) {
            case XML -> xml(scene);
            case JSON -> json(file.item(), area);
            case IMAGE -> {
                Pixels pixels = pixels(file.item(), area);
                Bundle bundle = file.item().bundle();
                yield raster(pixels.imageSpec(bundle), pixels.image(bundle), Overviews.AVERAGE);
            }
            case MASK -> {
                Pixels pixels = pixels(file.item(), area);
                yield raster(pixels.maskSpec(), pixels.mask(), Overviews.NEAREST);
            }
        };
    }

    private Pixels pixels(Order.Item item, Geometry area) {
        var world = options.world();
        var cutout = item.mosaic() == null
                ? Cutout.of(area, world.gsdMetres(), world.maxSidePixels())
                : Cutout.ofQuad(area, world.gsdMetres(), world.maxSidePixels());
        return new Pixels(item.scene(), cutout, world.seed());
    }

    private static byte[] raster(ImageSpec image, PixelSource source, Overviews overviews) throws IOException {
        CogOptions options = CogOptions.STANDARD.withOverviews(overviews).withStatistics(false);
        Path folder = Files.createTempDirectory("swath-sandbox");
        try (var cog = new CogWriter(options, Runnable::run).prepare(image, source, folder)) {
            var bytes = new ByteArrayOutputStream(Math.toIntExact(cog.size()));
            cog.writeTo(bytes);
            return bytes.toByteArray();
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    /** The item as delivered: clipped footprint, and the mask's percentages for that area. */
    private byte[] json(Order.Item item, Geometry area) {
        Scene scene = item.scene();
        ObjectNode feature = Json.object();
        feature.set("geometry", GeoJson.write(area));
        feature.put("id", scene.id());
        ObjectNode properties = ItemJson.properties(scene);
        if (scene.masked()) {
            ItemJson.percentages(properties, pixels(item, area).cloudShare(), scene.key());
        }
        feature.set("properties", properties);
        return Json.bytes(feature.put("type", "Feature"));
    }

    private static byte[] xml(Scene scene) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ps:EarthObservation"
                + " xmlns:ps=\"http://schemas.planet.com/ps/v1/planet_product_metadata_geocorrected_level\">\n"
                + "  <identifier>" + scene.id() + "</identifier>\n"
                + "  <instrument>" + scene.instrument() + "</instrument>\n"
                + "  <acquisitionDate>" + scene.acquired() + "</acquisitionDate>\n"
                + "</ps:EarthObservation>\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
