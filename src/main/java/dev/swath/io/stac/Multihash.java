package dev.swath.io.stac;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A digest that says its algorithm, as {@code file:checksum} holds it: code and length in front, both as varints.
 *
 * @param algorithm as Java names it, e.g. {@code SHA-256}
 * @param hex the digest alone, lower case
 */
public record Multihash(String algorithm, String hex) {
    private static final Pattern HEX = Pattern.compile("(?:[0-9a-f]{2})+");

    /** Of the table https://github.com/multiformats/multicodec: prefix with the digest's length, and name. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            "1114", "SHA-1",
            "1220", "SHA-256",
            "2030", "SHA-384",
            "1340", "SHA-512",
            "1620", "SHA3-256",
            "1530", "SHA3-384",
            "1440", "SHA3-512",
            "d50110", "MD5");

    /** Nothing where it is no multihash (a plain MD5 is none), cut short, or of an algorithm that is not known here. */
    public static Optional<Multihash> read(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String hex = text.strip().toLowerCase(Locale.ROOT);
        if (!HEX.matcher(hex).matches()) {
            return Optional.empty();
        }
        return ALGORITHMS.entrySet().stream()
                .filter(known -> hex.startsWith(known.getKey()))
                .map(known -> new Multihash(
                        known.getValue(), hex.substring(known.getKey().length())))
                .filter(hash -> hex.length() - hash.hex.length() >= 4 && hash.hex.length() == 2 * length(hex, hash))
                .findFirst();
    }

    public static Multihash sha256(String hex) {
        return new Multihash("SHA-256", hex.toLowerCase(Locale.ROOT));
    }

    /** As {@code file:checksum} wants it. */
    public String text() {
        return ALGORITHMS.entrySet().stream()
                .filter(known -> known.getValue().equals(algorithm))
                .map(known -> known.getKey() + hex)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no multihash is known for " + algorithm));
    }

    /** Bytes of the digest, as the prefix states them. */
    private static int length(String whole, Multihash hash) {
        int end = whole.length() - hash.hex.length();
        return Integer.parseInt(whole.substring(end - 2, end), 16);
    }
}
