package dev.swath.bench;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.write.Band;
import dev.swath.io.raster.write.CogOptions;
import dev.swath.io.raster.write.CogWriter;
import dev.swath.io.raster.write.Compression;
import dev.swath.io.raster.write.ImageSpec;
import dev.swath.io.raster.write.Overviews;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes images that other people's readers judge, see {@code scripts/judge-cogs}; the file names say what is in them,
 * and the formula of {@link #sample} what every pixel is.
 */
final class WriteCogs {
    private static final Affine TEN_METRES = Affine.northUp(500_000, 5_600_000, 10, 10);

    private final Path folder;
    private final ExecutorService threads;

    private WriteCogs(Path folder, ExecutorService threads) {
        this.folder = folder;
        this.threads = threads;
    }

    /** Arguments: {@code matrix FOLDER CRS-LIST}, or {@code large FOLDER SIDE COMPRESSION}: four bands of 16 bits. */
    public static void main(String[] arguments) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            var write = new WriteCogs(Files.createDirectories(Path.of(arguments[1])), threads);
            if (arguments[0].equals("large")) {
                write.large(Integer.parseInt(arguments[2]), Compression.valueOf(arguments[3]));
            } else {
                write.matrix();
                write.systems(Path.of(arguments[2]));
            }
        } finally {
            threads.shutdown();
        }
    }

    private void matrix() throws IOException {
        for (SampleType type : SampleType.values()) {
            for (Compression compression : Compression.values()) {
                for (Overviews overviews : Overviews.values()) {
                    CogOptions options = CogOptions.STANDARD
                            .withTileSide(256)
                            .withCompression(compression)
                            .withOverviews(overviews);
                    matrix(type, options, 3, nodata(type));
                }
            }
            CogOptions plain = CogOptions.STANDARD.withTileSide(128).withOverviews(Overviews.NEAREST);
            matrix(type, plain.withPredict(false), 1, null);
            matrix(type, plain.withBigTiffAbove(0), 2, null);
        }
    }

    private void matrix(SampleType type, CogOptions options, int bands, @Nullable Double nodata) throws IOException {
        // without overviews a COG is no larger than 512 pixels
        boolean small = options.overviews() == Overviews.NONE;
        var grid = new Grid(Crs.of("EPSG:32632"), TEN_METRES, small ? 511 : 701, small ? 509 : 523);
        var spec = ImageSpec.of(grid, type, bands(bands), nodata);
        String name = String.join(
                "-",
                type.name(),
                options.compression().name(),
                options.predict() ? "predicted" : "plain",
                options.bigTiffAbove() == 0 ? "big" : "classic",
                options.overviews().name(),
                nodata == null ? "full" : "gaps",
                Integer.toString(bands));
        write(name, spec, options);
    }

    /** One small image in each CRS of a list: a line has a name, a tab, and an EPSG code or WKT. */
    private void systems(Path list) throws IOException {
        for (String line : Files.readAllLines(list)) {
            String[] parts = line.split("\t", 2);
            Crs crs = Crs.of(parts[1]);
            Affine at = crs.isGeographic() ? Affine.northUp(10, 50, 0.001, 0.001) : TEN_METRES;
            var spec = ImageSpec.of(new Grid(crs, at, 600, 600), SampleType.UINT8, bands(1), null);
            write("crs-" + parts[0], spec, CogOptions.STANDARD);
        }
        var turned = new Grid(Crs.of("EPSG:32632"), new Affine(8, 3, 500_000, 2, -9, 5_600_000), 600, 600);
        write("turned", new ImageSpec(turned, SampleType.UINT8, bands(3), null, true), CogOptions.STANDARD);
    }

    private static List<Band> bands(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Band("band <" + i + "> & so", i == 1 ? 0.0001 : 1, i == 1 ? -0.1 : 0))
                .toList();
    }

    private void write(String name, ImageSpec spec, CogOptions options) throws IOException {
        SampleType type = spec.type();
        @Nullable Double nodata = spec.nodata();
        try (var cog = new CogWriter(options, threads)
                        .prepare(spec, (window, planes) -> fill(type, nodata, window, planes), folder);
                var out = Files.newOutputStream(folder.resolve(name + ".tif"))) {
            cog.writeTo(out);
            Files.writeString(
                    folder.resolve(name + ".sum"), cog.size() + " " + cog.sha256(), StandardCharsets.US_ASCII);
        }
    }

    private static void fill(SampleType type, @Nullable Double nodata, Window window, List<Plane> planes) {
        for (int band = 0; band < planes.size(); band++) {
            for (int i = 0; i < window.pixels(); i++) {
                int row = window.row() + i / window.width();
                planes.get(band).set(i, sample(type, nodata, i % window.width(), row, band));
            }
        }
    }

    private static @Nullable Double nodata(SampleType type) {
        return switch (type) {
            case UINT8, UINT32 -> 0.0;
            case UINT16 -> 65_535.0;
            case FLOAT32, FLOAT64 -> -9999.0;
            default -> type.least();
        };
    }

    private static double sample(SampleType type, @Nullable Double nodata, int column, int row, int band) {
        if (nodata != null && (column / 40 + row / 30 + band) % 5 == 0) {
            return nodata;
        }
        long value = column * 31L + row * 17L + band * 101L + (long) column * row % 97;
        return switch (type) {
            case UINT8 -> value % 255 + 1;
            case INT8 -> value % 255 - 127;
            case UINT16 -> value % 65_535;
            case INT16 -> value % 65_535 - 32_767;
            case UINT32 -> value * 90_001 % 4_294_967_295L + 1;
            case INT32 -> value * 90_001 % 4_294_967_295L - 2_147_483_647L;
            case FLOAT32 -> value * 0.25 - 1000;
            case FLOAT64 -> value * 0.3 - 1000;
        };
    }

    /** Ground that is neither smooth nor noise, the same tile again and again: making it costs next to nothing. */
    private void large(int side, Compression compression) throws IOException {
        int tile = CogOptions.STANDARD.tileSide();
        List<short[]> ground = new ArrayList<>();
        for (int band = 0; band < 4; band++) {
            short[] samples = new short[tile * tile];
            long noise = 42L + band;
            for (int i = 0; i < samples.length; i++) {
                noise = noise * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
                int row = i / tile;
                double hills = Math.sin(i % tile * 0.05) * Math.cos(row * 0.04);
                samples[i] = (short) (1200 + 300 * band + 700 * hills + (noise >>> 58));
            }
            ground.add(samples);
        }
        var spec =
                ImageSpec.of(new Grid(Crs.of("EPSG:32632"), TEN_METRES, side, side), SampleType.UINT16, bands(4), 0.0);
        var options = CogOptions.STANDARD.withCompression(compression);
        String name = String.format(Locale.ROOT, "large-%s.tif", compression);
        try (var cog = new CogWriter(options, threads)
                        .prepare(spec, (window, planes) -> repeat(ground, tile, window, planes), folder);
                var out = Files.newOutputStream(folder.resolve(name))) {
            cog.writeTo(out);
        }
    }

    private static void repeat(List<short[]> ground, int tile, Window window, List<Plane> planes) {
        for (int band = 0; band < planes.size(); band++) {
            for (int row = 0; row < window.height(); row++) {
                for (int column = 0; column < window.width(); column += tile) {
                    int length = Math.min(tile, window.width() - column);
                    int into = row * window.width() + column;
                    System.arraycopy(
                            ground.get(band), row * tile, planes.get(band).shorts(), into, length);
                }
            }
        }
    }
}
