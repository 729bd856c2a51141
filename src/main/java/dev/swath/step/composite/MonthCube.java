package dev.swath.step.composite;

import dev.swath.io.engine.Workers;
import dev.swath.io.raster.Grid;
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
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A Zarr cube of months, written one after the other; a time is the first day of its month. */
final class MonthCube {
    /** Of which each waits for the disk, or for the bucket, most of the time. */
    private static final int CHUNKS_AT_ONCE = 4;

    private final ZarrCube cube;
    private final ZarrWriter writer;

    /**
     * @param type of all samples
     * @param nodata of all bands
     * @param bands names in the order of the recipe; the counts of dates come after them
     */
    MonthCube(ZarrStore store, Grid grid, SampleType type, double nodata, List<String> bands) throws IOException {
        boolean whole = type == SampleType.UINT16;
        List<ZarrBand> described = new ArrayList<>();
        for (String band : bands) {
            // as the images have it: other factors would make other numbers of the same samples
            described.add(new ZarrBand(band, whole ? band + ", reflectance times 10,000" : band, 1, 0));
        }
        described.add(new ZarrBand("count", "number of dates", 1, 0));
        cube = new ZarrCube(
                grid, described, type, OptionalDouble.of(nodata), Tiling.STEP, ZarrCube.Arrangement.ARRAY_PER_BAND);
        writer = ZarrWriter.open(store, cube, ZarrFormat.V2, ZarrCodec.ZSTD);
    }

    /** Makes room for a month; new ones come in the order of time. A month that is not written is nodata. */
    int time(YearMonth month) {
        return writer.time(month.atDay(1));
    }

    /**
     * Writes a month.
     *
     * @param pixels are read by several threads
     */
    void write(int time, MonthPixels pixels) throws IOException, InterruptedException {
        List<Place> places = new ArrayList<>();
        for (int row = 0; row < cube.chunkRows(); row++) {
            for (int column = 0; column < cube.chunkColumns(); column++) {
                places.add(new Place(row, column));
            }
        }
        try (var workers = new Workers("cube", CHUNKS_AT_ONCE)) {
            var unused = workers.all(places, place -> write(time, place, pixels.read(place.in(cube))));
        }
    }

    private Place write(int time, Place place, List<Plane> planes) throws IOException {
        for (int band = 0; band < planes.size(); band++) {
            writer.write(time, band, place.row(), place.column(), planes.get(band));
        }
        return place;
    }

    /** Of a chunk. */
    private record Place(int row, int column) {
        Window in(ZarrCube cube) {
            return cube.chunk(row, column);
        }
    }

    /** Lets readers see what was added. */
    void publish() throws IOException {
        writer.publish();
    }
}
