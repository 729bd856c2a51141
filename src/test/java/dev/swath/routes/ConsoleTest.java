package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.model.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that people look at, and what they ask for. */
class ConsoleTest extends ApiCase {
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");
    private static final Pattern IMPORT = Pattern.compile("from \"\\./([a-z.]+)\"|new URL\\(\"([a-z.]+)\"");
    private static final int MOST_BYTES = 600_000;
    private static final String EVIL = "<img src=x onerror=alert(1)>";

    ConsoleTest(@TempDir Path home) {
        super(home);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    /** Of the first page, then of what is named there, and so on. */
    private SortedSet<String> addresses() throws Exception {
        var found = new TreeSet<String>();
        var matcher = ADDRESS.matcher(get("/").body());
        while (matcher.find()) {
            follow(matcher.group(1), found);
        }
        return found;
    }

    private void follow(String address, SortedSet<String> found) throws Exception {
        if (!found.add(address) || !address.endsWith(".js")) {
            return;
        }
        var named = IMPORT.matcher(get(address).body());
        while (named.find()) {
            var name = named.group(1) == null ? named.group(2) : named.group(1);
            follow(address.substring(0, address.lastIndexOf('/') + 1) + name, found);
        }
    }

    @Test
    void theFirstPage_runsNothingButOurOwnScripts_inNobodysFrame() throws Exception {
        var page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "http:", "https:", "*");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.body())
                .doesNotContainPattern("<script(?![^>]*\\bsrc=)")
                .doesNotContainPattern("\\son\\w+=")
                .doesNotContainPattern("\\sstyle=|<style|://");
    }

    @Test
    void everythingThatAPageNames_isThere_packed_andKeptForEver() throws Exception {
        var addresses = addresses();
        assertThat(addresses).hasSizeGreaterThan(12).allMatch(address -> address.matches("/console/\\w{12}/[a-z.]+"));
        assertThat(addresses).anyMatch(address -> address.endsWith("/leaflet.js"));
        long bytes = packed("/").body().length;
        for (var address : addresses) {
            var packed = packed(address);
            assertThat(packed.statusCode()).as(address).isEqualTo(200);
            assertThat(header(packed, "Cache-Control")).contains("immutable");
            assertThat(header(packed, "Content-Security-Policy")).contains("default-src 'self'");
            assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
            var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
            assertThat(new String(unpacked, StandardCharsets.UTF_8))
                    .isEqualTo(get(address).body());
            bytes += packed.body().length;
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
        assertThat(header(get("/"), "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(get(addresses.first()), "Content-Encoding")).isEmpty();
    }

    private HttpResponse<byte[]> packed(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address(path))
                                .header("Accept-Encoding", "br, gzip")
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html/",
                "../index.html",
                "../../.env",
                "%2e%2e/%2e%2e/.env",
                "..%2f..%2f.env",
                "..%5c..%5c.env",
                "%00",
                "main.js%00.html",
                "/etc/passwd",
                "//main.js",
                "web/openapi.json",
                "../console/main.js",
                "META-INF/MANIFEST.MF",
                "leaflet-src.js",
                "MAIN.JS"
            })
    void aPathThatIsNoneOfThePages_reachesNothing(String trick) throws Exception {
        var place = addresses().first().replaceFirst("[^/]+$", "");
        for (var path : List.of(place + trick, "/console/" + trick, "/console/000000000000/" + trick, "/" + trick)) {
            if (path.equals("//etc/passwd") || path.startsWith("///")) {
                continue;
            }
            assertThat(get(path).statusCode()).as(path).isIn(400, 404);
        }
        assertThat(get("/console/000000000000/main.js").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2f..%2f.env", "%2e%2e", "..%5c..%5c.env", "%2fetc%2fpasswd", "%00", "none'%20or%201=1"})
    void aDropThatIsAPath_hasNoReport(String trick) throws Exception {
        for (var ending : List.of("json", "html")) {
            assertThat(get("/api/drops/" + trick + "/report." + ending).statusCode())
                    .as(trick)
                    .isIn(400, 404, 415);
        }
    }

    @Test
    void pagesAreOnlyRead() throws Exception {
        assertThat(post("/").statusCode()).isEqualTo(404);
        assertThat(post(addresses().first()).statusCode()).isEqualTo(404);
        var head = send(HttpRequest.newBuilder(address("/")).method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    /** What makes markup of text is used nowhere in what is ours. */
    @Test
    void pagesAreBuiltFromTextAlone() throws Exception {
        for (var address : addresses()) {
            if (address.endsWith(".js") && !address.contains("/leaflet.")) {
                assertThat(get(address).body())
                        .as(address)
                        .doesNotContainPattern("(?i)(inner|outer)HTML|insertAdjacent|document\\.write|DOMParser|srcdoc")
                        .doesNotContainPattern("\\beval\\b|new Function|javascript:|createContextualFragment")
                        .doesNotContainPattern("https?://(?!www\\.w3\\.org/2000/svg\")");
            }
        }
    }

    @Test
    void aNameThatIsMarkup_isToldAsTextOfJson() throws Exception {
        var file = fields(1).replace("field 0", EVIL).getBytes(StandardCharsets.UTF_8);
        assertThat(upload("parcels.geojson", file, "id_column=name", "start_date=2025-06-01", "end_date=2025-06-30")
                        .statusCode())
                .isEqualTo(202);
        takenIn("parcels.geojson");
        var areas = get("/api/areas?drop=parcels");
        assertThat(header(areas, "Content-Type")).isEqualTo("application/json");
        assertThat(header(areas, "X-Content-Type-Options")).isEqualTo("nosniff");
        var key = json(areas).at("/features/0/properties/feature").asText();
        var report = get("/api/drops/parcels/report.html");
        assertThat(report.body()).contains("&lt;img").doesNotContain(EVIL);
        assertThat(header(report, "Content-Security-Policy")).contains("default-src 'none'");
        var word = java.net.URLEncoder.encode("parcels/" + key, StandardCharsets.UTF_8);
        var subject = get("/api/subjects?word=" + word);
        assertThat(json(subject).at("/subjects/0/kind").asText()).isEqualTo("feature");
        assertThat(header(
                        get("/api/subjects?word=" + java.net.URLEncoder.encode(EVIL, StandardCharsets.UTF_8)),
                        "Content-Type"))
                .startsWith("application/");
    }

    @Test
    void areas_areGeoJson_pageByPage_withHowTheyStand() throws Exception {
        taken("fields", 3);
        var first = json(get("/api/areas?drop=fields&limit=2"));
        assertThat(first.path("type").asText()).isEqualTo("FeatureCollection");
        assertThat(first.path("features")).hasSize(2);
        var area = first.path("features").get(0);
        assertThat(area.at("/geometry/type").asText()).isEqualTo("MultiPolygon");
        assertThat(area.at("/geometry/coordinates/0/0")).hasSize(5);
        assertThat(area.at("/properties/state").asText()).isEqualTo("waiting");
        assertThat(area.at("/properties/hectares").asDouble()).isBetween(90.0, 110.0);
        assertThat(json(get(first.path("next").asText())).path("features")).hasSize(1);
        assertThat(code(get("/api/areas?drop=none"))).isEqualTo("no-such-drop");
        assertThat(code(get("/api/areas?dorp=fields"))).isEqualTo("bad-parameter");
    }

    @Test
    void aSubject_isTold_withItsHistoryInPlainWords() throws Exception {
        planned();
        tick("order-claim");
        var order = json(get("/api/orders")).at("/orders/0/name").asText();
        var told = json(get("/api/subjects?word=" + order)).at("/subjects/0");
        assertThat(told.path("kind").asText()).isEqualTo("order");
        assertThat(told.path("history").findValuesAsText("told"))
                .anyMatch(line -> line.startsWith("Planet accepted the order as"));
        assertThat(json(get("/api/subjects?word=fields")).at("/subjects/0/kind").asText())
                .isEqualTo("drop");
        assertThat(get("/api/subjects?word=nothing").statusCode()).isEqualTo(404);
        assertThat(code(get("/api/subjects"))).isEqualTo("bad-parameter");
    }

    @Test
    void oneFile_isTriedAgain_withoutTheOthers() throws Exception {
        read();
        // the manifest names the others
        work("download-claim", Route.DOWNLOAD);
        assertThat(post("/api/drops/fields/cancel").statusCode()).isEqualTo(202);
        var stopped = json(get("/api/files?status=cancelled")).path("files");
        assertThat(stopped).hasSizeGreaterThan(1);
        var file = stopped.get(1);
        var again = post("/api/files/" + file.path("id").asText() + "/retry");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(json(again).path("rows").asInt()).isEqualTo(1);
        assertThat(json(get("/api/files?status=waiting")).path("files").findValuesAsText("id"))
                .containsExactly(file.path("id").asText());
        var place = java.net.URLEncoder.encode(stopped.get(0).path("target").asText(), StandardCharsets.UTF_8);
        assertThat(json(post("/api/files/" + place + "/retry")).path("rows").asInt())
                .isEqualTo(1);
        assertThat(code(post("/api/files/fields/retry"))).isEqualTo("no-such-file");
    }

    @Test
    void theOverview_isTold_andToldAgainToWhoeverLooks() throws Exception {
        taken("fields", 2);
        var overview = json(get("/api/overview"));
        assertThat(overview.at("/rows/search~1waiting").asInt()).isEqualTo(2);
        assertThat(overview.path("checks").findValuesAsText("name")).contains("ledger", "door", "poll");
        assertThat(overview.at("/events/0/subject").asText()).isNotEmpty();
        assertThat(overview.path("spend").has("day")).isTrue();

        var events = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address("/api/live")).build(), BodyHandlers.ofInputStream());
        assertThat(header(events, "Content-Type")).isEqualTo("text/event-stream");
        try (var body = events.body()) {
            assertThat(firstEvent(body).at("/rows/search~1waiting").asInt()).isEqualTo(2);
        }
    }

    private static JsonNode firstEvent(InputStream body) throws IOException {
        var lines = new java.io.BufferedReader(new java.io.InputStreamReader(body, StandardCharsets.UTF_8));
        var line = Objects.requireNonNull(lines.readLine());
        while (!line.startsWith("data: ")) {
            line = Objects.requireNonNull(lines.readLine());
        }
        return new ObjectMapper().readTree(line.substring("data: ".length()));
    }
}
