package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who log in with a browser, what each may do, and what pages of others try in their name. */
class AccessTest extends ApiCase {
    private static final String TOKEN = "0123456789abcdef-token";
    private static final String VIEW_TOKEN = "fedcba9876543210-view";
    private static final String PASSWORD = "correct-horse-battery";
    private static final String VIEW_PASSWORD = "staple-of-a-viewer";

    AccessTest(@TempDir Path home) throws IOException {
        super(guarded(home), Map.of("web.names", "swath.example.org"));
    }

    private static Path guarded(Path home) throws IOException {
        Files.writeString(
                home.resolve(".env"),
                "PL_API_KEY=sandbox\nSWATH_WEB_TOKEN=" + TOKEN + "\nSWATH_WEB_VIEW_TOKEN=" + VIEW_TOKEN
                        + "\nSWATH_WEB_LOGIN=ann:" + PASSWORD + " ben:another-" + PASSWORD
                        + "\nSWATH_WEB_VIEW_LOGIN=vera:" + VIEW_PASSWORD + "\n");
        return home;
    }

    /** A cookie, and the token that goes with it. */
    private record Session(String cookie, String token) {}

    private HttpResponse<String> login(String user, String password, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(address("/api/login"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password)));
        return send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
    }

    private Session session(String user, String password) throws Exception {
        var answer = login(user, password, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Session(cookie(answer), json(answer).path("token").asText());
    }

    private static String cookie(HttpResponse<?> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("").replaceFirst(";.*", "");
    }

    private HttpResponse<String> ask(String method, String path, Session session, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(address(path))
                .header("Cookie", session.cookie())
                .method(method, BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    @Test
    void whoLogsIn_getsACookie_thatNoScriptAndNoOtherSiteCanUse() throws Exception {
        var answer = login("ann", PASSWORD, "");
        assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
                .matches("swath=[0-9a-fA-F]{64}; Path=/; HTTPOnly; SameSite=Strict");
        assertThat(json(answer).path("role").asText()).isEqualTo("operator");
        assertThat(json(answer).path("token").asText()).hasSize(64);
        assertThat(answer.body()).doesNotContain(PASSWORD);
        var session = session("vera", VIEW_PASSWORD);
        assertThat(ask("GET", "/api/overview", session).statusCode()).isEqualTo(200);
        assertThat(json(ask("GET", "/api/me", session)).path("role").asText()).isEqualTo("viewer");
    }

    @Test
    void whoIsWrong_isRefused_andAfterTenTriesMustWait() throws Exception {
        for (int i = 0; i < 10; i++) {
            var answer = i % 2 == 0 ? login("ann", "wrong-password-" + i, "") : login("nobody", PASSWORD, "");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        var answer = login("ann", PASSWORD, "");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 6L);
        var byHeader = send(HttpRequest.newBuilder(address("/api/drops")).header("Authorization", "Bearer guess"));
        assertThat(byHeader.statusCode()).isEqualTo(429);
    }

    @Test
    void aSessionThatSomebodyElseChose_isNeverUsed() throws Exception {
        var chosen = "swath=" + "ab".repeat(32);
        var mine = cookie(login("ann", PASSWORD, chosen));
        assertThat(mine).startsWith("swath=").isNotEqualTo(chosen);
        assertThat(ask("GET", "/api/drops", new Session(chosen, "")).statusCode())
                .isEqualTo(401);
        var again = cookie(login("ann", PASSWORD, mine));
        assertThat(again).isNotEqualTo(mine);
        assertThat(ask("GET", "/api/drops", new Session(mine, "")).statusCode()).isEqualTo(401);
        assertThat(ask("GET", "/api/drops", new Session(again, "")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void logOut_endsTheSession() throws Exception {
        var session = session("ann", PASSWORD);
        assertThat(ask("POST", "/api/logout", session).statusCode()).isEqualTo(403);
        assertThat(ask("POST", "/api/logout", session, "X-Swath-Token", session.token())
                        .statusCode())
                .isEqualTo(204);
        assertThat(ask("GET", "/api/overview", session).statusCode()).isEqualTo(401);
    }

    @Test
    void whatChangesSomething_needsTheSessionsToken_andOurOwnPage() throws Exception {
        taken("fields", 1);
        var session = session("ann", PASSWORD);
        var other = session("ben", "another-" + PASSWORD);
        var path = "/api/drops/fields/cancel";
        assertThat(code(ask("POST", path, session))).isEqualTo("no-session-token");
        assertThat(code(ask("POST", path, session, "X-Swath-Token", other.token())))
                .isEqualTo("no-session-token");
        assertThat(code(ask("POST", path, session, "X-Swath-Token", session.token(), "Origin", "http://evil.example")))
                .isEqualTo("foreign-origin");
        assertThat(code(ask("POST", path, session, "X-Swath-Token", session.token(), "Sec-Fetch-Site", "cross-site")))
                .isEqualTo("foreign-origin");
        assertThat(ask("POST", path, session, "X-Swath-Token", session.token()).statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/drops/fields/cancel", "/api/drops/fields/retry", "/api/drops/fields/approve", "/api/drops"
            })
    void aViewer_looks_andChangesNothing(String path) throws Exception {
        taken("fields", 1);
        var vera = session("vera", VIEW_PASSWORD);
        assertThat(code(ask("POST", path, vera, "X-Swath-Token", vera.token()))).isEqualTo("only-looking");
        var byToken = HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + VIEW_TOKEN)
                .POST(BodyPublishers.noBody());
        assertThat(code(send(byToken))).isEqualTo("only-looking");
        assertThat(ledger.jobs().counts()).containsEntry("search/waiting", 1L);
    }

    @Test
    void whoDecided_standsInTheHistory() throws Exception {
        taken("fields", 1);
        var ann = session("ann", PASSWORD);
        ask("POST", "/api/drops/fields/cancel", ann, "X-Swath-Token", ann.token());
        send(HttpRequest.newBuilder(address("/api/drops/fields/retry"))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.noBody()));
        var told = json(ask("GET", "/api/subjects?word=fields", ann)).at("/subjects/0/history");
        assertThat(told.findValuesAsText("by")).contains("ann", "token");
        assertThat(json(ask("GET", "/api/overview", ann)).path("events").findValuesAsText("by"))
                .contains("ann");
    }

    @Test
    void aPersonWithoutASession_isLedToThePageForIt() throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address("/"))
                                .header("Accept", "text/html,*/*")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/login");
        var page = get("/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContainPattern("<script(?![^>]*\\bsrc=)").doesNotContain("ann");
    }

    @Test
    void onlyNamesThatAreOurs_areAnswered() throws Exception {
        for (var ours : new String[] {"localhost", "127.0.0.1", "[::1]", "swath.example.org", "SWATH.example.org"}) {
            assertThat(statusFor(ours)).as(ours).isEqualTo(200);
        }
        for (var foreign :
                new String[] {"evil.example", "127.0.0.1.evil.example", "swath.example.org.evil", "", "0.0.0.0"}) {
            assertThat(statusFor(foreign)).as(foreign).isIn(400, 403);
        }
    }

    private int statusFor(String host) throws IOException {
        var port = address("/").getPort();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET /login HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }

    @Test
    void everyAnswer_saysThatNobodyMayFrameIt() throws Exception {
        taken("fields", 1);
        var ann = session("ann", PASSWORD);
        for (var path :
                new String[] {"/", "/login", "/api/drops", "/api/drops/fields/report.html", "/none", "/metrics"}) {
            var headers = ask("GET", path, ann).headers();
            assertThat(headers.firstValue("X-Frame-Options")).as(path).contains("DENY");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("script-src");
        }
    }

    @Test
    void aLogInThatIsTooLarge_orIsNone_isRefused() throws Exception {
        var large = "{\"user\":\"" + "a".repeat(10_000) + "\"}";
        assertThat(post("/api/login", "application/json", large).statusCode()).isEqualTo(413);
        assertThat(post("/api/login", "application/json", "{").statusCode()).isEqualTo(422);
        assertThat(post("/api/login", "application/x-www-form-urlencoded", "user=ann")
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/api/login", "application/json", "[]").statusCode()).isEqualTo(401);
    }
}
