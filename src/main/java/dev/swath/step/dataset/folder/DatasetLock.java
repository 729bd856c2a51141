package dev.swath.step.dataset.folder;

import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held by the one run that may write into a dataset: an operating system's lock on the file {@link #NAME} in its folder,
 * which ends with the process, however that ends. The file stays: to delete it would let two hold it.
 */
public final class DatasetLock implements AutoCloseable {
    /** In the folder of the dataset. */
    public static final String NAME = ".ftw-lock";

    /** A process that closes a file loses its locks on it, so a file is not opened twice. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DatasetLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * @param dataset folder; made when it is not there
     * @throws Unavailable {@code dataset-in-use} when another run holds it
     * @throws NoSpace {@code dataset-folder} when nothing can be written there
     */
    public static DatasetLock take(Path dataset) {
        try {
            Files.createDirectories(dataset);
            Path file = dataset.toRealPath().resolve(NAME);
            if (!HELD.add(file)) {
                throw inUse(dataset);
            }
            DatasetLock taken = null;
            try {
                taken = take(dataset, file);
                return taken;
            } finally {
                if (taken == null) {
                    HELD.remove(file);
                }
            }
        } catch (IOException cause) {
            throw new NoSpace(
                    "dataset-folder",
                    dataset + " cannot be written to or locked (" + cause.getMessage()
                            + "); give a folder of yours on a disk that knows locks",
                    cause);
        }
    }

    private static DatasetLock take(Path dataset, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean taken = false;
        try {
            taken = channel.tryLock() != null;
            if (!taken) {
                throw inUse(dataset);
            }
            return new DatasetLock(file, channel);
        } finally {
            if (!taken) {
                channel.close();
            }
        }
    }

    private static Unavailable inUse(Path dataset) {
        return new Unavailable(
                "dataset-in-use", "another run works in " + dataset + "; wait for its end, or give another folder");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } finally {
            HELD.remove(file);
        }
    }
}
