package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.model.Route;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages of results ask for. */
class ConsoleImagesTest extends ApiCase {
    ConsoleImagesTest(@TempDir Path home) {
        super(home, Map.of("store.metadata", "true"));
    }

    private JsonNode delivered() throws Exception {
        var job = read();
        for (int rounds = 0; rounds < 6 && counts(job).containsKey("download/waiting"); rounds++) {
            work("download-claim", Route.DOWNLOAD);
        }
        return json(get("/api/images?drop=fields"));
    }

    private HttpResponse<byte[]> bytes(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofByteArray());
    }

    @Test
    void anImage_isListedWithItsScene_itsPlace_andItsPicture() throws Exception {
        var images = delivered().path("images");
        assertThat(images).hasSize(1);
        var image = images.get(0);
        assertThat(image.path("target").asText()).endsWith(".tif").doesNotContain("udm");
        assertThat(image.path("acquired").asText()).startsWith("2025-06-0");
        assertThat(Path.of(image.path("place").asText())).isRegularFile();
        assertThat(image.path("bounds")).hasSize(4);
        assertThat(image.path("bounds").get(0).asDouble()).isLessThan(10.0);

        var area = image.path("area").asText();
        assertThat(json(get("/api/images?area=" + area)).path("images")).hasSize(1);
        assertThat(json(get("/api/images?area=none")).path("images")).isEmpty();
        assertThat(json(get("/api/images?limit=1")).has("next")).isFalse();
        assertThat(code(get("/api/images?drop=none"))).isEqualTo("no-such-drop");
    }

    @Test
    void aPicture_isMadeOfTheImage_andKept() throws Exception {
        var address = delivered().at("/images/0/picture").asText();
        var answer = bytes(address + "?side=200");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        var picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
        assertThat(Math.max(picture.getWidth(), picture.getHeight())).isEqualTo(200);
        // a clipped field fills the middle, and nothing lies around it
        int middle = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
        assertThat(middle >>> 24).isEqualTo(255);
        assertThat(picture.getRGB(0, 0) >>> 24).isZero();

        var kept = home.resolve("state/pictures");
        try (var files = Files.list(kept)) {
            assertThat(files).singleElement().satisfies(file -> assertThat(file).hasBinaryContent(answer.body()));
        }
        assertThat(bytes(address + "?side=200").body()).isEqualTo(answer.body());
        assertThat(code(get(address + "?side=5000"))).isEqualTo("bad-parameter");
        assertThat(code(get(address + "?side=x"))).isEqualTo("bad-parameter");
        assertThat(code(get(address + "?width=9"))).isEqualTo("bad-parameter");
    }

    @Test
    void theFileItself_andItsDescription_areSentAsTheyLie() throws Exception {
        var image = delivered().at("/images/0");
        var file = bytes(image.path("file").asText());
        assertThat(file.body())
                .isEqualTo(Files.readAllBytes(Path.of(image.path("place").asText())));
        assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                .matches("attachment; filename=\"[A-Za-z0-9._-]+\\.tif\"");
        var item = get(image.path("item").asText());
        assertThat(json(item).path("id").asText()).isEqualTo(image.path("scene").asText());

        Files.delete(Path.of(image.path("place").asText()));
        assertThat(code(get(image.path("file").asText()))).isEqualTo("not-here");
        assertThat(code(get(image.path("picture").asText()))).isEqualTo("not-here");
        assertThat(json(get("/api/images")).at("/images/0").has("file")).isFalse();
    }

    @Test
    void aLinkThatLeadsOutOfTheStore_isNotFollowed() throws Exception {
        var image = delivered().at("/images/0");
        var place = Path.of(image.path("place").asText());
        var secret = Files.copy(place, home.resolve("secret.tif"));
        Files.delete(place);
        Files.createSymbolicLink(place, secret);
        assertThat(code(get(image.path("file").asText()))).isEqualTo("not-here");
        assertThat(code(get(image.path("picture").asText()))).isEqualTo("not-here");

        Path item;
        try (var files = Files.walk(home.resolve("delivered"))) {
            item = files.filter(file -> file.toString().endsWith("_scene.json"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.move(item, home.resolve("secret.json"));
        Files.createSymbolicLink(item, home.resolve("secret.json"));
        assertThat(code(get(image.path("item").asText()))).isEqualTo("no-such-description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "%2e%2e%2f%2e%2e%2f.env", "..%5c.env", "-", "a-b", "%00", "'%20or%20'1'='1"})
    void aNameThatIsNoImage_reachesNothing(String trick) throws Exception {
        for (var end : java.util.List.of("picture.png", "image.tif", "item.json")) {
            assertThat(get("/api/images/" + trick + "/" + end).statusCode())
                    .as(trick)
                    .isIn(400, 404);
        }
    }
}
