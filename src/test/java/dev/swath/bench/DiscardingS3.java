package dev.swath.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Answers uploads as a bucket does and keeps nothing of them, so that memory and time are those of who sends. Only what a
 * start tries the bucket out with is kept.
 */
final class DiscardingS3 {
    private static final int THREADS = 16;
    private static final int BUFFER_BYTES = 256 * 1024;

    private static final String TRIED_OUT = ".swath-self-test-";

    private final AtomicLong uploads = new AtomicLong();
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    /** Argument: port. Runs until it is stopped. */
    public static void main(String[] arguments) throws IOException {
        var bucket = new DiscardingS3();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/", bucket::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var query = exchange.getRequestURI().getQuery();
            boolean isTry = exchange.getRequestURI().getPath().contains(TRIED_OUT);
            switch (exchange.getRequestMethod()) {
                case "PUT" -> put(exchange, isTry, query);
                case "POST" -> xml(exchange, query.startsWith("uploads") ? begun() : completed());
                case "GET" -> look(exchange, isTry, query);
                case "DELETE" -> exchange.sendResponseHeaders(204, -1);
                default -> exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private void put(HttpExchange exchange, boolean isTry, @Nullable String query) throws IOException {
        if (isTry) {
            keep(exchange.getRequestBody().readAllBytes(), query == null || query.contains("partNumber=1&"));
        } else {
            discard(exchange.getRequestBody());
        }
        exchange.getResponseHeaders().set("ETag", "\"0\"");
        exchange.sendResponseHeaders(200, -1);
    }

    private synchronized void keep(byte[] sent, boolean isFirst) {
        if (isFirst) {
            kept.reset();
        }
        kept.writeBytes(sent);
    }

    private static void discard(InputStream sent) throws IOException {
        var buffer = new byte[BUFFER_BYTES];
        int read = 0;
        while (read >= 0) {
            read = sent.read(buffer);
        }
    }

    private void look(HttpExchange exchange, boolean isTry, @Nullable String query) throws IOException {
        if (query != null && query.contains("uploads")) {
            xml(exchange, "<ListMultipartUploadsResult><IsTruncated>false</IsTruncated></ListMultipartUploadsResult>");
        } else if (isTry) {
            answer(exchange, kept.toByteArray());
        } else {
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private String begun() {
        return "<InitiateMultipartUploadResult><UploadId>" + uploads.incrementAndGet()
                + "</UploadId></InitiateMultipartUploadResult>";
    }

    private static String completed() {
        return "<CompleteMultipartUploadResult><ETag>&quot;0-1&quot;</ETag></CompleteMultipartUploadResult>";
    }

    private static void xml(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        answer(exchange, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
