package dev.swath.io.raster.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpHandler;
import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.HttpFetchSettings;
import dev.swath.io.base.Origin;
import dev.swath.io.raster.Window;
import dev.swath.model.trouble.Trouble;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteFileTest {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final HttpFetch fetch = new HttpFetch(
            new HttpFetchSettings(Duration.ofSeconds(5), Duration.ofSeconds(5), 8, null, List.of(), null, "swath-test"),
            Clock.systemUTC());

    @AfterEach
    void close() {
        fetch.close();
    }

    /** A file as good servers give it. */
    private static HttpHandler ranged(byte[] bytes, @Nullable String etag) {
        return ranged(bytes, etag, true);
    }

    private static HttpHandler ranged(byte[] bytes, @Nullable String etag, boolean looksAtConditions) {
        return exchange -> {
            var range = RANGE.matcher(exchange.getRequestHeaders().getFirst("Range"));
            var expected = exchange.getRequestHeaders().getFirst("If-Match");
            if (looksAtConditions && expected != null && !expected.equals(etag)) {
                exchange.sendResponseHeaders(412, -1);
                return;
            }
            assertThat(range.matches()).isTrue();
            int first = Integer.parseInt(range.group(1));
            int end = Math.min(Integer.parseInt(range.group(2)) + 1, bytes.length);
            if (etag != null) {
                exchange.getResponseHeaders().set("ETag", etag);
            }
            exchange.getResponseHeaders().set("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + bytes.length);
            exchange.sendResponseHeaders(206, end - first);
            exchange.getResponseBody().write(bytes, first, end - first);
        };
    }

    private RangeSource source(Origin origin) {
        return RangeSource.of(fetch, origin.uri("/a/scene.tif?sig=secret"), (from, to) -> false);
    }

    /** More than the first request gives; its directory lies at the end. */
    private static TestTiff large() {
        var tiff = new TestTiff();
        tiff.width = 640;
        tiff.height = 320;
        return tiff;
    }

    @Test
    void aWindow_costsOneRequestBesidesThoseOfTheDirectory() {
        var tiff = large();
        try (var origin = new Origin(ranged(tiff.bytes(), "\"1\""));
                var reader = CogReader.open(source(origin))) {
            assertThat(origin.requests()).hasSize(2);
            assertThat(origin.requests().get(0).getFirst("Range")).isEqualTo("bytes=0-32767");
            var plane = reader.read(new Window(32, 288, 64, 32), 0).get(0);
            assertThat(plane.shorts()[65]).isEqualTo((short) tiff.bits(0, 289, 33));
            assertThat(origin.requests()).hasSize(3);
            assertThat(origin.requests().get(2).getFirst("If-Match")).isEqualTo("\"1\"");
        }
    }

    @Test
    void whatIsKnown_isNotFetchedAgain() {
        byte[] bytes = large().bytes();
        var cache = new RangeCache(10 << 20);
        try (var origin = new Origin(ranged(bytes, "\"1\""))) {
            for (int i = 0; i < 2; i++) {
                try (var reader = CogReader.open(cache.over(source(origin)))) {
                    reader.read(new Window(0, 0, 640, 320), 0);
                }
            }
            // the second time only the first bytes, which say that it is the same file
            assertThat(origin.requests().stream()
                            .filter(one -> one.getFirst("Range").startsWith("bytes=0-32767")))
                    .hasSize(2);
            assertThat(origin.requests().get(origin.requests().size() - 1).getFirst("Range"))
                    .isEqualTo("bytes=0-32767");
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aFileThatChangesUnderWay_isRefusedByName(boolean serverChecks) {
        byte[] bytes = large().bytes();
        try (var origin = new Origin(ranged(bytes, "\"1\""), ranged(bytes, "\"2\"", serverChecks))) {
            var trouble = catchThrowableOfType(Trouble.class, () -> CogReader.open(source(origin)));
            assertThat(trouble.code()).isEqualTo("raster-changed");
            assertThat(trouble.line()).contains("/a/scene.tif").doesNotContain("secret");
        }
    }

    @Test
    void withoutATag_anotherLengthIsAnotherFile_andNothingIsShared() {
        byte[] bytes = large().bytes();
        try (var origin = new Origin(ranged(bytes, "W/\"1\""), ranged(Arrays.copyOf(bytes, bytes.length + 1), null))) {
            var source = source(origin);
            assertThat(source.identity()).isNotEqualTo(source(origin).identity());
            var trouble = catchThrowableOfType(Trouble.class, () -> source.read(40_000, 10));
            assertThat(trouble.code()).isEqualTo("raster-changed");
        }
    }

    @Test
    void aServerWithoutRanges_isRefused() {
        try (var origin = new Origin(Origin.body(200, "all of it"))) {
            assertThat(catchThrowableOfType(Trouble.class, () -> source(origin)).code())
                    .isEqualTo("no-ranges");
        }
    }

    @ParameterizedTest
    @CsvSource({"bytes 1-5/9", "bytes 0-5/9", "bytes 0-4/*", "lines 0-4/5"})
    void otherBytesThanAskedFor_areRefused(String range) {
        try (var origin = new Origin(Origin.body(206, "01234", "Content-Range", range))) {
            assertThat(catchThrowableOfType(Trouble.class, () -> source(origin)).code())
                    .isEqualTo("bad-range");
        }
    }

    @Test
    void anAnswerThatFails_isAskedForAgain_aFewTimes() {
        byte[] bytes = large().bytes();
        try (var origin = new Origin(Origin.status(503), Origin.status(502), ranged(bytes, "\"1\""))) {
            assertThat(source(origin).length()).isEqualTo(bytes.length);
        }
        try (var origin = new Origin(Origin.status(503))) {
            assertThat(catchThrowableOfType(Trouble.class, () -> source(origin)).code())
                    .isEqualTo("server-failing");
            assertThat(origin.requests()).hasSize(3);
        }
    }

    @Test
    void aRedirect_isFollowedOnlyWhereItMay() {
        byte[] bytes = large().bytes();
        try (var there = new Origin(ranged(bytes, "\"1\""));
                var here = new Origin(Origin.redirect(there.uri("/b")))) {
            URI link = here.uri("/a");
            assertThat(RangeSource.of(fetch, link, (from, to) -> to.getPath().equals("/b"))
                            .length())
                    .isEqualTo(bytes.length);
            assertThat(catchThrowableOfType(Trouble.class, () -> RangeSource.of(fetch, link, (from, to) -> false))
                            .code())
                    .isEqualTo("redirect");
        }
    }
}
