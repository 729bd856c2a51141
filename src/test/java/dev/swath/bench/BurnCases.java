package dev.swath.bench;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.burn.Burn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Burns shapes as {@code scripts/judge-burn} asks for and says how long it took. */
final class BurnCases {
    private BurnCases() {}

    /** Arguments: shapes as WKB, each with its length before it; grid; file for areas; file for lines. Values are 1, 2, … */
    public static void main(String[] arguments) throws IOException, ParseException {
        List<Geometry> shapes = shapes(Path.of(arguments[0]));
        Grid grid = WarpCases.grid(arguments[1]);
        var upper = new Window(0, 0, grid.width(), grid.height() / 2);
        var lower = new Window(0, upper.height(), grid.width(), grid.height() - upper.height());
        for (boolean areas : new boolean[] {true, false}) {
            Plane whole = Plane.of(SampleType.UINT32, grid.width(), grid.height());
            long start = System.nanoTime();
            for (Window window : List.of(upper, lower)) {
                Plane part = Plane.of(SampleType.UINT32, window.width(), window.height());
                burn(shapes, Burn.into(grid, window, part), areas);
                RawImage.paste(part, whole, window.column(), window.row());
            }
            System.out.printf("%s %d ms%n", areas ? "areas" : "lines", (System.nanoTime() - start) / 1_000_000);
            RawImage.write(Path.of(arguments[areas ? 2 : 3]), whole);
        }
    }

    private static void burn(List<Geometry> shapes, Burn burn, boolean areas) {
        for (int i = 0; i < shapes.size(); i++) {
            if (areas) {
                burn.areas(shapes.get(i), i + 1);
            } else {
                burn.lines(shapes.get(i), i + 1);
            }
        }
    }

    private static List<Geometry> shapes(Path file) throws IOException, ParseException {
        var in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Geometry> shapes = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] wkb = new byte[in.getInt()];
            in.get(wkb);
            shapes.add(new WKBReader().read(wkb));
        }
        return shapes;
    }
}
