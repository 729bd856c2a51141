package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.model.Call;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planet is called through the proxy that is set. */
class ProxyTest extends RouteCase {
    private static final URI PLANET = URI.create("https://planet.invalid");

    private static final List<String> ASKED = new CopyOnWriteArrayList<>();
    private static ServerSocket proxy;

    ProxyTest(@TempDir Path home) {
        super(home, yesterday(), PLANET, Map.of("http.proxy", "http://localhost:" + proxy.getLocalPort()));
    }

    @BeforeAll
    static void openProxy() throws IOException {
        proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var door = new Thread(ProxyTest::refuseAll, "proxy");
        door.setDaemon(true);
        door.start();
    }

    private static void refuseAll() {
        while (!proxy.isClosed()) {
            try (var caller = proxy.accept()) {
                refuse(caller);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void refuse(Socket caller) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        ASKED.add(lines.readLine());
        caller.getOutputStream()
                .write("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    @AfterAll
    static void closeProxy() throws IOException {
        proxy.close();
    }

    @Test
    void planet_is_called_through_the_proxy() {
        var answer = template.send("direct:gate-search", one -> one.getMessage()
                .setBody(new Call("GET", PLANET.resolve("/data/v1"), null, "x")));

        await().untilAsserted(() -> assertThat(ASKED).first().isEqualTo("CONNECT planet.invalid:443 HTTP/1.1"));
        assertThat(answer.getException()).isNotNull();
    }
}
