package dev.swath.io.raster.read;

import dev.swath.io.base.Crs;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.model.trouble.Trouble;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads windows of a GeoTIFF, cloud-optimised or not: classic and BigTIFF of either byte order; tiles and strips; bands
 * side by side or apart; packed with deflate, LZW, ZSTD, PackBits or not at all; all predictors; whole numbers of 8, 16
 * and 32 bits, floating point of 32 and 64. Everything else is refused by name ({@code raster-unsupported}), and what is
 * malformed with the place where it is ({@code corrupt-raster}), before it costs much time or memory.
 *
 * <p>Safe for many threads. A read holds the packed bytes of its window besides the planes that it gives.
 */
public final class CogReader implements AutoCloseable {
    private final RangeSource source;
    private final Images images;
    private final GeoKeys keys;
    private final RasterInfo info;
    private final BlockReads reads;

    private CogReader(RangeSource source, Workers workers) {
        this.source = source;
        images = Images.of(Directories.of(new TiffBytes(source)));
        Directory main = images.main();
        keys = new GeoKeys(main);
        Layout image = images.levels().get(0).layout();
        info = new RasterInfo(
                images.levels().stream().map(CogReader::level).toList(),
                image.samples().type(),
                GdalMetadata.bands(main, image.samples().perPixel()),
                images.levels().get(0).nodata(),
                Placement.of(main, keys.isPoint()),
                images.levels().get(0).mask() != null);
        reads = new BlockReads(source, workers);
    }

    private static RasterInfo.Level level(Images.Level level) {
        Layout layout = level.layout();
        return new RasterInfo.Level(layout.width(), layout.height(), layout.blockWidth(), layout.blockHeight());
    }

    /** As {@link #open(RangeSource, Workers)}, with those of the whole process. */
    public static CogReader open(RangeSource source) {
        return open(source, Workers.shared());
    }

    /**
     * Reads the directories of a file, which is one request where they lie in its first 32 KiB.
     *
     * @param source closed with the reader, and when it cannot be opened
     * @throws dev.swath.model.trouble.Corrupt {@code corrupt-raster}
     * @throws dev.swath.model.trouble.BadInput {@code raster-unsupported}
     */
    public static CogReader open(RangeSource source, Workers workers) {
        try {
            return new CogReader(source, workers);
        } catch (Trouble trouble) {
            source.close();
            throw trouble;
        }
    }

    /** See {@link RangeSource#identity}. */
    String identity() {
        return source.identity();
    }

    public RasterInfo info() {
        return info;
    }

    /**
     * The CRS of the file; empty when it names none. Pixels can be read whatever it is.
     *
     * @throws dev.swath.model.trouble.BadInput {@code crs-unsupported}
     */
    public Optional<Crs> crs() {
        return GeoKeyCrs.of(keys, source.name());
    }

    /**
     * Reads samples as they are in the file. What lies outside of the image, or is not there, is nodata, or 0 where the
     * file has no such value.
     *
     * @param window in pixels of the level; may lie outside of it
     * @param level 0 = the image itself, n = its nth overview
     * @param bands counted from 0; none = all of them
     * @return one plane per band, in the order asked for
     * @throws IllegalArgumentException when there is no such level or band
     */
    public List<Plane> read(Window window, int level, int... bands) {
        Images.Level from = images.levels().get(checked(level, images.levels().size(), "level"));
        Layout layout = from.layout();
        int count = layout.samples().perPixel();
        int[] wanted = bands.length == 0 ? IntStream.range(0, count).toArray() : bands.clone();
        for (int band : wanted) {
            checked(band, count, "band");
        }
        List<Plane> planes = Stream.generate(() -> filled(layout.samples().type(), window, from.nodata()))
                .limit(wanted.length)
                .toList();
        reads.read(layout, window, wanted, planes);
        return planes;
    }

    /**
     * Reads the file's own mask.
     *
     * @param window as in {@link #read}
     * @param level as in {@link #read}
     * @return 255 where pixels are valid, 0 elsewhere; empty when the file has no mask
     */
    public Optional<Plane> mask(Window window, int level) {
        Layout layout = images.levels()
                .get(checked(level, images.levels().size(), "level"))
                .mask();
        return Optional.ofNullable(layout == null ? null : mask(window, layout));
    }

    private Plane mask(Window window, Layout layout) {
        Plane plane = filled(SampleType.UINT8, window, OptionalDouble.empty());
        reads.read(layout, window, new int[] {0}, List.of(plane));
        byte[] values = plane.bytes();
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) (values[i] == 0 ? 0 : 255);
        }
        return plane;
    }

    private static int checked(int index, int size, String what) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("there is no " + what + " " + index + " among " + size);
        }
        return index;
    }

    private static Plane filled(SampleType type, Window window, OptionalDouble nodata) {
        Plane plane = Plane.of(type, window.width(), window.height());
        double value = nodata.orElse(0);
        if (value != 0) {
            plane.set(0, value);
            switch (type) {
                case UINT8, INT8 -> Arrays.fill(plane.bytes(), plane.bytes()[0]);
                case UINT16, INT16 -> Arrays.fill(plane.shorts(), plane.shorts()[0]);
                case UINT32, INT32 -> Arrays.fill(plane.ints(), plane.ints()[0]);
                case FLOAT32 -> Arrays.fill(plane.floats(), plane.floats()[0]);
                case FLOAT64 -> Arrays.fill(plane.doubles(), plane.doubles()[0]);
            }
        }
        return plane;
    }

    /** Ends no read that is under way: wait for them first. */
    @Override
    public void close() {
        reads.close();
    }
}
