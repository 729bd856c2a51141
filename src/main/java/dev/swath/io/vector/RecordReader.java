package dev.swath.io.vector;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each format does for {@link VectorFile}: hand out its records in file order. */
interface RecordReader extends Closeable {
    /** Bytes of one record or geometry that are still read: about two million vertices, which fit a heap of 256 MiB. */
    int MAX_RECORD_BYTES = 32 << 20;

    /** The next record, or null after the last one. */
    @Nullable
    RawFeature next() throws IOException;

    /** Records the file announces, deleted ones included, or -1. */
    long count();

    @Nullable
    String crs();

    List<String> columns();
}
