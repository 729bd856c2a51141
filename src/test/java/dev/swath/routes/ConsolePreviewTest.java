package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider's small pictures of scenes, as pages show them. */
class ConsolePreviewTest extends ApiCase {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    ConsolePreviewTest(@TempDir Path home) {
        super(home);
    }

    /** What was found for one area: chosen scenes, and others. */
    private List<JsonNode> scenes() throws Exception {
        planned();
        var area = json(get("/api/areas?drop=fields")).at("/features/0/id").asText();
        var found = json(get("/api/areas/" + area + "/scenes")).path("features");
        return StreamSupport.stream(found.spliterator(), false)
                .map(scene -> scene.path("properties"))
                .toList();
    }

    private String aPicture() throws Exception {
        return scenes().stream()
                .filter(scene -> scene.path("chosen").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("picture")
                .asText();
    }

    private HttpResponse<byte[]> picture(String path) throws Exception {
        var request = HttpRequest.newBuilder(address(path)).timeout(WITHIN).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void aPicture_isFetchedOnce_keptOnDisk_andTellsNoKey() throws Exception {
        var path = aPicture();
        assertThat(path).matches("/api/scenes/PSScene/\\w+/preview");
        var first = picture(path);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(type(first)).isEqualTo("image/jpeg");
        assertThat(first.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(first.headers().map().toString()).doesNotContainIgnoringCase("authorization");
        assertThat(ImageIO.read(new ByteArrayInputStream(first.body())).getWidth())
                .isEqualTo(256);
        assertThat(picture(path).body()).isEqualTo(first.body());
        assertThat(calls("thumb")).isEqualTo(1);
        try (var kept = Files.list(home.resolve("state/pictures"))) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void aSceneWithoutPicture_hasNone_andIsAskedForAgainAnotherTime() throws Exception {
        var path = aPicture();
        status("thumb", 404);
        var none = picture(path);
        assertThat(none.statusCode()).isEqualTo(204);
        assertThat(none.body()).isEmpty();
        assertThat(picture(path).statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNoPicture_isNotHandedOn_andNotKept() throws Exception {
        var path = aPicture();
        sandbox.faults().add(Fault.once("thumb", Kind.HTML_BODY));
        assertThat(code(get(path))).isEqualTo("no-preview");
        sandbox.faults().add(Fault.once("thumb", Kind.RESET_BODY));
        assertThat(get(path).statusCode()).isEqualTo(503);
        status("thumb", 500);
        assertThat(get(path).statusCode()).isEqualTo(503);
        assertThat(home.resolve("state/pictures"))
                .satisfiesAnyOf(folder -> assertThat(folder).doesNotExist(), folder -> assertThat(folder)
                        .isEmptyDirectory());
    }

    @Test
    void aKeyThatIsRefused_orARateLimit_isSaid_andStopsNoWork() throws Exception {
        var path = aPicture();
        status("thumb", 401);
        assertThat(code(get(path))).isEqualTo("unauthorized");
        status("thumb", 429, "retryAfter", "1");
        assertThat(get(path).statusCode()).isEqualTo(503);
        assertThat(json(get("/api/overview")).path("checks").toString()).contains("\"door\"");
        tick("order-claim");
        assertThat(calls("create")).isEqualTo(1);
    }

    @Test
    void theirPace_standsAmongThePaces_withItsCalls_andWhatWasSaidToThem() throws Exception {
        var path = aPicture();
        assertThat(pace().isMissingNode()).as("before the first").isTrue();
        picture(path);
        // what is told is a second old at most
        await().until(() -> !pace().isMissingNode());
        assertThat(pace().path("interval_ms").asInt()).isEqualTo(settings.integer("web.preview-interval-ms"));
        assertThat(pace().path("calls").asInt()).isEqualTo(1);
        assertThat(pace().has("paused_until")).isFalse();
        try (var kept = Files.list(home.resolve("state/pictures"))) {
            Files.delete(kept.findFirst().orElseThrow());
        }
        status("thumb", 429, "retryAfter", "600");
        assertThat(get(path).statusCode()).isEqualTo(503);
        await().until(() -> pace().path("limited").asInt() == 1);
        assertThat(pace().has("paused_until")).isTrue();
        assertThat(get("/metrics").body()).contains("swath_gate_limited_total{gate=\"preview\"} 1.0");
    }

    private JsonNode pace() throws Exception {
        return StreamSupport.stream(json(get("/api/overview")).path("gates").spliterator(), false)
                .filter(gate -> gate.path("gate").asText().equals("preview"))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PSScene/20250101_000000_00_0000",
                "PSScene/..%2f..%2f.env",
                "PSScene/%2e%2e",
                "..%2f..%2faccount/x",
                "PSScene/x%3fapi_key=1",
                "PSScene/http:%2f%2fexample.org%2f",
                "PSScene/%00",
                "SkySatScene/SCENE"
            })
    void aSceneThatNoSearchHasFound_isAskedOfNobody(String trick) throws Exception {
        var found = scenes().get(0).path("scene").asText();
        assertThat(get("/api/scenes/" + trick.replace("SCENE", found) + "/preview")
                        .statusCode())
                .as(trick)
                .isIn(400, 404, 415);
        assertThat(get("/api/scenes/PSScene/" + found + "/preview?width=9000").statusCode())
                .isEqualTo(422);
        assertThat(calls("thumb")).isZero();
    }
}
