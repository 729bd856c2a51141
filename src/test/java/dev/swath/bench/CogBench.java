package dev.swath.bench;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.Compression;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.io.raster.write.PixelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reads an image of one band whole, and writes its samples as a COG with overviews. Run by {@code src/bench/cogs}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class CogBench {
    /** Path of the image that is read. */
    @Param("image.tif")
    private String image = "";

    /** Of what is written. */
    @Param({"DEFLATE", "ZSTD"})
    private Compression compression = Compression.DEFLATE;

    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private Path folder = Path.of("");
    private @Nullable ImageSpec spec;
    private PixelSource samples = (window, planes) -> {};

    /** Holds the image's samples in memory. */
    @Setup
    public void hold() throws IOException {
        folder = Files.createTempDirectory("cogs");
        try (var reader = CogReader.open(RangeSource.of(Path.of(image)))) {
            var info = reader.info();
            var grid =
                    new Grid(reader.crs().orElseThrow(), info.transform().orElseThrow(), info.width(), info.height());
            spec = ImageSpec.of(grid, info.type(), List.of(new Band("band", 1, 0)), 0.0);
        }
        Plane whole = read();
        samples = (window, planes) -> System.arraycopy(
                whole.shorts(),
                window.row() * whole.width(),
                planes.get(0).shorts(),
                0,
                window.height() * whole.width());
    }

    /** Removes what was written. */
    @TearDown
    public void remove() throws IOException {
        threads.shutdown();
        Files.deleteIfExists(folder.resolve("written.tif"));
        Files.delete(folder);
    }

    /** Opened, read and closed. */
    @Benchmark
    public Plane read() {
        try (var reader = CogReader.open(RangeSource.of(Path.of(image)))) {
            var info = reader.info();
            return reader.read(new Window(0, 0, info.width(), info.height()), 0).get(0);
        }
    }

    /** With overviews by average and figures of the samples. */
    @Benchmark
    public long write() throws IOException {
        var options = CogOptions.STANDARD.withCompression(compression);
        Path file = folder.resolve("written.tif");
        try (var cog = new CogWriter(options, threads).prepare(Objects.requireNonNull(spec), samples, folder);
                var out = Files.newOutputStream(file)) {
            cog.writeTo(out);
        }
        return Files.size(file);
    }
}
