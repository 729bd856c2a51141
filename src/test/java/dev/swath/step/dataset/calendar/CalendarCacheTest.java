package dev.swath.step.dataset.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.HttpFetchSettings;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Trouble;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalendarCacheTest {
    private final Path source;
    private final Path cache;
    private final HttpServer server;
    private final HttpFetch http = new HttpFetch(
            new HttpFetchSettings(Duration.ofSeconds(10), Duration.ofSeconds(20), 8, null, List.of(), null, "test"),
            Clock.systemUTC());
    private final AtomicInteger asked = new AtomicInteger();
    private volatile UnaryOperator<byte[]> fault = UnaryOperator.identity();
    private volatile int lost;

    CalendarCacheTest(@TempDir Path folder) throws IOException {
        source = folder.resolve("source");
        cache = folder.resolve("home/cache");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() throws IOException {
        CalendarFiles.write(source, 100, 280);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            byte[] bytes = Files.readAllBytes(source.resolve(path.substring(path.lastIndexOf('/') + 1)));
            byte[] sent = fault.apply(bytes);
            exchange.sendResponseHeaders(200, sent.length + lost);
            exchange.getResponseBody().write(sent);
            exchange.close();
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    private Path filled() {
        var from = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/calendar");
        return new CalendarCache(cache, from, http, line -> {}).filled();
    }

    @Test
    void it_is_fetched_once() throws IOException {
        assertThat(filled()).isEqualTo(cache);
        assertThat(filled()).isEqualTo(cache);

        assertThat(asked).hasValue(4);
        assertThat(names()).containsExactlyInAnyOrderElementsOf(CalendarFolder.FILES);
        assertThat(CalendarFolder.digest(cache)).isEqualTo(CalendarFolder.digest(source));
    }

    @Test
    void what_is_no_calendar_or_half_a_one_gets_no_name() throws IOException {
        fault = bytes -> "<html>sign in</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThatThrownBy(this::filled).isInstanceOf(Corrupt.class).hasMessageContaining("dataset.calendar-url");
        fault = bytes -> Arrays.copyOf(bytes, bytes.length - 200);
        assertThatThrownBy(this::filled).isInstanceOf(Corrupt.class);
        assertThat(names()).isEmpty();

        fault = UnaryOperator.identity();
        assertThat(filled()).isEqualTo(cache);
    }

    @Test
    void a_download_that_breaks_off_is_said_with_what_to_do_and_leaves_nothing() throws IOException {
        lost = 100;
        assertThatThrownBy(this::filled)
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("broke off; try again, check dataset.calendar-url, or give --calendar FOLDER");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_damaged_file_is_fetched_again_and_the_others_are_not() throws IOException {
        filled();
        Path harvest = cache.resolve(CalendarFolder.FILES.get(1));
        Files.write(harvest, Arrays.copyOf(Files.readAllBytes(harvest), 900));

        filled();

        assertThat(asked).hasValue(5);
        assertThat(CalendarFolder.digest(cache)).isEqualTo(CalendarFolder.digest(source));
    }

    @Test
    void many_at_once_end_with_one_good_calendar() throws Exception {
        var pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Path>> runs = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                runs.add(pool.submit(this::filled));
            }
            for (Future<Path> run : runs) {
                assertThat(run.get()).isEqualTo(cache);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(names()).containsExactlyInAnyOrderElementsOf(CalendarFolder.FILES);
        assertThat(CalendarFolder.digest(cache)).isEqualTo(CalendarFolder.digest(source));
    }

    @Test
    void damaged_rasters_never_surprise() throws IOException {
        Path file = source.resolve(CalendarFolder.FILES.get(0));
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            byte[] bad = random.nextInt(4) == 0 ? Arrays.copyOf(good, random.nextInt(good.length)) : good.clone();
            for (int n = random.nextInt(4); n >= 0 && bad.length > 0; n--) {
                bad[random.nextInt(random.nextBoolean() ? Math.min(bad.length, 400) : bad.length)] =
                        (byte) random.nextInt(256);
            }
            Files.write(file, bad);
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> readable(file));
        }
    }

    private static boolean readable(Path file) {
        try {
            return CalendarFile.read(file) != null;
        } catch (Trouble trouble) {
            assertThat(trouble.line()).doesNotContain("\n");
            return false;
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
