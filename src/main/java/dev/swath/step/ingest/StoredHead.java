package dev.swath.step.ingest;

import dev.swath.io.raster.Grid;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.store.Store;
import dev.swath.model.Delivery;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** The beginning of an image that lies in the store: of those that we write, all that says what its pixels are. */
final class StoredHead implements RangeSource {
    private static final int BYTES = 256 * 1024;

    private final String target;
    private final byte[] head;
    private final long length;

    private StoredHead(String target, byte[] head, long length) {
        this.target = target;
        this.head = head;
        this.length = length;
    }

    /**
     * The pixels of an image.
     *
     * @throws Corrupt when it is none that we wrote
     */
    static Grid grid(Store store, String target, long bytes) {
        try (var file = store.read(new Delivery("", "", "", "", target, target, -1, null, null, null));
                var reader = CogReader.open(new StoredHead(target, file.readNBytes(BYTES), bytes))) {
            var info = reader.info();
            return new Grid(
                    reader.crs().orElseThrow(() -> notOurs(target)),
                    info.transform().orElseThrow(() -> notOurs(target)),
                    info.width(),
                    info.height());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Corrupt notOurs(String target) {
        return new Corrupt("not-placed", target + " does not say where its pixels lie; remove it and fetch it again");
    }

    @Override
    public String name() {
        return target;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public String identity() {
        return target;
    }

    @Override
    public byte[] read(long offset, int bytes) {
        if (offset + bytes > head.length) {
            throw notOurs(target);
        }
        return Arrays.copyOfRange(head, (int) offset, (int) offset + bytes);
    }

    @Override
    public void close() {
        // all that is needed was read
    }
}
