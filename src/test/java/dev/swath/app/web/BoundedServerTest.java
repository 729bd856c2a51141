package dev.swath.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers who send slowly, or too much. */
final class BoundedServerTest {
    private static final int SHORT_MILLIS = 300;
    private static final int LONGER_MILLIS = 20_000;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private int port;

    @BeforeEach
    void start() throws Exception {
        port = FreePort.next();
        var settings = new VertxPlatformHttpServerConfiguration();
        settings.setHost("127.0.0.1");
        settings.setBindHost("127.0.0.1");
        settings.setPort(port);
        settings.setBindPort(port);
        var server = new BoundedServer(settings, SHORT_MILLIS, SHORT_MILLIS);
        context.addService(server);
        ServiceHelper.startService(server);
        var router = server.router();
        server.bound(router);
        router.route().handler(asked -> asked.request().end().onSuccess(come -> Problem.of(404, "no-such-path", "none")
                .answer(asked)));
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** Everything that is answered until the server hangs up. */
    private String answered(String sent) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(LONGER_MILLIS);
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aHeadThatDoesNotEnd_isWaitedForSoLong() throws IOException {
        assertThat(answered("GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ")).isEmpty();
    }

    @Test
    void aConnectionThatSaysNothing_isClosed() throws IOException {
        assertThat(answered("")).isEmpty();
    }

    @Test
    void aBodyThatDoesNotEnd_isWaitedForSoLong() throws IOException {
        assertThat(answered("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc"))
                .startsWith("HTTP/1.1 408 ")
                .contains("too-slow");
    }

    @Test
    void aConnectionThatAskedOnce_andIsSilentThen_isClosed() throws IOException {
        assertThat(answered("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void headsAndLines_thatAreTooLong_areRefused() throws IOException {
        var close = "Host: localhost\r\nConnection: close\r\n";
        assertThat(answered("GET / HTTP/1.1\r\n" + close + "X-A: " + "a".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(answered("GET /" + "a".repeat(10_000) + " HTTP/1.1\r\n" + close + "\r\n"))
                .startsWith("HTTP/1.0 414 ");
    }
}
