package dev.swath.io.store;

import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.NoSpace;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Where the files are delivered to. A file has its final name only when it is complete and verified. Safe for use by
 * many threads and processes; closing it ends what is under way.
 */
public interface Store extends AutoCloseable {
    /**
     * The delivery's file, if it lies in its place with the size and the digest it should have. A file that nothing
     * states a digest of is never there: its name proves nothing.
     */
    Optional<Stored> verified(Delivery delivery);

    /** Whether a delivered file still lies there: verified, or where nothing states its digest, at all. */
    boolean isIntact(Delivery delivery);

    /**
     * Puts a file that lies verified in its place under a second name, without bringing its bytes here; whatever lay
     * there is replaced in one step.
     *
     * @param target relative to the store's root
     * @param lease unique; letters, digits, {@code _} and {@code -}
     */
    void link(Delivery delivery, String target, String lease);

    /** The bytes under a delivery's final name; close the stream. */
    InputStream read(Delivery delivery);

    /**
     * Begins a file, or goes on with what an earlier lease has left of it.
     *
     * @param lease unique; letters, digits, {@code _} and {@code -}
     */
    Incoming open(Delivery delivery, String lease);

    /** As {@link #open}; what lies in its place is replaced even where it seems to be the same file. */
    Incoming overwrite(Delivery delivery, String lease);

    /**
     * Puts a small file there in one step, in place of whatever lay there.
     *
     * @param target relative to the store's root
     * @param lease unique; letters, digits, {@code _} and {@code -}
     */
    Stored put(String target, byte[] bytes, String lease);

    /** Removes a small file that {@link #put} put there; nothing happens when it is gone already. */
    void remove(String target);

    /** Size of what lies there, in bytes, without reading it; empty when there is nothing. */
    OptionalLong size(String target);

    /** What a pointer that stands there in place of a second name says of the bytes; empty when there is none. */
    Optional<Stored> pointer(String target);

    /** Names everything that lies there, relative to the store's root, in no order; files on their way are left out. */
    void list(Consumer<String> each);

    /** @throws NoSpace when so many bytes more do not fit */
    void requireSpace(long bytes);

    /**
     * Removes what was left of files that nobody goes on with: without a living lease, and not gone on with since.
     *
     * @return how many leftovers were removed
     */
    int sweep(Predicate<String> leaseAlive, Instant untouchedSince);

    @Override
    void close();
}
