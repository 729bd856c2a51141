package dev.swath.step.download;

import dev.swath.io.base.Redirects;
import dev.swath.io.planet.Manifest;
import dev.swath.io.store.Store;
import dev.swath.io.store.fetch.WebPage;
import dev.swath.model.Delivery;
import dev.swath.model.Fetch;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Corrupt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** Fetches an order's manifest. Nothing states its digest, so it must be readable to the end before it gets its name. */
final class ManifestTransfer {
    /** 500 items of five files make about 1.5 MB. */
    private static final int MOST_BYTES = 32 << 20;

    private final Store store;
    private final Redirects redirects;

    ManifestTransfer(Store store, Redirects redirects) {
        this.store = store;
        this.redirects = redirects;
    }

    Stored fetch(Fetch fetch, URI link) {
        try {
            var bytes = bytes(fetch.delivery(), link);
            Manifest.read(new ByteArrayInputStream(bytes));
            try (var incoming = store.open(fetch.delivery(), fetch.claim().lease())) {
                incoming.restart(null);
                incoming.write(bytes, bytes.length);
                return incoming.finish();
            }
        } catch (IOException bodiesThrowTrouble) {
            throw new UncheckedIOException(bodiesThrowTrouble);
        }
    }

    private byte[] bytes(Delivery delivery, URI link) throws IOException {
        var what = "the manifest of order " + delivery.planetId();
        try (var response = redirects.open(link, 0, null);
                var body = response.body()) {
            if (response.status() != 200) {
                throw new Corrupt("wrong-range", "asked for " + what + ", the server answered " + response.status());
            }
            var bytes = body.readNBytes(MOST_BYTES + 1);
            WebPage.refuse(what, delivery.path(), response.mediaType(), bytes, bytes.length);
            if (bytes.length > MOST_BYTES) {
                throw new Corrupt("too-long", what + " is longer than %,d bytes".formatted(MOST_BYTES));
            }
            return bytes;
        }
    }
}
