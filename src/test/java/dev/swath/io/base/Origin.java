package dev.swath.io.base;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server that does as it is told, one handler per request, the last one for all further requests. */
public final class Origin implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<HttpHandler> script = new CopyOnWriteArrayList<>();
    private final AtomicInteger served = new AtomicInteger();
    private final List<Headers> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    public Origin(HttpHandler... handlers) {
        script.addAll(List.of(handlers));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestHeaders());
        try (exchange) {
            script.get(Math.min(served.getAndIncrement(), script.size() - 1)).handle(exchange);
        }
    }

    public URI uri(String pathAndQuery) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + pathAndQuery);
    }

    /** Headers of the requests that came, in order. */
    public List<Headers> requests() {
        return requests;
    }

    /** All of the bytes, or the range of them that is asked for. */
    public static HttpHandler file(byte[] bytes, String etag) {
        return exchange -> {
            var range = exchange.getRequestHeaders().getFirst("Range");
            var condition = exchange.getRequestHeaders().getFirst("If-Range");
            exchange.getResponseHeaders().set("ETag", etag);
            int start = 0;
            if (range != null && (condition == null || condition.equals(etag))) {
                start = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + start + "-" + (bytes.length - 1) + "/" + bytes.length);
            }
            exchange.sendResponseHeaders(start > 0 ? 206 : 200, bytes.length - start);
            exchange.getResponseBody().write(bytes, start, bytes.length - start);
        };
    }

    /** Promises all of the bytes, sends the first {@code sent} of them and hangs up. */
    public static HttpHandler breakingOff(byte[] bytes, int sent, String etag) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", etag);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, sent);
            exchange.getResponseBody().flush();
        };
    }

    /** As {@link #breakingOff}, but falls silent instead of hanging up. */
    public HttpHandler stalling(byte[] bytes, int sent, String etag) {
        return exchange -> {
            breakingOff(bytes, sent, etag).handle(exchange);
            await();
        };
    }

    /** The first half, then the other when the latch falls. */
    public static HttpHandler slow(byte[] bytes, CountDownLatch half, CountDownLatch goOn) {
        return exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(Arrays.copyOf(bytes, bytes.length / 2));
            exchange.getResponseBody().flush();
            half.countDown();
            await(goOn);
            exchange.getResponseBody().write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        };
    }

    /** All bytes, without saying how many. */
    public static HttpHandler chunked(byte[] bytes) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(bytes);
            // else the end would be missing, and with it the proof that all has come
            exchange.getResponseBody().close();
        };
    }

    public static HttpHandler redirect(URI location) {
        return status(302, "Location", location.toString());
    }

    /** @param headers name, value, name, value, … */
    public static HttpHandler status(int status, String... headers) {
        return body(status, "", headers);
    }

    public static HttpHandler body(int status, String text, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            var bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Adds a handler to the script. */
    public Origin then(HttpHandler handler) {
        script.add(handler);
        return this;
    }

    private void await() {
        await(closing);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
