package dev.swath.io.store.fetch;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.Redirects;
import dev.swath.io.base.Response;
import dev.swath.io.store.Incoming;
import dev.swath.io.store.Store;
import dev.swath.model.Delivery;
import dev.swath.model.Fetch;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Corrupt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Predicate;

/** Streams a file into the store, from where an earlier attempt broke off if the server's file is still the same. */
public final class Transfer {
    private final Store store;
    private final Redirects redirects;
    private final Predicate<Delivery> overwrites;
    private final Expected expected;

    /** @param overwrites whether a file replaces even what seems to be the same */
    public Transfer(Store store, Redirects redirects, Predicate<Delivery> overwrites, Expected expected) {
        this.store = store;
        this.redirects = redirects;
        this.overwrites = overwrites;
        this.expected = expected;
    }

    /** @throws dev.swath.model.trouble.Trouble when it did not come whole; what came is kept if it is of use */
    public Stored fetch(Fetch fetch, URI link) {
        try (var incoming = open(fetch)) {
            if (!incoming.isComplete() && !goOn(fetch.delivery(), link, incoming)) {
                beginAnew(fetch.delivery(), link, incoming);
            }
            return incoming.finish();
        }
    }

    private Incoming open(Fetch fetch) {
        var delivery = fetch.delivery();
        var lease = fetch.claim().lease();
        return overwrites.test(delivery) ? store.overwrite(delivery, lease) : store.open(delivery, lease);
    }

    /** @return false when the server cannot go on where we stand */
    private boolean goOn(Delivery delivery, URI link, Incoming incoming) {
        try (var response = redirects.open(link, incoming.position(), incoming.etag())) {
            if (!continues(response, incoming)) {
                return false;
            }
            pour(delivery, response, incoming);
            return true;
        }
    }

    private static boolean continues(Response response, Incoming incoming) {
        if (response.status() != 206) {
            // a 200 brings the whole file; a 416 has nothing for us
            return response.status() == 200;
        }
        var etag = response.strongEtag();
        return response.start() == incoming.position() && (etag == null || etag.equals(incoming.etag()));
    }

    private void beginAnew(Delivery delivery, URI link, Incoming incoming) {
        incoming.restart(null);
        try (var response = redirects.open(link, 0, null)) {
            if (response.status() != 200) {
                throw new Corrupt(
                        "wrong-range",
                        "asked for all of " + about(delivery) + ", the server answered " + response.status());
            }
            pour(delivery, response, incoming);
        }
    }

    private void pour(Delivery delivery, Response response, Incoming incoming) {
        var buffer = new byte[HttpFetch.BUFFER_BYTES];
        try (var body = response.body()) {
            int bytes = body.readNBytes(buffer, 0, WebPage.HEAD_BYTES);
            WebPage.refuse(about(delivery), delivery.path(), response.mediaType(), buffer, bytes);
            if (response.start() == 0) {
                expected.demandHead(delivery, buffer, bytes);
                incoming.restart(response.strongEtag());
            }
            checkSize(delivery, response, incoming);
            while (bytes > 0) {
                incoming.write(buffer, bytes);
                bytes = body.read(buffer);
            }
        } catch (IOException bodiesThrowTrouble) {
            throw new UncheckedIOException(bodiesThrowTrouble);
        }
    }

    private void checkSize(Delivery delivery, Response response, Incoming incoming) {
        long size = response.start() + response.contentLength();
        if (response.contentLength() >= 0 && delivery.bytes() >= 0 && size != delivery.bytes()) {
            incoming.discard();
            throw new Corrupt(
                    "wrong-size",
                    about(delivery) + " has " + size + " bytes at the server, " + delivery.bytes()
                            + " by the manifest");
        }
    }

    private String about(Delivery delivery) {
        return expected.name(delivery);
    }
}
