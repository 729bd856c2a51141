package dev.swath.app.cli;

import dev.swath.io.ledger.Stock.Lying;
import dev.swath.io.store.Digest;
import dev.swath.io.store.Store;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Compares what lies in the store with what the ledger knows of it. */
final class CheckStored {
    /** A disk that gives this file alone is broken there; what else it refuses concerns every file. */
    private static final Set<String> OF_ONE_FILE = Set.of("disk-trouble", "not-allowed");

    private final Store store;
    private final boolean quick;

    /** @param quick by existence and size only, without reading */
    CheckStored(Store store, boolean quick) {
        this.store = store;
        this.quick = quick;
    }

    /** Whether what is fine has been read. */
    boolean readsAll() {
        return !quick;
    }

    /** What was found in a file's place. */
    enum Finding {
        FINE,
        MISSING,
        OTHER_SIZE,
        OTHER_DIGEST,
        UNREADABLE;

        /** In plain words. */
        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    Finding check(Lying file) {
        try {
            return look(file);
        } catch (IOException broken) {
            return Finding.UNREADABLE;
        } catch (NoSpace refused) {
            if (OF_ONE_FILE.contains(refused.code())) {
                return Finding.UNREADABLE;
            }
            throw refused;
        }
    }

    private Finding look(Lying file) throws IOException {
        var size = store.size(file.file().target());
        if (size.isEmpty()) {
            return file.linked() ? pointer(file) : Finding.MISSING;
        }
        if (size.getAsLong() != file.bytes()) {
            return Finding.OTHER_SIZE;
        }
        return quick || isSizeAll(file) || isSame(file) ? Finding.FINE : Finding.OTHER_DIGEST;
    }

    private Finding pointer(Lying file) {
        var said = store.pointer(file.file().target());
        if (said.isEmpty()) {
            return Finding.MISSING;
        }
        boolean isSame =
                said.get().bytes() == file.bytes() && said.get().digest().equals(file.digest());
        return isSame ? Finding.FINE : Finding.OTHER_DIGEST;
    }

    /** Of what another party delivered, a tag that proves nothing may be all that was asked. */
    private static boolean isSizeAll(Lying file) {
        return file.digest().startsWith("etag:");
    }

    private boolean isSame(Lying file) throws IOException {
        var digest = Digest.like(file.digest());
        try (var bytes = store.read(file.file())) {
            var read = digest.stored(digest.readAll(bytes));
            return read.digest().equals(file.digest())
                    && (file.crc32c() == null || file.crc32c().equals(read.crc32c()));
        }
    }
}
