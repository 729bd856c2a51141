package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where browsers come over https, the session's cookie goes no other way. */
class SecureCookieTest extends ApiCase {
    private static final String TOKEN = "0123456789abcdef-token";

    SecureCookieTest(@TempDir Path home) throws IOException {
        super(guarded(home), Map.of("web.https", "true"));
    }

    private static Path guarded(Path home) throws IOException {
        Files.writeString(home.resolve(".env"), "PL_API_KEY=sandbox\nSWATH_WEB_TOKEN=" + TOKEN + "\n");
        return home;
    }

    @Test
    void theCookie_goesOverHttpsAlone() throws Exception {
        var answer = send(HttpRequest.newBuilder(address("/api/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user\":\"\",\"password\":\"" + TOKEN + "\"}")));
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .contains("Secure", "HTTPOnly", "SameSite=Strict");
    }
}
