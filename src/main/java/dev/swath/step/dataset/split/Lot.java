package dev.swath.step.dataset.split;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Draws lots that anyone can draw again: things are ordered by the SHA-256 of {@code <seed>:<id>} in UTF-8, as hexadecimal
 * text. The order does not depend on the order they come in, and a thing that is added moves no two others past each other.
 */
final class Lot {
    private Lot() {}

    static List<String> order(long seed, Collection<String> ids) {
        return ids.stream()
                .distinct()
                .map(id -> new Drawn(digest(seed + ":" + id), id))
                .sorted(Comparator.comparing(Drawn::digest).thenComparing(Drawn::id))
                .map(Drawn::id)
                .toList();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private record Drawn(String digest, String id) {}
}
