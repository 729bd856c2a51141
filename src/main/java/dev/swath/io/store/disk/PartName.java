package dev.swath.io.store.disk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Temporary names: {@code .<file>.<lease>.part}, and {@code .part.etag} beside it for the entity tag of its bytes. */
final class PartName {
    static final String ETAG = ".etag";

    private static final String PART = ".part";
    private static final Pattern LEASE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern NAME = Pattern.compile("\\..+\\.(" + LEASE + ")\\.part(\\.etag)?");
    /** Room for lease, dots and suffixes in the 255 bytes that common file systems allow. */
    private static final int LONGEST_STEM_BYTES = 160;

    private PartName() {}

    static Path of(Path target, String lease) {
        if (!LEASE.matcher(lease).matches()) {
            throw new IllegalArgumentException("a lease must be 1 to 64 letters, digits, _ or -, was " + lease);
        }
        return target.resolveSibling(stem(target) + lease + PART);
    }

    static Path etagOf(Path part) {
        return part.resolveSibling(part.getFileName() + ETAG);
    }

    static boolean isEtag(Path file) {
        return String.valueOf(file.getFileName()).endsWith(PART + ETAG);
    }

    /** The part that an entity tag belongs to. */
    static Path partOf(Path etag) {
        var name = String.valueOf(etag.getFileName());
        return etag.resolveSibling(name.substring(0, name.length() - ETAG.length()));
    }

    /** Whether a file of the same folder is a part of the target or a part's entity tag, under whatever lease. */
    static boolean isOf(Path target, Path file) {
        var stem = stem(target);
        if (!String.valueOf(file.getFileName()).startsWith(stem)) {
            return false;
        }
        var name = String.valueOf((isEtag(file) ? partOf(file) : file).getFileName());
        return name.endsWith(PART)
                && name.length() > stem.length() + PART.length()
                && LEASE.matcher(name.substring(stem.length(), name.length() - PART.length()))
                        .matches();
    }

    /** The lease in a temporary name; null for any other name. */
    static @Nullable String leaseOf(Path file) {
        var name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? name.group(1) : null;
    }

    private static String stem(Path target) {
        var file = String.valueOf(target.getFileName());
        var bytes = file.getBytes(StandardCharsets.UTF_8);
        return "." + (bytes.length <= LONGEST_STEM_BYTES ? file : UUID.nameUUIDFromBytes(bytes)) + ".";
    }
}
