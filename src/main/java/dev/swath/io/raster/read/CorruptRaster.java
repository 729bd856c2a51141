package dev.swath.io.raster.read;

import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import org.jspecify.annotations.Nullable;

/** The words for files that cannot be read: malformed, changed under way, or of a kind that is not supported. */
final class CorruptRaster {
    private CorruptRaster() {}

    /** @param offset in the file, where the fault was found */
    static Corrupt at(String file, long offset, String what, @Nullable Throwable cause) {
        return new Corrupt(
                "corrupt-raster",
                file + ": " + what + ", at byte " + offset + "; fetch or write the file again",
                cause);
    }

    static Corrupt changed(String file) {
        return new Corrupt(
                "raster-changed", file + " is not the same file any more as when reading began; read it again");
    }

    /** @param what a noun: the compression, the samples */
    static BadInput unsupported(String file, String what) {
        return new BadInput(
                "raster-unsupported",
                file + ": " + what + " cannot be read; rewrite the file, e.g. with gdal_translate");
    }
}
