package dev.swath.app.sandbox;

import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The storage service: serves signed addresses with ranges and strong ETags, and wants no Authorization. */
final class Origin {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private final OrderBook book;
    private final Contents contents;
    private final Tokens tokens;
    private final Clock clock;

    Origin(OrderBook book, Contents contents, Tokens tokens, Clock clock) {
        this.book = book;
        this.contents = contents;
        this.tokens = tokens;
        this.clock = clock;
    }

    Reply bytes(Call call) {
        if (call.headers().contains("Authorization")) {
            throw Problem.storage(
                    400, "InvalidArgument", "Only one auth mechanism allowed; the address is already signed.");
        }
        String path = call.uri().substring(0, Math.max(0, call.uri().indexOf('?')));
        tokens.verify(path, call, clock.instant());
        String[] parts = path.split("/", 4);
        Order order = book.find(parts[2]).orElseThrow(Origin::missing);
        byte[] whole = parts[3].equals(Products.MANIFEST)
                ? contents.manifest(order)
                : contents.file(order, Products.file(order, parts[3]).orElseThrow(Origin::missing));
        return slice(call, whole, mediaType(parts[3])).about(order.name());
    }

    private static Problem missing() {
        return Problem.storage(404, "NoSuchKey", "The specified key does not exist.");
    }

    private static String mediaType(String path) {
        return path.endsWith(".tif") ? "image/tiff" : path.endsWith(".xml") ? "text/xml" : "application/json";
    }

    private static Reply slice(Call call, byte[] whole, String type) {
        String md5 = Base64.getEncoder().encodeToString(Digests.digest("MD5", whole));
        String etag = '"' + Digests.md5(whole) + (call.hit(Kind.ETAG_CHANGED) ? "-2" : "") + '"';
        Reply reply = Reply.of(200, type, whole)
                .with("ETag", etag)
                .with("Accept-Ranges", "bytes")
                .with("x-goog-hash", "md5=" + md5);
        Matcher range = range(call, etag);
        if (range == null) {
            return reply;
        }
        long first = range.group(1).isEmpty() ? -1 : Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? whole.length - 1L : Long.parseLong(range.group(2));
        if (first < 0) {
            // the last n bytes
            first = range.group(2).isEmpty() ? whole.length : Math.max(0, whole.length - last);
            last = whole.length - 1L;
        }
        if (first >= whole.length || last < first) {
            return Problem.storage(416, "InvalidRange", "The requested range cannot be satisfied.")
                    .reply()
                    .with("Content-Range", "bytes */" + whole.length);
        }
        last = Math.min(last, whole.length - 1L);
        return Reply.of(206, type, Arrays.copyOfRange(whole, (int) first, (int) last + 1))
                .withAll(reply.headers())
                .with("Content-Range", "bytes " + first + "-" + last + "/" + whole.length);
    }

    /** The range to serve; none when the whole is due: no range asked, several, ignored, or the content has changed. */
    private static @Nullable Matcher range(Call call, String etag) {
        String asked = call.headers().get("Range");
        String condition = call.headers().get("If-Range");
        if (asked == null || call.hit(Kind.RANGE_IGNORED) || (condition != null && !condition.equals(etag))) {
            return null;
        }
        Matcher range = RANGE.matcher(asked);
        return range.matches() ? range : null;
    }
}
