package dev.swath.io.store;

import dev.swath.model.Delivery;
import dev.swath.model.Stored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of this machine's disk that is to lie in a store. */
public final class LocalFile {
    private static final String SHA256 = "sha256:";
    private static final int BUFFER_BYTES = 1 << 16;

    private LocalFile() {}

    /** Streams it to its place, in place of whatever lay there; if it lies there already it does not come again. */
    public static Stored put(Store store, String target, Path file, String lease) {
        try {
            var digest = Digest.ofContent();
            long bytes = digest.readAll(file);
            var sha256 = digest.stored(bytes).digest().substring(SHA256.length());
            var delivery = new Delivery(target, "", "", "", target, target, bytes, sha256, null, null);
            var there = store.verified(delivery);
            return there.isPresent() ? there.get() : pour(store, delivery, file, lease);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stored pour(Store store, Delivery delivery, Path file, String lease) throws IOException {
        try (var incoming = store.open(delivery, lease);
                var in = Files.newInputStream(file)) {
            incoming.restart(null);
            var buffer = new byte[BUFFER_BYTES];
            for (int bytes = in.read(buffer); bytes >= 0; bytes = in.read(buffer)) {
                incoming.write(buffer, bytes);
            }
            return incoming.finish();
        }
    }
}
