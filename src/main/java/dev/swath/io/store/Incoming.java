package dev.swath.io.store;

import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into the store; of one thread. Closing it unfinished keeps what has come, to go on with later;
 * bytes that turned out wrong are removed at once, and so are those that filled the disk, to give it room again.
 */
public final class Incoming implements AutoCloseable {
    private final Delivery delivery;
    private final Path target;
    private final Part part;
    private final Digest digest;
    private long position;
    private @Nullable String etag;

    Incoming(Delivery delivery, Path target, Part part) {
        this.delivery = delivery;
        this.target = target;
        this.part = part;
        this.digest = Digest.of(delivery);
    }

    /** Goes on where the part ends, if it is known what its bytes belong to; else begins anew. */
    void resume() throws IOException {
        long there = part.channel().size();
        etag = part.etag();
        if (there > 0 && etag != null && digest.isStated() && (delivery.bytes() < 0 || there <= delivery.bytes())) {
            position = digest.readAll(part.channel());
        } else if (there > 0) {
            restart(null);
        }
    }

    /** Bytes that are there: the offset of the next one. */
    public long position() {
        return position;
    }

    /** Strong entity tag of the bytes that are there; null when there are none. */
    public @Nullable String etag() {
        return position == 0 ? null : etag;
    }

    /** Whether all bytes are there, so that only {@link #finish} is left to do. */
    public boolean isComplete() {
        return position > 0 && position == delivery.bytes();
    }

    /**
     * Forgets all bytes: the file comes from its beginning.
     *
     * @param strongEtag of the bytes that come now; null when the server gives none: then a break begins anew
     */
    public void restart(@Nullable String strongEtag) {
        try {
            part.restart(strongEtag);
            part.channel().position(0);
            digest.restart();
            position = 0;
            etag = strongEtag;
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    /** @throws Corrupt when more comes than the manifest says; the bytes are removed */
    public void write(byte[] bytes, int length) {
        if (delivery.bytes() >= 0 && position + length > delivery.bytes()) {
            discard();
            throw new Corrupt("too-long", about("is longer than the %,d bytes of the manifest"));
        }
        try {
            var buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                part.channel().write(buffer);
            }
            digest.update(bytes, 0, length);
            position += length;
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    /**
     * Verifies size and digest, brings the bytes to the disk and gives the file its final name.
     *
     * @throws Unavailable when bytes are missing; those that came are kept
     * @throws Corrupt when the digest is wrong; the bytes are removed
     */
    public Stored finish() {
        if (position < delivery.bytes()) {
            throw new Unavailable(
                    "broken-off", about("ended after " + position + " of %,d bytes; the rest will be asked for"));
        }
        if (!digest.matches()) {
            discard();
            throw new Corrupt("wrong-digest", about("has not the digest of the manifest, which is " + digest.stated()));
        }
        try {
            part.becomes(target);
            return new Stored(position, digest.text(), false);
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    /** Removes what has come. */
    public void discard() {
        try {
            position = 0;
            part.delete();
        } catch (IOException trouble) {
            throw DiskTrouble.of("remove", target, trouble);
        }
    }

    private String about(String what) {
        return delivery.path() + " of order " + delivery.planetId() + " " + what.formatted(delivery.bytes());
    }

    private Trouble failed(IOException cause) {
        var trouble = DiskTrouble.of("write to", target, cause);
        if (trouble instanceof NoSpace && trouble.code().equals("disk-full")) {
            discard();
        }
        return trouble;
    }

    @Override
    public void close() {
        try {
            if (position == 0 && part.channel().isOpen()) {
                part.delete();
            }
            part.close();
        } catch (IOException trouble) {
            throw DiskTrouble.of("close", target, trouble);
        }
    }
}
