package dev.swath.io.raster.zarr;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a Zarr store holds at each time.
 *
 * @param grid rows and columns along the axes of its CRS
 * @param bands in order, at least one, with different names
 * @param type of all samples
 * @param nodata the sample that means none; decoded as NaN by xarray
 * @param side pixels along a chunk
 * @param arrangement of the bands
 */
public record ZarrCube(
        Grid grid, List<ZarrBand> bands, SampleType type, OptionalDouble nodata, int side, Arrangement arrangement) {
    /** How bands become arrays. */
    public enum Arrangement {
        /** An array (time, y, x) for each band, under its name. */
        ARRAY_PER_BAND,
        /** One array {@code bands} (time, band, y, x), with names as coordinates of the band axis. */
        ONE_ARRAY
    }

    /** Name of the array with all bands. */
    static final String ALL = "bands";

    public ZarrCube {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || bands.stream().map(ZarrBand::name).distinct().count() < bands.size()) {
            throw new IllegalArgumentException("bands need different names, were " + bands);
        }
        if (grid.transform().b() != 0 || grid.transform().d() != 0) {
            throw new IllegalArgumentException("a turned grid has no x and y axes: " + grid.transform());
        }
        if (side < 1 || side > 1 << 14) {
            throw new IllegalArgumentException("a chunk has 1 to 16384 pixels along its side, was " + side);
        }
        ZarrBand first = bands.get(0);
        boolean alike = bands.stream().allMatch(b -> b.scale() == first.scale() && b.offset() == first.offset());
        if (arrangement == Arrangement.ONE_ARRAY && !alike) {
            throw new IllegalArgumentException("bands of one array need the same scale and offset");
        }
    }

    public int chunkRows() {
        return (grid.height() - 1) / side + 1;
    }

    public int chunkColumns() {
        return (grid.width() - 1) / side + 1;
    }

    /**
     * The pixels of a chunk that lie within the grid.
     *
     * @throws IllegalArgumentException when there is no such chunk
     */
    public Window chunk(int row, int column) {
        if (row < 0 || column < 0 || row >= chunkRows() || column >= chunkColumns()) {
            throw new IllegalArgumentException(
                    "no chunk " + row + ", " + column + " among " + chunkRows() + " x " + chunkColumns());
        }
        return new Window(
                column * side,
                row * side,
                Math.min(side, grid.width() - column * side),
                Math.min(side, grid.height() - row * side));
    }

    boolean isOneArray() {
        return arrangement == Arrangement.ONE_ARRAY;
    }

    /** What is put where a chunk has no pixels, and nodata where it is given. */
    double fill() {
        return nodata.orElse(0);
    }
}
