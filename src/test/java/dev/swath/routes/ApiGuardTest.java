package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.app.gate.Scope;
import dev.swath.app.web.Guard;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Wiring;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is let in, when callers must say who they are. */
class ApiGuardTest extends ApiCase {
    private static final String TOKEN = "0123456789abcdef-token";
    private static final String LOGIN = "ops:0123456789abcdef:word";

    ApiGuardTest(@TempDir Path home) throws IOException {
        super(guarded(home));
    }

    private static Path guarded(Path home) throws IOException {
        Files.writeString(
                home.resolve(".env"),
                "PL_API_KEY=sandbox\nSWATH_WEB_TOKEN=" + TOKEN + "\nSWATH_WEB_LOGIN=" + LOGIN + "\n");
        return home;
    }

    private static UnaryOperator<String> only(String variable, String secret) {
        return name -> name.equals(variable) ? secret : "";
    }

    private static String basic(String login) {
        return Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private int status(String path, String authorization) throws Exception {
        var request = HttpRequest.newBuilder(address(path));
        return send(authorization.isEmpty() ? request : request.header("Authorization", authorization))
                .statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/drops, 401",
        "/api/spend, 401",
        "/openapi.json, 401",
        "/metrics, 401",
        "/health/ready, 401",
        "/, 401",
        "/console/main.js, 404",
        "/api/overview, 401",
        "/api/live, 401",
        "/nothing, 401",
        "/health/live, 200"
    })
    void withoutAWord_onlyTheProbeOfLifeIsAnswered(String path, int status) throws Exception {
        assertThat(status(path, "")).isEqualTo(status);
    }

    @Test
    void whoKnows_isLetIn_andNobodyElse() throws Exception {
        assertThat(status("/api/drops", "Bearer " + TOKEN)).isEqualTo(200);
        assertThat(status("/api/drops", "bearer " + TOKEN)).isEqualTo(200);
        assertThat(status("/api/drops", "Basic " + basic(LOGIN))).isEqualTo(200);
        for (var wrong : new String[] {
            "Bearer " + TOKEN + "x",
            "Bearer " + TOKEN.substring(1),
            "Bearer " + TOKEN.toUpperCase(java.util.Locale.ROOT),
            "Bearer ",
            TOKEN,
            "Basic " + TOKEN,
            "Basic " + basic("ops:wrong"),
            "Basic " + basic(LOGIN.substring(4)),
            "Bearer " + LOGIN,
            "Basic %%%"
        }) {
            assertThat(status("/api/drops", wrong)).as(wrong).isEqualTo(401);
        }
    }

    @Test
    void theRefusal_saysHow_andTellsNothing() throws Exception {
        var answer = get("/api/drops/anything");
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"swath\"", "Basic realm=\"swath\"");
        assertThat(code(answer)).isEqualTo("unauthenticated");
        assertThat(answer.body()).doesNotContain(TOKEN).doesNotContain("0123456789abcdef");
    }

    @Test
    void aBodyFromAStranger_isNotKept() throws Exception {
        assertThat(upload("a.geojson", fields(1).getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(401);
        assertThat(lying()).isEmpty();
    }

    @Test
    void anAddressThatOthersReach_isAllowed() {
        var open = Settings.load(home, Map.of(), Map.of("web.port", "9999", "web.host", "0.0.0.0"));
        assertThatCode(() -> new Wiring(open, secrets(), ledger, clock, Scope.everything()).close())
                .doesNotThrowAnyException();
    }

    @Test
    void aSecretThatIsGuessedEasily_isRefused_withoutBeingTold() {
        for (var weak : new String[] {"short", "fifteen-letters"}) {
            assertThatThrownBy(() -> Guard.of(only("SWATH_WEB_TOKEN", weak)))
                    .isInstanceOf(BadSetting.class)
                    .hasMessageContaining("SWATH_WEB_TOKEN")
                    .hasMessageNotContaining(weak);
        }
        assertThatThrownBy(() -> Guard.of(only("SWATH_WEB_LOGIN", "ops:short"))).isInstanceOf(BadSetting.class);
        assertThatThrownBy(() -> Guard.of(only("SWATH_WEB_LOGIN", "no-colon-in-here-at-all")))
                .isInstanceOf(BadSetting.class);
        assertThat(Guard.of(only("SWATH_WEB_TOKEN", TOKEN)).toString()).doesNotContain(TOKEN);
    }
}
