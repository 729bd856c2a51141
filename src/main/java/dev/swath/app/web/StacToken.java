package dev.swath.app.web;

import dev.swath.io.ledger.CatalogSearch.Place;
import dev.swath.model.trouble.BadInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** Where a page ends, as callers bring it back. They need not understand it. */
final class StacToken {
    private static final String BETWEEN = "\n";

    private StacToken() {}

    static String of(Place place) {
        var text = String.join(BETWEEN, Long.toString(place.taken().toEpochMilli()), place.collection(), place.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadInput when it is none of ours */
    static Place read(String token) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(BETWEEN, -1);
            if (parts.length == 3) {
                return new Place(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1], parts[2]);
            }
        } catch (IllegalArgumentException notOurs) {
            throw bad();
        }
        throw bad();
    }

    private static BadInput bad() {
        return new BadInput("bad-parameter", "token is none that this service gave; begin without one");
    }
}
