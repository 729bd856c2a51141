package dev.swath.io.store;

import dev.swath.model.Stored;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Unavailable;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into the store; of one thread. Closing it unfinished keeps what has come, to go on with later;
 * bytes that turned out wrong are removed at once.
 */
public interface Incoming extends AutoCloseable {
    /** Bytes that are there and need not come again: the offset of the next one. */
    long position();

    /** Strong entity tag of the bytes that are there; null when there are none. */
    @Nullable
    String etag();

    /** Whether all bytes are there, so that only {@link #finish} is left to do. */
    boolean isComplete();

    /**
     * The file comes from its beginning. A store may still make use of what it has under the same entity tag; nothing
     * of another one remains.
     *
     * @param strongEtag of the bytes that come now; null when the server gives none: then a break begins anew
     */
    void restart(@Nullable String strongEtag);

    /** @throws Corrupt when more comes than the manifest says; the bytes are removed */
    void write(byte[] bytes, int length);

    /**
     * Verifies size and digest, and gives the file its final name when its bytes are there for good.
     *
     * @throws Unavailable when bytes are missing; those that came are kept
     * @throws Corrupt when the digest is wrong; the bytes are removed
     */
    Stored finish();

    /** Removes what has come. */
    void discard();

    @Override
    void close();
}
