package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.io.base.Trees;
import io.vertx.core.http.HttpMethod;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every path with a name in it, asked with names that are paths, by every method that it has. */
class PathTricksTest extends ApiCase {
    private static final String SECRET = "the-secret-beside-the-inbox";
    private static final List<String> TRICKS = List.of(
            "..%2f..%2fsecret.json",
            "%2e%2e%2f%2e%2e%2fsecret.json",
            "%252e%252e%252fsecret.json",
            "..%5c..%5csecret.json",
            "HOME%2fsecret.json",
            "file:HOME%2fsecret.json",
            "secret.json",
            "secret.json%00",
            "%00",
            "%0d%0aX-Evil:%201",
            "~",
            "*",
            "'%20or%20'1'='1",
            "x".repeat(300),
            "x".repeat(3000));

    private static final Set<Integer> REFUSED = Set.of(400, 404, 405, 413, 414, 415, 422);

    PathTricksTest(@TempDir Path home) {
        super(home);
    }

    private Map<String, Set<HttpMethod>> named() {
        var named = new TreeMap<String, Set<HttpMethod>>();
        var name = VertxPlatformHttpRouter.getRouterNameFromPort(settings.integer("web.port"));
        VertxPlatformHttpRouter.lookup(context, name).getRoutes().stream()
                .filter(route -> route.getPath() != null && route.methods() != null)
                .filter(route -> route.getPath().contains(":"))
                .forEach(route -> named.computeIfAbsent(route.getPath(), path -> new HashSet<>())
                        .addAll(route.methods()));
        return named;
    }

    private String secret() throws Exception {
        for (var place : List.of("secret.json", "delivered/secret.json", "state/secret.json")) {
            var file = home.resolve(place);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{\"" + SECRET + "\": 1}");
        }
        taken("fields", 1);
        return home.toString().replace("/", "%2f");
    }

    private void refuses(HttpMethod method, String path) throws Exception {
        var body = method.equals(HttpMethod.POST) ? BodyPublishers.ofString("{}") : BodyPublishers.noBody();
        var answer = send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "application/json")
                .method(method.name(), body));
        assertThat(answer.statusCode()).as(method + " " + path).isIn(REFUSED);
        assertThat(answer.body()).doesNotContain(SECRET);
        assertThat(answer.headers().map()).doesNotContainKey("x-evil");
    }

    @Test
    void aNameThatIsAPath_isRefusedByEveryPath() throws Exception {
        var home = secret();
        var named = named();
        assertThat(named)
                .hasSizeGreaterThan(25)
                .containsKeys(
                        "/api/drops/:drop/report.html",
                        "/api/images/:image/image.tif",
                        "/datasets/:dataset",
                        "/composites/:composite");
        var before = lying();
        for (var path : named.entrySet()) {
            for (var trick : TRICKS) {
                for (var method : path.getValue()) {
                    refuses(method, path.getKey().replaceAll(":\\w+", trick.replace("HOME", home)));
                }
            }
        }
        assertThat(lying()).as("nothing was written or removed").isEqualTo(before);
        assertThat(this.home.resolve("secret.json")).exists();
    }

    /** As no client of good manners sends them: dots stay in the path. */
    @Test
    void dotsThatAreLeftInAPath_leadToNoFile() throws Exception {
        secret();
        for (var path : named().keySet()) {
            for (var trick : List.of("..", "%2e%2e", "../../secret.json", "./../.%2e/secret.json", "//secret.json")) {
                var answer = get(path.replaceFirst(":\\w+", trick).replaceAll(":\\w+", "x"));
                assertThat(answer.statusCode()).as(path + " " + trick).isLessThan(500);
                assertThat(answer.body()).doesNotContain(SECRET);
            }
        }
    }

    @Test
    void aFileThatIsSent_isNamedByNoPath_whereverItIsSentTo() throws Exception {
        var file = fields(1).getBytes(StandardCharsets.UTF_8);
        for (var place : List.of("/api/drops", "/api/estimate", "/datasets")) {
            for (var name : List.of(
                    "..", "../../evil", "a/b", home + "/evil", "a\\\\b", ".hidden", "a\u0001b", "x".repeat(200))) {
                var type = "multipart/form-data; boundary=----of-the-test";
                assertThat(code(post(place, type, form(name + ".geojson", file))))
                        .as(place + " " + name)
                        .isEqualTo("bad-name");
                assertThat(code(post(place, type, form("fine.geojson", file, "name=" + name))))
                        .as(place + " " + name)
                        .isEqualTo("bad-name");
            }
            for (var name : List.of(
                    "..%2f..%2fevil",
                    "%2e%2e",
                    home.toString().replace("/", "%2f") + "%2fevil",
                    "a%5cb",
                    "%00",
                    "a%00b",
                    "x".repeat(200))) {
                assertThat(code(post(place + "?name=" + name, "application/geo+json", file)))
                        .as(place + " " + name)
                        .isEqualTo("bad-name");
            }
        }
        // what was sent is removed after the answer
        await().untilAsserted(() -> assertThat(lying()).isEmpty());
    }

    @Test
    void aDatasetThatIsNamedByAPathOutOfTheHome_isNotTouched() throws Exception {
        var outside = Files.createDirectories(home.resolveSibling(home.getFileName() + "-outside"));
        var chips = Files.createDirectory(outside.resolve("farm-chips"));
        Files.writeString(chips.resolve("collection.json"), "{}");
        Files.createSymbolicLink(home.resolve("link"), outside);
        for (var folder : List.of(
                "..",
                "../x",
                "/etc",
                outside.toString(),
                "link",
                "link/farm-chips",
                "a/../../x",
                "\\u0000",
                "a\\u0000b",
                ".")) {
            var answer = post("/datasets", "application/json", "{\"folder\": \"" + folder + "\"}");
            assertThat(answer.statusCode()).as(folder).isEqualTo(422);
            assertThat(json(answer).at("/errors/0/field").asText()).as(folder).isEqualTo("folder");
        }
        assertThat(chips).isDirectoryContaining("glob:**/collection.json");
        Trees.remove(outside);
    }
}
