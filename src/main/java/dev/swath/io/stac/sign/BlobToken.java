package dev.swath.io.stac.sign;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What opens a container for a while. A secret: it is kept in memory, and put on addresses only as they are opened.
 *
 * @param container what it opens
 * @param token a query, without question mark
 * @param expiry from when on it opens nothing
 */
public record BlobToken(BlobContainer container, String token, Instant expiry) {
    /** A download that begins needs some time to open the file. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** Whether it is good for another minute. */
    public boolean isFresh(Instant now) {
        return now.plus(MARGIN).isBefore(expiry);
    }

    /** The address of a file of Azure with the token; as it is where it lies elsewhere, or is signed already. */
    public URI sign(URI file) {
        return sign(file, SasHost.AZURE);
    }

    /** The same for files of other hosts. */
    URI sign(URI file, SasHost host) {
        Optional<BlobContainer> own = host.container(file);
        if (own.isEmpty() || !own.get().equals(container) || isSigned(file)) {
            return file;
        }
        String address = file.toString();
        int fragment = address.indexOf('#');
        String plain = fragment < 0 ? address : address.substring(0, fragment);
        return URI.create(plain + (file.getRawQuery() == null ? "?" : "&") + token);
    }

    /** Whether an address carries a signature of Azure already. */
    public static boolean isSigned(URI file) {
        String query = file.getRawQuery();
        return query != null && Arrays.stream(query.split("&", -1)).anyMatch(part -> part.startsWith("sig="));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "BlobToken[" + container + " until " + expiry + "]";
    }
}
