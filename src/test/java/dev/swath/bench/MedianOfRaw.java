package dev.swath.bench;

import dev.swath.io.engine.Bands;
import dev.swath.io.engine.Layer;
import dev.swath.io.engine.Observation;
import dev.swath.io.engine.Reducer;
import dev.swath.io.engine.Reduction;
import dev.swath.io.engine.Rescale;
import dev.swath.io.engine.SampleKind;
import dev.swath.io.engine.UInt16Layer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Medians of raw arrays that numpy wrote, and how long they take; the other half of {@code scripts/judge-median}. */
final class MedianOfRaw {
    private MedianOfRaw() {}

    /**
     * Reads {@code in.raw} (dates, bands, pixels; 16 bit, little-endian, 0 = nodata) and {@code mask.raw} (dates, pixels;
     * 8 bit, 0 = usable) of a folder, and writes {@code out.raw} (bands, pixels) and {@code counts.raw}.
     *
     * <p>Arguments: folder, dates, bands, pixels, times to repeat. Prints the least seconds of CPU of all repetitions.
     */
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        int dates = Integer.parseInt(arguments[1]);
        int bands = Integer.parseInt(arguments[2]);
        int pixels = Integer.parseInt(arguments[3]);
        List<Observation> observations = read(folder, dates, bands, pixels);
        var out = Bands.of(SampleKind.UINT16, bands, pixels, 0);
        short[] counts = new short[pixels];
        var clock = ManagementFactory.getThreadMXBean();
        double least = Double.POSITIVE_INFINITY;
        for (int time = 0; time < Integer.parseInt(arguments[4]); time++) {
            long begun = clock.getCurrentThreadCpuTime();
            new Reduction(out, counts).reduce(Reducer.median(), observations, pixels, 0);
            least = Math.min(least, (clock.getCurrentThreadCpuTime() - begun) / 1e9);
        }
        var bytes = ByteBuffer.allocate(bands * pixels * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int band = 0; band < bands; band++) {
            bytes.slice(band * pixels * 2, pixels * 2)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .put(out.shorts(band));
        }
        Files.write(folder.resolve("out.raw"), bytes.array());
        var counted = ByteBuffer.allocate(pixels * 2).order(ByteOrder.LITTLE_ENDIAN);
        counted.asShortBuffer().put(counts);
        Files.write(folder.resolve("counts.raw"), counted.array());
        System.out.printf("%.4f%n", least);
    }

    private static List<Observation> read(Path folder, int dates, int bands, int pixels) throws IOException {
        List<Observation> observations = new ArrayList<>();
        try (var samples = open(folder, "in.raw");
                var masks = open(folder, "mask.raw")) {
            for (int date = 0; date < dates; date++) {
                List<Layer> layers = new ArrayList<>();
                for (int band = 0; band < bands; band++) {
                    short[] layer = new short[pixels];
                    ByteBuffer.wrap(samples.readNBytes(pixels * 2))
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asShortBuffer()
                            .get(layer);
                    layers.add(new UInt16Layer(layer, Rescale.none(0)));
                }
                observations.add(new Observation(layers, masks.readNBytes(pixels)));
            }
        }
        return observations;
    }

    private static InputStream open(Path folder, String name) throws IOException {
        return new BufferedInputStream(Files.newInputStream(folder.resolve(name)));
    }
}
