package dev.swath.app.web;

import dev.swath.io.base.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Pictures that were made once, in a folder of bounded size: the one that nobody has looked at for longest goes first. Names
 * of files are digests, so that nothing that anybody named reaches a path.
 */
final class PictureCache {
    private static final String ENDING = ".png";
    /** Each takes some megabytes while it is made. */
    private static final int MADE_AT_ONCE = 2;

    private final Path folder;
    private final long mostBytes;
    private final Clock clock;
    private final Semaphore making = new Semaphore(MADE_AT_ONCE);

    PictureCache(Path folder, long mostBytes, Clock clock) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** What is kept; empty when nothing is. */
    byte[] find(String key) {
        try {
            return kept(folder.resolve(name(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param key all that the picture depends on
     * @param maker of one that is not kept; what is empty will not be kept either
     */
    byte[] get(String key, Supplier<byte[]> maker) {
        var file = folder.resolve(name(key));
        try {
            var kept = kept(file);
            if (kept.length > 0) {
                return kept;
            }
            making.acquireUninterruptibly();
            try {
                var again = kept(file);
                return again.length > 0 ? again : keep(file, maker.get());
            } finally {
                making.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty when it is not there. */
    private byte[] kept(Path file) throws IOException {
        try {
            var bytes = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            return bytes;
        } catch (NoSuchFileException absent) {
            return new byte[0];
        }
    }

    private byte[] keep(Path file, byte[] picture) throws IOException {
        if (picture.length == 0) {
            return picture;
        }
        Files.createDirectories(folder);
        var part = Files.createTempFile(folder, "new-", ".part");
        Files.write(part, picture);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        shrink();
        return picture;
    }

    private record Kept(Path file, long bytes, FileTime seen) {}

    private synchronized void shrink() throws IOException {
        var all = new ArrayList<Kept>();
        try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : files) {
                all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
            }
        }
        long bytes = all.stream().mapToLong(Kept::bytes).sum();
        all.sort(Comparator.comparing(Kept::seen));
        for (int i = 0; i < all.size() && bytes > mostBytes; i++) {
            Files.deleteIfExists(all.get(i).file());
            bytes -= all.get(i).bytes();
        }
    }

    private static String name(String key) {
        return Sha256.hex(key) + ENDING;
    }
}
