package dev.swath.io.raster.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Writes a cube chunk by chunk, time after time, holding one chunk per thread. Chunks of a time that is not yet published
 * are out of readers' sight: metadata, which says how many times there are, is written last. A cube that was published is
 * opened again to add times, or to write chunks of its times anew.
 *
 * <p>Chunks may be written by several threads; {@link #time} and {@link #publish} by one, not at the same time.
 */
public final class ZarrWriter {
    private final ZarrStore store;
    private final ZarrCube cube;
    private final ZarrCodec codec;
    private final Dialect dialect;
    private final CubeArrays arrays;
    private final boolean conventions;
    private final List<LocalDate> times = new ArrayList<>();

    private ZarrWriter(ZarrStore store, ZarrCube cube, ZarrFormat format, ZarrCodec codec) {
        this.store = store;
        this.cube = cube;
        this.codec = codec;
        this.dialect = Dialect.of(format);
        this.arrays = new CubeArrays(cube, codec);
        this.conventions = format == ZarrFormat.V3;
    }

    /**
     * @throws IllegalArgumentException when the format has no such codec
     * @throws BadInput {@code zarr-differs} when the store has a cube of another kind
     */
    public static ZarrWriter open(ZarrStore store, ZarrCube cube, ZarrFormat format, ZarrCodec codec)
            throws IOException {
        var writer = new ZarrWriter(store, cube, format, codec);
        writer.arrays.all(0).forEach(writer.dialect::shape);
        writer.resume();
        return writer;
    }

    private void resume() throws IOException {
        Map<String, JsonNode> there = dialect.read(store);
        if (there.isEmpty()) {
            return;
        }
        JsonNode time = there.get(CubeArrays.TIME);
        int count = time == null ? 0 : time.path("shape").path(0).asInt();
        for (ZarrArray array : arrays.all(count)) {
            // written and read, since numbers in trees that were read differ in Java type
            JsonNode wanted = Json.read(Json.bytes(dialect.shape(array)));
            require(wanted.equals(there.get(array.name())), array.name());
        }
        for (String axis : List.of("y", "x")) {
            byte[] held = store.get(dialect.chunk(axis, 0)).orElseGet(() -> new byte[0]);
            require(Arrays.equals(held, axis(axis)), axis);
        }
        for (int i = 0; i < count; i++) {
            int inChunk = i % CubeArrays.TIMES_PER_CHUNK;
            byte[] days = store.get(dialect.chunk(CubeArrays.TIME, i / CubeArrays.TIMES_PER_CHUNK))
                    .orElseGet(() -> new byte[0]);
            require(days.length > inChunk * Long.BYTES, CubeArrays.TIME);
            times.add(LocalDate.ofEpochDay(ChunkBytes.read(days).getLong(inChunk * Long.BYTES)));
        }
    }

    private static void require(boolean same, String array) {
        if (!same) {
            throw new BadInput(
                    "zarr-differs",
                    "the Zarr store holds another cube, its array " + array + " differs; write to another name");
        }
    }

    /** The times that the cube has, those of {@link #time} among them. */
    public List<LocalDate> times() {
        return List.copyOf(times);
    }

    /**
     * The place of a time along its axis; added at the end when it is new.
     *
     * @param day the first of what the images stand for
     * @throws BadInput {@code zarr-order} when it is new and earlier than the last
     */
    public int time(LocalDate day) {
        int place = times.indexOf(day);
        if (place >= 0) {
            return place;
        }
        LocalDate last = times.isEmpty() ? LocalDate.MIN : times.get(times.size() - 1);
        if (day.isBefore(last)) {
            throw new BadInput(
                    "zarr-order",
                    "the Zarr store goes to " + last + ", " + day + " cannot come after it; write all months anew to"
                            + " another name");
        }
        times.add(day);
        return times.size() - 1;
    }

    /**
     * Writes a chunk.
     *
     * @param time as {@link #time} gave it
     * @param band place among the bands of the cube
     * @param samples as wide and high as {@link ZarrCube#chunk} of that row and column
     * @throws IllegalArgumentException when there is no such place or the samples are not of that size and type
     */
    public void write(int time, int band, int row, int column, Plane samples) throws IOException {
        Window part = cube.chunk(row, column);
        if (time < 0 || time >= times.size() || band < 0 || band >= cube.bands().size()) {
            throw new IllegalArgumentException("no time " + time + " or no band " + band);
        }
        if (samples.width() != part.width() || samples.height() != part.height() || samples.type() != cube.type()) {
            throw new IllegalArgumentException("a chunk of " + part + " takes no " + samples.type() + " of "
                    + samples.width() + " x " + samples.height());
        }
        String key = cube.isOneArray()
                ? dialect.chunk(ZarrCube.ALL, time, band, row, column)
                : dialect.chunk(cube.bands().get(band).name(), time, row, column);
        store.put(key, codec.pack(ChunkBytes.of(samples, cube.side(), cube.fill())));
    }

    /** Writes coordinates, then metadata, and lets readers find the store. Chunks that were not written are nodata. */
    public void publish() throws IOException {
        List<Long> days = times.stream().map(LocalDate::toEpochDay).toList();
        int size = CubeArrays.TIMES_PER_CHUNK;
        for (int first = 0; first < days.size(); first += size) {
            List<Long> part = days.subList(first, Math.min(days.size(), first + size));
            store.put(dialect.chunk(CubeArrays.TIME, first / size), ChunkBytes.longs(part, size));
        }
        store.put(dialect.chunk("y", 0), axis("y"));
        store.put(dialect.chunk("x", 0), axis("x"));
        store.put(dialect.chunk(SpatialRef.NAME), new byte[Integer.BYTES]);
        if (cube.isOneArray()) {
            List<String> names = cube.bands().stream().map(ZarrBand::name).toList();
            store.put(dialect.chunk(CubeArrays.BAND, 0), dialect.text(names));
        }
        dialect.write(store, group(), arrays.all(times.size()));
        store.publish();
    }

    private ObjectNode group() {
        ObjectNode group = Json.object().put("Conventions", "CF-1.8");
        return conventions ? group.setAll(new SpatialRef(cube.grid()).geoZarr()) : group;
    }

    private byte[] axis(String axis) {
        Affine transform = cube.grid().transform();
        return axis.equals("x")
                ? ChunkBytes.doubles(cube.grid().width(), i -> transform.x(i + 0.5, 0.5))
                : ChunkBytes.doubles(cube.grid().height(), i -> transform.y(0.5, i + 0.5));
    }
}
