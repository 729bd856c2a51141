package dev.swath.app.wiring;

import dev.swath.io.ledger.Promised;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How much a store may still be filled.
 *
 * @param folder of the store; null = a bucket, which has no end
 * @param reserve bytes of its disk that stay free
 * @param most bytes that the ledger's files may take; 0 = as many as fit
 */
record Room(@Nullable Path folder, long reserve, long most, Promised promised) {
    /** Bytes, before what is promised already; empty = no end. */
    OptionalLong free() {
        long end = Math.min(
                folder == null ? Long.MAX_VALUE : usable(folder) - reserve,
                most == 0 ? Long.MAX_VALUE : most - promised.storedBytes());
        return end == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(end);
    }

    private static long usable(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException trouble) {
            throw new NoSpace(
                    "disk-failing", folder + ": cannot be looked at (" + trouble.getMessage() + "); mend it", trouble);
        }
    }
}
