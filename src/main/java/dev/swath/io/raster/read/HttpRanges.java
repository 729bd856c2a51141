package dev.swath.io.raster.read;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.LinkTrouble;
import dev.swath.io.base.Response;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Ranges of a file on a web server that knows them. */
final class HttpRanges implements RemoteFile.Ranges {
    /** A read is hundreds of requests: one that breaks off must not end it. */
    private static final int TRIES = 3;

    private static final int MOST_REDIRECTS = 5;

    private final HttpFetch fetch;
    private final URI link;
    private final BiPredicate<URI, URI> mayFollow;

    HttpRanges(HttpFetch fetch, URI link, BiPredicate<URI, URI> mayFollow) {
        this.fetch = fetch;
        this.link = link;
        this.mayFollow = mayFollow;
    }

    @Override
    public String name() {
        return LinkTrouble.where(link);
    }

    @Override
    public RemoteFile.Part get(long first, long last, @Nullable String etag) {
        for (int failed = 1; ; failed++) {
            try {
                return follow(first, last, etag);
            } catch (Unavailable trouble) {
                if (failed == TRIES) {
                    throw trouble;
                }
            }
        }
    }

    private RemoteFile.Part follow(long first, long last, @Nullable String etag) {
        URI at = link;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            try (Response response = fetch.range(at, first, last, etag)) {
                if (response.status() / 100 != 3) {
                    return part(response, first, last);
                }
                at = next(at, response);
            }
        }
        throw refused("redirect", "redirects again and again");
    }

    private URI next(URI from, Response response) {
        try {
            URI to = from.resolve(response.location().orElse(""));
            if (mayFollow.test(from, to)) {
                return to;
            }
            throw refused("redirect", "redirects to " + LinkTrouble.where(to) + ", which is not followed");
        } catch (IllegalArgumentException noAddress) {
            throw new Refused("redirect", name() + " redirects to what is no address", noAddress);
        }
    }

    private RemoteFile.Part part(Response response, long first, long last) {
        if (response.status() == 412 || (response.status() == 416 && first > 0)) {
            throw CorruptRaster.changed(name());
        }
        if (response.status() == 416) {
            throw CorruptRaster.at(name(), 0, "the file is empty", null);
        }
        if (response.status() == 200) {
            throw refused("no-ranges", "sends the whole file where a part of it is asked for; download it first");
        }
        Response.Range range = response.range().orElse(null);
        if (range == null
                || range.first() != first
                || range.last() != Math.min(last, range.total() - 1)
                || range.last() < first) {
            throw refused("bad-range", "sends other bytes than were asked for, or does not say which");
        }
        return new RemoteFile.Part(
                body(response, (int) (range.last() - first + 1)), range.total(), response.strongEtag());
    }

    private byte[] body(Response response, int length) {
        try {
            byte[] bytes = response.body().readNBytes(length);
            if (bytes.length < length) {
                throw new Unavailable("broken-off", name() + " broke off; it will be tried again");
            }
            return bytes;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private Refused refused(String code, String what) {
        return new Refused(code, name() + " " + what);
    }
}
