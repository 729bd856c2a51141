package dev.swath.io.store;

import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of files of the store among addresses of other places: {@code store:raw/a/red.tif#sha256:00ff}. */
public final class StorePlace {
    private static final String SCHEME = "store:";
    private static final Pattern DIGEST = Pattern.compile("#(sha256|md5):[0-9a-f]+$");

    private StorePlace() {}

    /** @param target name in the store */
    public static String of(String target) {
        return SCHEME + target;
    }

    /** @param digest of its bytes, so that other bytes have another address */
    public static String of(String target, String digest) {
        return SCHEME + target + "#" + digest;
    }

    /** The name in the store; empty when the address is of something else. */
    public static Optional<String> target(String place) {
        return place.startsWith(SCHEME)
                ? Optional.of(DIGEST.matcher(place.substring(SCHEME.length())).replaceFirst(""))
                : Optional.empty();
    }
}
