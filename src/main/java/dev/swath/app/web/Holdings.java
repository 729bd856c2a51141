package dev.swath.app.web;

import dev.swath.io.raster.read.RangeSource;
import java.nio.file.Path;
import java.util.Optional;

/** What lies in the store, for whoever looks. Targets are those of the ledger: no request names one. */
public interface Holdings {
    /**
     * The bytes of a file, in any order.
     *
     * @throws dev.swath.model.trouble.BadInput when it cannot be read
     */
    RangeSource open(String target);

    /** The file, when it lies on a disk of this machine, and within the store. */
    Optional<Path> file(String target);

    /** Where it lies, as programs take it: a path, or {@code s3://BUCKET/KEY}. */
    String place(String target);
}
