package dev.swath.step.composite;

import dev.swath.io.engine.Rescale;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.zarr.ZarrBand;
import dev.swath.io.raster.zarr.ZarrCodec;
import dev.swath.io.raster.zarr.ZarrCube;
import dev.swath.io.raster.zarr.ZarrFormat;
import dev.swath.io.raster.zarr.ZarrStore;
import dev.swath.io.raster.zarr.ZarrWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A Zarr cube of months, written from the tiles of one after the other; a time is the first day of its month. */
final class MonthCube {
    private final ZarrCube cube;
    private final ZarrWriter writer;

    /**
     * @param plan of any of the months: they share grid and recipe
     * @param bands names in the order of the recipe
     */
    MonthCube(ZarrStore store, MonthPlan plan, TileScratch tiles, List<String> bands) throws IOException {
        boolean whole = tiles.type() == SampleType.UINT16;
        List<ZarrBand> described = new ArrayList<>();
        for (String band : bands) {
            described.add(new ZarrBand(band, band, whole ? 1 / Rescale.REFLECTANCE_UNIT : 1, 0));
        }
        described.add(new ZarrBand("count", "number of dates", 1, 0));
        cube = new ZarrCube(
                plan.grid(),
                described,
                tiles.type(),
                OptionalDouble.of(plan.recipe().nodata()),
                Tiling.STEP,
                ZarrCube.Arrangement.ARRAY_PER_BAND);
        writer = ZarrWriter.open(store, cube, ZarrFormat.V2, ZarrCodec.ZSTD);
    }

    /** Adds a month, or writes it anew; new ones come in the order of time. */
    void add(MonthPlan plan, TileScratch tiles) throws IOException {
        int time = writer.time(plan.month().atDay(1));
        for (int row = 0; row < cube.chunkRows(); row++) {
            for (int column = 0; column < cube.chunkColumns(); column++) {
                Window window = cube.chunk(row, column);
                for (int band = 0; band < cube.bands().size(); band++) {
                    Plane chunk = Plane.of(tiles.type(), window.width(), window.height());
                    tiles.read(window, band, chunk);
                    writer.write(time, band, row, column, chunk);
                }
            }
        }
    }

    /** Lets readers see what was added. */
    void publish() throws IOException {
        writer.publish();
    }
}
