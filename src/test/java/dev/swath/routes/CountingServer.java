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
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Counts the POSTs that reach it, over plain HTTP or over TLS with a certificate of its own. */
final class CountingServer implements AutoCloseable {
    private static final String PASSWORD = "changeit";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger posts = new AtomicInteger();
    private final SSLContextParameters trust;
    private volatile HttpHandler answer = HttpExchange::close;

    private CountingServer(HttpServer server, SSLContextParameters trust) {
        this.server = server;
        this.trust = trust;
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
            return new CountingServer(HttpServer.create(anyPort(), 0), new SSLContextParameters());
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
            var trusted = new TrustManagersParameters();
            trusted.setKeyStore(store);
            var trust = new SSLContextParameters();
            trust.setTrustManagers(trusted);
            return new CountingServer(server, trust);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
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

    /** What the client has to trust. */
    SSLContextParameters trust() {
        return trust;
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
