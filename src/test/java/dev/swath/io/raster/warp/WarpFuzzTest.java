package dev.swath.io.raster.warp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Grids of any kind anywhere, also where projections end: a tile needs a window within the source and fills its own. */
final class WarpFuzzTest {
    private static final List<Crs> SYSTEMS = Stream.of(4326, 3857, 32633, 32701, 3035, 3413, 3031, 5070, 6933)
            .map(code -> Crs.of("EPSG:" + code))
            .toList();

    private static final List<Resampling> METHODS = List.of(Resampling.values());
    private static final List<SampleType> TYPES = List.of(SampleType.values());

    @Test
    void any_two_grids_warp_without_error() {
        for (int seed = 0; seed < 1500; seed++) {
            var random = new Random(seed);
            Grid source = grid(random);
            Grid target = random.nextInt(4) == 0 ? moved(source, random) : grid(random);
            Resampling resampling = METHODS.get(random.nextInt(METHODS.size()));
            double tolerance = random.nextBoolean() ? 0 : 0.01;
            var window = new Window(random.nextInt(30) - 10, random.nextInt(30) - 10, 1 + random.nextInt(40), 17);
            WarpTile tile = Warp.plan(source, target, resampling, tolerance).tile(window);
            if (tile.source().isPresent()) {
                check(tile, source, window, random);
            }
        }
    }

    private static void check(WarpTile tile, Grid source, Window window, Random random) {
        Window needed = tile.source().orElseThrow();
        assertThat(needed.column()).isNotNegative();
        assertThat(needed.row()).isNotNegative();
        assertThat(needed.column() + needed.width()).isLessThanOrEqualTo(source.width());
        assertThat(needed.row() + needed.height()).isLessThanOrEqualTo(source.height());
        SampleType type = TYPES.get(random.nextInt(TYPES.size()));
        Plane samples = Plane.of(type, needed.width(), needed.height());
        for (int i = 0; i < samples.length(); i++) {
            samples.set(i, 1 + random.nextInt(100));
        }
        Plane out = tile.apply(samples, OptionalDouble.of(0));
        assertThat(out.type()).isEqualTo(type);
        assertThat(out.width()).isEqualTo(window.width());
        assertThat(out.height()).isEqualTo(window.height());
        for (int i = 0; i < out.length(); i++) {
            // cubic convolution overshoots by a quarter at most
            assertThat(out.value(i)).isBetween(-60.0, 160.0);
        }
    }

    private static Grid grid(Random random) {
        Crs crs = SYSTEMS.get(random.nextInt(SYSTEMS.size()));
        double world = crs.isGeographic() ? 360 : 4e7;
        double pixel = world * Math.pow(10, -1 - 6 * random.nextDouble());
        double turn = random.nextInt(3) == 0 ? random.nextDouble() * 7 : 0;
        double x = (random.nextDouble() - 0.5) * world * 1.2;
        double y = (random.nextDouble() - 0.5) * world * 0.6;
        var transform = new Affine(
                pixel * Math.cos(turn), pixel * Math.sin(turn), x, pixel * Math.sin(turn), -pixel * Math.cos(turn), y);
        return new Grid(crs, transform, 1 + random.nextInt(50), 1 + random.nextInt(50));
    }

    private static Grid moved(Grid grid, Random random) {
        Affine t = grid.transform().from(random.nextInt(40) - 20, random.nextInt(40) - 20);
        double stretch = random.nextBoolean() ? 1 : 0.3 + random.nextDouble() * 3;
        return new Grid(grid.crs(), t.scaled(stretch, stretch), grid.width(), grid.height());
    }
}
