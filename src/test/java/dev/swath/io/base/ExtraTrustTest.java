package dev.swath.io.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

class ExtraTrustTest {
    private final Path folder;

    ExtraTrustTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aServerOfTheHouse_isTrusted_onceItsCertificateIsGiven() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "house",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost");
        keytool("-exportcert", "-alias", "house", "-rfc", "-file", "house.pem");
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(identity()));
        server.createContext("/", exchange -> {
            // closing is what sends the answer
            try (exchange) {
                Origin.body(200, "x").handle(exchange);
            }
        });
        server.start();
        var link = URI.create("https://localhost:" + server.getAddress().getPort() + "/f");
        try (var trusting = fetch(folder.resolve("house.pem"));
                var plain = fetch(null)) {
            try (var response = trusting.get(link, 0, null)) {
                assertThat(response.status()).isEqualTo(200);
            }
            assertThatThrownBy(() -> plain.get(link, 0, null))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("CA bundle");
            askBucket(link, folder.resolve("house.pem"));
            assertThatThrownBy(() -> askBucket(link, null)).isInstanceOf(SdkClientException.class);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aBundleThatIsNone_isABadSetting() throws IOException {
        var empty = Files.createFile(folder.resolve("empty.pem"));
        var nonsense = Files.writeString(folder.resolve("nonsense.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n");
        for (var bundle : List.of(empty, nonsense, folder.resolve("missing.pem"))) {
            assertThatThrownBy(() -> fetch(bundle))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining(bundle.toString());
        }
    }

    private static HttpFetch fetch(@Nullable Path bundle) {
        return new HttpFetch(settings(bundle), Clock.systemUTC());
    }

    private static HttpFetchSettings settings(@Nullable Path bundle) {
        var patience = Duration.ofSeconds(10);
        return new HttpFetchSettings(patience, patience, 1, null, List.of(), bundle, "swath-test");
    }

    private static void askBucket(URI endpoint, @Nullable Path bundle) {
        try (var client = S3Clients.open(
                S3Server.access(endpoint.resolve("/"), false), settings(bundle), S3Server.credentials())) {
            client.headBucket(request -> request.bucket("b"));
        }
    }

    private SSLContext identity() throws Exception {
        var password = "secret".toCharArray();
        var store = KeyStore.getInstance(folder.resolve("keys").toFile(), password);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... arguments) throws Exception {
        var command = new java.util.ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", "keys", "-storepass", "secret"));
        var process = new ProcessBuilder(command).directory(folder.toFile()).start();
        assertThat(process.waitFor()).isZero();
    }
}
