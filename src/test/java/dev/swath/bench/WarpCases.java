package dev.swath.bench;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.warp.Resampling;
import dev.swath.io.raster.warp.Warp;
import dev.swath.io.raster.warp.WarpTile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Warps images as {@code scripts/judge-warp} asks for, tile by tile, and says how long each took. */
final class WarpCases {
    /** No divisor of anything, so that tiles do not meet where the image is symmetrical. */
    private static final int TILE = 237;

    private WarpCases() {}

    /**
     * Argument: a file with a case per line: source file, type, grid, target file, grid, resampling, tolerance, nodata or
     * {@code -}; fields between tabs, a grid as {@code EPSG:n width height a b c d e f}.
     */
    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            run(List.of(line.split("\t", -1)));
        }
    }

    private static void run(List<String> fields) throws IOException {
        Grid source = grid(fields.get(2));
        Grid target = grid(fields.get(4));
        var type = SampleType.valueOf(fields.get(1));
        Plane image = RawImage.read(Path.of(fields.get(0)), type, source.width(), source.height());
        var warp = Warp.plan(source, target, Resampling.valueOf(fields.get(5)), Double.parseDouble(fields.get(6)));
        OptionalDouble nodata = fields.get(7).equals("-")
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(fields.get(7)));
        Plane out = Plane.of(type, target.width(), target.height());
        long start = System.nanoTime();
        for (int row = 0; row < target.height(); row += TILE) {
            for (int column = 0; column < target.width(); column += TILE) {
                int width = Math.min(TILE, target.width() - column);
                int height = Math.min(TILE, target.height() - row);
                WarpTile tile = warp.tile(new Window(column, row, width, height));
                if (tile.source().isPresent()) {
                    Plane samples = cut(image, tile.source().get());
                    RawImage.paste(tile.apply(samples, nodata), out, column, row);
                }
            }
        }
        System.out.printf("%s %d%n", Path.of(fields.get(3)).getFileName(), (System.nanoTime() - start) / 1_000_000);
        RawImage.write(Path.of(fields.get(3)), out);
    }

    private static Plane cut(Plane image, Window window) {
        Plane part = Plane.of(image.type(), window.width(), window.height());
        for (int j = 0; j < window.height(); j++) {
            for (int i = 0; i < window.width(); i++) {
                int from = (window.row() + j) * image.width() + window.column() + i;
                part.set(j * window.width() + i, image.value(from));
            }
        }
        return part;
    }

    static Grid grid(String text) {
        String[] parts = text.split(" ");
        double[] t = Arrays.stream(parts, 3, 9).mapToDouble(Double::parseDouble).toArray();
        return new Grid(
                Crs.of(parts[0]),
                new Affine(t[0], t[1], t[2], t[3], t[4], t[5]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]));
    }
}
