package dev.swath.app.sandbox.stac;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The files of items: made when asked for, the latest of them kept in a temporary folder. Thread-safe. */
final class Store implements AutoCloseable {
    private static final long KEPT_BYTES = 4L << 30;

    /**
     * A file that was made.
     *
     * @param size bytes
     * @param sha256 of its content, hexadecimal
     */
    record Made(Path file, long size, String sha256) {
        byte[] read(long from, int length) throws IOException {
            ByteBuffer part = ByteBuffer.allocate(length);
            try (var channel = FileChannel.open(file)) {
                while (part.hasRemaining()) {
                    int got = channel.read(part, from + part.position());
                    if (got < 0) {
                        throw new IOException(file + " is shorter than it was");
                    }
                }
            }
            return part.array();
        }
    }

    private interface Writer {
        void write(Path file) throws IOException;
    }

    private final Images images;
    private final Kept<Made> files = new Kept<>(KEPT_BYTES, Made::size, Store::delete);
    private final AtomicLong count = new AtomicLong();
    private @Nullable Path folder;

    Store(Images images) {
        this.images = images;
    }

    /** The file of that name of a scene, with its media type; none when the scene has no such file. */
    Optional<Made> file(Scene scene, String name) {
        Optional<Made> image = scene.collection().bands().stream()
                .filter(band -> AssetJson.file(scene, band).equals(name))
                .findFirst()
                .map(band -> image(scene, band));
        return image.or(() -> Texts.of(scene.collection()).stream()
                .filter(text -> text.file(scene).equals(name))
                .findFirst()
                .map(text -> text(scene, text)));
    }

    Made image(Scene scene, Band band) {
        return made(scene, band.code(), file -> images.write(scene, band, file));
    }

    Made text(Scene scene, Texts text) {
        return made(scene, text.key(), file -> Files.writeString(file, text.content(scene)));
    }

    private Made made(Scene scene, String name, Writer writer) {
        return files.get(scene.collection().id() + "/" + scene.id() + "/" + name, () -> {
            try {
                Path file = folder().resolve(count.incrementAndGet() + ".bin");
                writer.write(file);
                return new Made(file, Files.size(file), sha256(file));
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        });
    }

    private synchronized Path folder() throws IOException {
        if (folder == null) {
            folder = Files.createTempDirectory("swath-stac");
        }
        return folder;
    }

    private static String sha256(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static void delete(Made made) {
        delete(made.file());
    }

    /** What an image being made still holds is left for the end of the process. */
    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException busy) {
            path.toFile().deleteOnExit();
        }
    }

    /** Removes all files. */
    @Override
    public synchronized void close() {
        if (folder == null) {
            return;
        }
        String[] names = folder.toFile().list();
        for (String name : names == null ? new String[0] : names) {
            delete(folder.resolve(name));
        }
        delete(folder);
        folder = null;
    }
}
