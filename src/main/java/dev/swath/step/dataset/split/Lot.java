package dev.swath.step.dataset.split;

import dev.swath.io.base.Sha256;
import java.util.Collection;
import java.util.Comparator;
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
                .map(id -> new Drawn(Sha256.hex(seed + ":" + id), id))
                .sorted(Comparator.comparing(Drawn::digest).thenComparing(Drawn::id))
                .map(Drawn::id)
                .toList();
    }

    private record Drawn(String digest, String id) {}
}
