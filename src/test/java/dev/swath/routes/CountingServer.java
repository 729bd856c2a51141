package dev.swath.routes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** Counts the POSTs that reach it, over plain HTTP or over TLS with a certificate of its own. */
final class CountingServer implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger posts = new AtomicInteger();
    private final @Nullable Path pem;
    private volatile HttpHandler answer = HttpExchange::close;

    private CountingServer(HttpServer server, @Nullable Path pem) {
        this.server = server;
        this.pem = pem;
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                if (exchange.getRequestMethod().equals("POST")) {
                    posts.incrementAndGet();
                }
                answer.handle(exchange);
            }
        });
        server.start();
    }

    static CountingServer http() {
        try {
            return new CountingServer(HttpServer.create(anyPort(), 0), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param folder where its key store is made */
    static CountingServer https(Path folder) {
        try {
            var store = new KeyStoreParameters();
            store.setResource("file:" + certificate(folder));
            store.setPassword(PASSWORD);
            var keys = new KeyManagersParameters();
            keys.setKeyStore(store);
            keys.setKeyPassword(PASSWORD);
            var own = new SSLContextParameters();
            own.setKeyManagers(keys);
            var server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(
                    new HttpsConfigurator(own.createSSLContext(new org.apache.camel.impl.DefaultCamelContext())));
            return new CountingServer(server, pem(store.createKeyStore(), folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path pem(KeyStore store, Path folder) throws IOException, GeneralSecurityException {
        var certificate = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("server").getEncoded());
        return Files.writeString(
                folder.resolve("server.pem"),
                "-----BEGIN CERTIFICATE-----\n" + certificate + "\n-----END CERTIFICATE-----\n");
    }

    private static Path certificate(Path folder) throws IOException, InterruptedException {
        var file = folder.resolve("server.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        int exit = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("keytool ended with " + exit);
        }
        return file;
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI uri() {
        var scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
    }

    /** Settings of a client that trusts it. */
    Map<String, String> trusted() {
        return pem == null ? Map.of() : Map.of("http.ca-bundle", pem.toString());
    }

    void answers(HttpHandler handler) {
        answer = handler;
    }

    int posts() {
        return posts.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
