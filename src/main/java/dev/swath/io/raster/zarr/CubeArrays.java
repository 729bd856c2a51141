package dev.swath.io.raster.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.raster.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The arrays of a cube: its bands, their coordinates and the CRS, with attributes by the CF conventions 1.8. */
final class CubeArrays {
    static final String TIME = "time";
    static final String BAND = "band";

    /** Fixed, so that a further month changes the chunk's content but not its size. */
    static final int TIMES_PER_CHUNK = 1024;

    private final ZarrCube cube;
    private final ZarrCodec codec;
    private final SpatialRef spatialRef;

    CubeArrays(ZarrCube cube, ZarrCodec codec) {
        this.cube = cube;
        this.codec = codec;
        this.spatialRef = new SpatialRef(cube.grid());
    }

    /** @param times how many */
    List<ZarrArray> all(int times) {
        List<ZarrArray> arrays = new ArrayList<>();
        Grid grid = cube.grid();
        if (cube.isOneArray()) {
            arrays.add(bands(times));
            arrays.add(bandNames());
        } else {
            cube.bands().forEach(band -> arrays.add(band(band, times)));
        }
        arrays.add(coordinate(TIME, times, TIMES_PER_CHUNK, DataType.INT64, time()));
        arrays.add(coordinate("y", grid.height(), grid.height(), DataType.FLOAT64, spatialRef.axis("y")));
        arrays.add(coordinate("x", grid.width(), grid.width(), DataType.FLOAT64, spatialRef.axis("x")));
        arrays.add(new ZarrArray(
                SpatialRef.NAME,
                List.of(),
                List.of(),
                List.of(),
                DataType.INT32,
                OptionalDouble.empty(),
                ZarrCodec.NONE,
                spatialRef.attributes()));
        return arrays;
    }

    private ZarrArray band(ZarrBand band, int times) {
        return samples(
                band.name(),
                List.of(TIME, "y", "x"),
                List.of(times, cube.grid().height(), cube.grid().width()),
                List.of(1, cube.side(), cube.side()),
                sampleAttributes(band).put("long_name", band.title()));
    }

    private ZarrArray bands(int times) {
        return samples(
                ZarrCube.ALL,
                List.of(TIME, BAND, "y", "x"),
                List.of(
                        times,
                        cube.bands().size(),
                        cube.grid().height(),
                        cube.grid().width()),
                List.of(1, 1, cube.side(), cube.side()),
                sampleAttributes(cube.bands().get(0)));
    }

    private ZarrArray samples(
            String name, List<String> dimensions, List<Integer> shape, List<Integer> chunks, ObjectNode attributes) {
        return new ZarrArray(
                name, dimensions, shape, chunks, DataType.of(cube.type()), cube.nodata(), codec, attributes);
    }

    private ObjectNode sampleAttributes(ZarrBand band) {
        ObjectNode attributes =
                Json.object().put("grid_mapping", SpatialRef.NAME).put("coordinates", SpatialRef.NAME);
        attributes.set("_CRS", spatialRef.gdal());
        if (band.isScaled()) {
            attributes.put("scale_factor", band.scale()).put("add_offset", band.offset());
        }
        return attributes;
    }

    private ZarrArray bandNames() {
        int longest =
                cube.bands().stream().mapToInt(b -> b.name().length()).max().orElse(1);
        int count = cube.bands().size();
        return coordinate(
                BAND, count, count, DataType.text(longest), Json.object().put("long_name", "band"));
    }

    private static ObjectNode time() {
        return Json.object()
                .put("standard_name", TIME)
                .put("long_name", "first day")
                .put("axis", "T")
                .put("units", "days since 1970-01-01")
                .put("calendar", "proleptic_gregorian");
    }

    private static ZarrArray coordinate(String name, int length, int chunk, DataType type, ObjectNode attributes) {
        return new ZarrArray(
                name,
                List.of(name),
                List.of(length),
                List.of(chunk),
                type,
                OptionalDouble.empty(),
                ZarrCodec.NONE,
                attributes);
    }
}
