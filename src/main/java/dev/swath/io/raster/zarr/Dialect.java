package dev.swath.io.raster.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What differs between versions of the format: names of objects, and metadata. */
interface Dialect {
    static Dialect of(ZarrFormat format) {
        return format == ZarrFormat.V2 ? new V2() : new V3();
    }

    /** The key of a chunk by its place along each dimension. */
    String chunk(String array, int... place);

    byte[] text(List<String> values);

    /** What an array is, without its attributes. */
    ObjectNode shape(ZarrArray array);

    /** Writes the metadata of the group and its arrays; the object with all of it goes last. */
    void write(ZarrStore store, ObjectNode group, List<ZarrArray> arrays) throws IOException;

    /** The arrays that the store has, by name, as {@link #shape} gives them; empty when there is no store. */
    Map<String, JsonNode> read(ZarrStore store) throws IOException;
}
