package dev.swath.io.store.disk;

import dev.swath.io.store.Digest;
import dev.swath.io.store.Incoming;
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

/** A file on its way to the disk; bytes that filled the disk are removed at once, to give it room again. */
final class DiskIncoming implements Incoming {
    private final Delivery delivery;
    private final Path target;
    private final Part part;
    private final Digest digest;
    private long position;
    private @Nullable String etag;

    DiskIncoming(Delivery delivery, Path target, Part part) {
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

    @Override
    public long position() {
        return position;
    }

    @Override
    public @Nullable String etag() {
        return position == 0 ? null : etag;
    }

    @Override
    public boolean isComplete() {
        return position > 0 && position == delivery.bytes();
    }

    @Override
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

    @Override
    public void write(byte[] bytes, int length) {
        if (delivery.bytes() >= 0 && position + length > delivery.bytes()) {
            discard();
            throw new Corrupt("too-long", about("is longer than the %,d bytes that are stated"));
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

    @Override
    public Stored finish() {
        if (position < delivery.bytes()) {
            throw new Unavailable(
                    "broken-off", about("ended after " + position + " of %,d bytes; the rest will be asked for"));
        }
        if (!digest.matches()) {
            discard();
            throw new Corrupt("wrong-digest", about("has another digest than is stated, which is " + digest.stated()));
        }
        try {
            part.becomes(target);
            return new Stored(position, digest.text(), false, digest.crc32c());
        } catch (IOException trouble) {
            throw failed(trouble);
        }
    }

    @Override
    public void discard() {
        try {
            position = 0;
            part.delete();
        } catch (IOException trouble) {
            throw DiskTrouble.of("remove", target, trouble);
        }
    }

    private String about(String what) {
        return delivery.label() + " " + what.formatted(delivery.bytes());
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
