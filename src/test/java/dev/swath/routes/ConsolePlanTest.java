package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages for drawing and approving ask for. */
class ConsolePlanTest extends ApiCase {
    private static final String GEO = "application/geo+json";
    private static final String JUNE = "start_date=2025-06-01&end_date=2025-08-31&cadence=weekly&id_column=name";

    ConsolePlanTest(@TempDir Path home) {
        super(
                home,
                Map.of(
                        "quota.approve-above-hectares",
                        "1",
                        "quota.max-hectares-per-day",
                        "5000",
                        "web.tiles",
                        "https://tile.example.org/{z}/{x}/{y}.png"));
    }

    @Test
    void anEstimate_isReckonedLikeADrop_andLeavesNothingBehind() throws Exception {
        var told = json(post("/api/estimate?" + JUNE, GEO, fields(2)));
        assertThat(told.path("features").asInt()).isEqualTo(2);
        assertThat(told.path("hectares").asDouble()).isBetween(200.0, 202.0);
        assertThat(told.path("searches").asInt()).isEqualTo(2);
        // 14 weeks from Sunday to Saturday touch June to August, for each of two fields
        assertThat(told.path("most_scenes").asInt()).isEqualTo(28);
        assertThat(told.path("most_hectares").asDouble())
                .isEqualTo(14 * told.path("hectares").asDouble(), org.assertj.core.api.Assertions.within(0.001));
        assertThat(told.path("needs_approval").asBoolean()).isTrue();
        assertThat(told.at("/spend/day/limit_hectares").asInt()).isEqualTo(5000);
        assertThat(told.at("/areas/features/1/properties/name").asText()).isEqualTo("field 1");
        assertThat(told.at("/areas/features/1/geometry/coordinates/0/0")).hasSize(5);

        assertThat(ledger.jobs().list(10)).isEmpty();
        await().untilAsserted(() -> assertThat(lying()).isEmpty());
        assertThat(sandbox.journal().counts()).isEmpty();
    }

    @Test
    void anEstimate_ofAllScenes_saysNothingOfTheirNumber() throws Exception {
        var told = json(post("/api/estimate?" + JUNE.replace("weekly", "all"), GEO, fields(1)));
        assertThat(told.has("most_scenes")).isFalse();
        assertThat(told.has("most_hectares")).isFalse();
        assertThat(told.path("searches").asInt()).isEqualTo(1);
    }

    @Test
    void anEstimate_saysWhatCannotBeUsed_andRefusesWhatADropWouldBeRefused() throws Exception {
        var line = fields(1)
                .replace("\"Polygon\",\"coordinates\":[[[", "\"LineString\",\"coordinates\":[[")
                .replace("]]]}", "]]}");
        var told = json(post("/api/estimate?" + JUNE, GEO, line));
        assertThat(told.path("unusable").asInt()).isEqualTo(1);
        assertThat(told.at("/aside/0/reason").asText()).isNotEmpty();
        assertThat(code(post("/api/estimate?id_column=nothing", GEO, fields(1))))
                .isEqualTo("no-such-column");
        assertThat(code(post("/api/estimate?cadence=hourly", GEO, fields(1)))).isEqualTo("bad-setting");
        assertThat(code(post("/api/estimate", GEO, "{\"type\":\"FeatureCollection\",\"features\":[]}")))
                .isEqualTo("no-features");
        assertThat(post("/api/estimate", "text/plain", "x").statusCode()).isEqualTo(415);
        await().untilAsserted(() -> assertThat(lying()).isEmpty());
    }

    @Test
    void anEstimate_readsEveryFormat_thatADropMayHave() throws Exception {
        var kml = """
                <kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>&lt;b&gt;mead&lt;/b&gt;</name><Polygon>
                <outerBoundaryIs><LinearRing><coordinates>10,50 10.014,50 10.014,50.009 10,50.009 10,50</coordinates>
                </LinearRing></outerBoundaryIs></Polygon></Placemark></kml>""";
        var body =
                form("mead.kml", kml.getBytes(StandardCharsets.UTF_8), "start_date=2025-06-01", "end_date=2025-06-02");
        var told = json(post(
                "/api/estimate",
                "multipart/form-data; boundary=----of-the-test",
                new String(body, StandardCharsets.UTF_8)));
        assertThat(told.at("/areas/features")).hasSize(1);
        assertThat(told.path("hectares").asDouble()).isBetween(100.0, 101.0);
    }

    @Test
    void choices_areThoseOfADrop() throws Exception {
        var told = json(get("/api/choices"));
        assertThat(told.path("cadences"))
                .extracting(com.fasterxml.jackson.databind.JsonNode::asText)
                .contains("weekly", "all");
        assertThat(told.path("bundles"))
                .extracting(com.fasterxml.jackson.databind.JsonNode::asText)
                .contains("analytic_sr_udm2");
        assertThat(told.path("tiles").asText()).isEqualTo("https://tile.example.org/{z}/{x}/{y}.png");
        assertThat(get("/").headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("img-src 'self' data: https://tile.example.org;")
                .doesNotContain("{z}");
    }

    @Test
    void thePlan_isToldSceneByScene_underTheDigestThatApprovesIt() throws Exception {
        planned();
        tick("report-plans");
        var drop = json(get("/api/drops/fields"));
        var told = json(get("/api/drops/fields/plan"));
        assertThat(told.path("plan").asText()).isEqualTo(drop.at("/plan/plan").asText());
        var order = told.path("orders").get(0);
        assertThat(order.path("feature").asText()).isNotEmpty();
        assertThat(order.path("scenes")).hasSize(drop.at("/plan/scenes").asInt());
        var scene = order.path("scenes").get(0);
        assertThat(scene.at("/geometry/type").asText()).isEqualTo("MultiPolygon");
        assertThat(scene.at("/properties/preview").asText()).endsWith("/thumb").doesNotContain("api_key");
        double charged = 0;
        for (var one : order.path("scenes")) {
            charged += one.at("/properties/hectares").asDouble();
        }
        assertThat(charged).isEqualTo(order.path("hectares").asDouble(), org.assertj.core.api.Assertions.within(0.01));

        ledger.approvals().approve(drop.path("id").asText(), told.path("plan").asText());
        assertThat(json(get("/api/drops/fields/plan")).path("orders")).isEmpty();
        assertThat(code(get("/api/drops/none/plan"))).isEqualTo("no-such-drop");
    }

    @Test
    void anArea_isToldWithEveryScene_andWhyItWasNotChosen() throws Exception {
        planned();
        var id = json(get("/api/areas?drop=fields")).at("/features/0/id").asText();
        assertThat(json(get("/api/areas/" + id)).at("/properties/drop").asText())
                .isEqualTo("fields");
        var told = json(get("/api/areas/" + id + "/scenes"));
        assertThat(told.path("more").asBoolean()).isFalse();
        var scenes = told.path("features");
        assertThat(scenes).hasSizeGreaterThan(2);
        assertThat(scenes.findValuesAsText("chosen")).contains("true", "false");
        assertThat(scenes.findValuesAsText("reason")).hasSameSizeAs(scenes).noneMatch(String::isEmpty);
        assertThat(scenes.findValuesAsText("acquired")).isSorted();
        assertThat(code(get("/api/areas/none"))).isEqualTo("no-such-area");
        assertThat(code(get("/api/areas/none/scenes"))).isEqualTo("no-such-area");
        assertThat(code(get("/api/areas/" + id + "?x=1"))).isEqualTo("bad-parameter");
    }
}
