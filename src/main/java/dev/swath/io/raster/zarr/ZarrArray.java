package dev.swath.io.raster.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;

/**
 * An array of a store, without its data.
 *
 * @param dimensions their names; none for a scalar
 * @param chunks elements along each dimension
 * @param fill value of what was not written, and for samples the nodata value
 */
record ZarrArray(
        String name,
        List<String> dimensions,
        List<Integer> shape,
        List<Integer> chunks,
        DataType type,
        OptionalDouble fill,
        ZarrCodec codec,
        ObjectNode attributes) {}
