package dev.swath.io.base;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** A file as it comes from a server. Close it always; closing early ends the transfer. */
public final class Response implements AutoCloseable {
    private static final Pattern CONTENT_RANGE = Pattern.compile("(?i)bytes\\s+(\\d{1,18})-.*");
    private static final Pattern WHOLE_RANGE = Pattern.compile("(?i)bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18})\\s*");
    private static final Pattern STRONG = Pattern.compile("\"[^\"]*\"");

    private final URI link;
    private final ClassicHttpResponse response;
    private final Traffic traffic;

    Response(URI link, ClassicHttpResponse response, Traffic traffic) {
        this.link = link;
        this.response = response;
        this.traffic = traffic;
    }

    /** 200, 206, 3xx, 412 or 416. */
    public int status() {
        return response.getCode();
    }

    /** Offset of the first byte of the body: 0 for a 200; of a 206 what it says, -1 when that cannot be read. */
    public long start() {
        if (status() != 206) {
            return 0;
        }
        var range = CONTENT_RANGE.matcher(header(HttpHeaders.CONTENT_RANGE).orElse(""));
        return range.matches() ? Long.parseLong(range.group(1)) : -1;
    }

    /**
     * Which bytes came, of how many.
     *
     * @param first offset of the first byte of the body
     * @param last offset of its last byte
     * @param total bytes of the whole file
     */
    public record Range(long first, long last, long total) {}

    /** What a 206 says of itself; empty when it does not say all of it, and for every other status. */
    public Optional<Range> range() {
        return header(HttpHeaders.CONTENT_RANGE)
                .filter(text -> status() == 206)
                .map(WHOLE_RANGE::matcher)
                .filter(Matcher::matches)
                .map(range -> new Range(number(range, 1), number(range, 2), number(range, 3)));
    }

    private static long number(Matcher range, int group) {
        return Long.parseLong(range.group(group));
    }

    /** Bytes of the body; -1 when the server does not say. */
    public long contentLength() {
        return response.getEntity() == null ? 0 : response.getEntity().getContentLength();
    }

    /** The entity tag, when it is one that stands for these very bytes; null otherwise. */
    public @Nullable String strongEtag() {
        return header(HttpHeaders.ETAG)
                .filter(tag -> STRONG.matcher(tag).matches())
                .orElse(null);
    }

    /** Media type in lower case, without parameters; empty when there is none. */
    public String mediaType() {
        return header(HttpHeaders.CONTENT_TYPE)
                .orElse("")
                .replaceFirst(";.*", "")
                .trim()
                .toLowerCase(Locale.ROOT);
    }

    /** Where a redirect leads, as written. */
    public Optional<String> location() {
        return header(HttpHeaders.LOCATION);
    }

    /** The bytes. Reading throws {@link dev.swath.model.trouble.Unavailable} when they stall or break off. */
    public InputStream body() {
        try {
            var entity = response.getEntity();
            return entity == null ? InputStream.nullInputStream() : new Body(link, entity.getContent(), traffic);
        } catch (IOException trouble) {
            throw traffic.failed(LinkTrouble.inBody(link, trouble));
        }
    }

    private Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    @Override
    public void close() {
        try {
            response.close();
        } catch (IOException alreadyGone) {
            // the connection is dropped either way; what was read was read
            return;
        }
    }
}
