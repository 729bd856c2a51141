package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.model.Route;
import io.vertx.core.http.HttpMethod;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other programs read of a run and say to it over HTTP. */
class ApiTest extends ApiCase {
    private static final String JSON = "application/json";

    ApiTest(@TempDir Path home) {
        super(home, Map.of("quota.approve-above-hectares", "1", "quota.max-hectares-per-day", "5000"));
    }

    @Test
    void aPlan_isShown_approvedByItsDigestAlone_andPlaced() throws Exception {
        var job = planned();
        tick("report-plans");
        var plan = json(get("/api/drops/" + job.id())).path("plan");
        assertThat(plan.path("orders").asInt()).isEqualTo(1);
        assertThat(plan.path("hectares").asDouble()).isPositive();

        var approve = "/api/drops/fields/approve";
        assertThat(code(post(approve, JSON, "{\"plan\":\"000000000000\"}"))).isEqualTo("plan-changed");
        assertThat(post(approve, JSON, "{\"plan\":\"000000000000\"}").statusCode())
                .isEqualTo(409);
        assertThat(code(post(approve, JSON, "{}"))).isEqualTo("no-plan");
        assertThat(code(post(approve, JSON, "{"))).isEqualTo("no-plan");
        assertThat(post(approve, "text/plain", "{}").statusCode()).isEqualTo(415);
        tick("order-claim");
        assertThat(sandbox.journal().acceptedOrders()).isEmpty();

        var approved = post(approve, JSON, "{\"plan\":\"" + plan.path("plan").asText() + "\"}");
        assertThat(json(approved).path("released").asInt()).isEqualTo(1);
        assertThat(sandbox.journal().acceptedOrders())
                .as("the request itself orders nothing")
                .isEmpty();
        tick("order-claim");
        assertThat(sandbox.journal().acceptedOrders()).hasSize(1);

        var spend = json(get("/api/spend"));
        assertThat(spend.path("day").path("used_hectares").asDouble())
                .isEqualTo(plan.path("hectares").asDouble());
        assertThat(spend.path("day").path("limit_hectares").asDouble()).isEqualTo(5000);
        assertThat(spend.path("month").has("limit_hectares")).isFalse();
        assertThat(spend.path("approve_above_hectares").asDouble()).isEqualTo(1);
    }

    @Test
    void aPlanThatIsNotWanted_isCancelled_andTriedAgain() throws Exception {
        var job = planned();
        tick("report-plans");
        var cancelled = post("/api/drops/" + job.id() + "/cancel");
        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(json(cancelled).path("stopped").asInt()).isPositive();
        assertThat(json(get("/api/drops/" + job.id()))
                        .path("rows")
                        .path("order/cancelled")
                        .asInt())
                .isEqualTo(1);
        var again = post("/api/drops/" + job.id() + "/retry");
        assertThat(json(again).path("rows").asInt()).isPositive();
    }

    @Test
    void ordersAndFiles_areListed_andTheReportIsRead() throws Exception {
        var job = planned();
        tick("report-plans");
        ledger.approvals().approve(job.id(), ledger.approvals().held(job.id()).digest());
        tick("order-claim");
        clock.leap(ORDER_TIME);
        tick("poll");
        tick("poll-result-claim");
        work("download-claim", Route.DOWNLOAD);
        work("download-claim", Route.DOWNLOAD);

        var orders = json(get("/api/orders?drop=fields")).path("orders");
        assertThat(orders).hasSize(1);
        assertThat(orders.get(0).path("status").asText()).isEqualTo("success");
        var planetId = orders.get(0).path("order_id").asText();
        assertThat(json(get("/api/orders/" + planetId))).isEqualTo(orders.get(0));
        assertThat(json(get("/api/orders?status=failed")).path("orders")).isEmpty();

        var seen = new ArrayList<String>();
        int pages = 0;
        for (var next = "/api/files?order=" + planetId + "&limit=2&status=done"; !next.isEmpty(); pages++) {
            var page = json(get(next));
            page.path("files").forEach(file -> seen.add(file.path("target").asText()));
            next = page.path("next").asText();
        }
        long done = ledger.jobs().counts(job.id()).getOrDefault("download/done", 0L);
        assertThat(seen).doesNotHaveDuplicates().hasSize((int) done);
        assertThat(pages).isEqualTo((int) (done + 1) / 2);

        assertThat(json(get("/api/drops/fields/report.json"))
                        .path("totals")
                        .path("delivered")
                        .asLong())
                .isEqualTo(done);
        assertThat(get("/api/drops/fields/report.html").body())
                .contains("<html")
                .contains("fields");
        await().untilAsserted(() -> assertThat(lying()).noneMatch(file -> file.contains("report-")));
        tick("report");
        assertThat(json(get("/api/drops?state=finished"))
                        .path("drops")
                        .get(0)
                        .path("id")
                        .asText())
                .isEqualTo(job.id());
        assertThat(json(get("/api/drops/fields/report.json")).path("state").asText())
                .isEqualTo("finished");
        aLinkInThePlaceOfAReport_isNotFollowed();
    }

    private void aLinkInThePlaceOfAReport_isNotFollowed() throws Exception {
        var secret = Files.writeString(home.resolve("secret.html"), "secret");
        var written =
                lying().stream().filter(file -> file.endsWith("report.html")).toList();
        var report = settings.path("intake.folder").resolve(written.get(0));
        Files.delete(report);
        Files.createSymbolicLink(report, secret);
        assertThat(get("/api/drops/fields/report.html").body())
                .contains("<html")
                .doesNotContain("secret");
    }

    @Test
    void drops_comePageByPage_newestFirst() throws Exception {
        for (int i = 0; i < 5; i++) {
            taken("drop-" + i, i + 1);
        }
        var names = new ArrayList<String>();
        for (var next = "/api/drops?limit=2"; !next.isEmpty(); ) {
            var page = json(get(next));
            page.path("drops").forEach(drop -> names.add(drop.path("drop").asText()));
            next = page.path("next").asText();
        }
        assertThat(names).containsExactly("drop-4", "drop-3", "drop-2", "drop-1", "drop-0");
        assertThat(json(get("/api/drops?name=drop-3")).path("drops")).hasSize(1);
    }

    @Test
    void whatIsNotThere_andWhatIsNotAsked_isSaidInOneShape() throws Exception {
        assertThat(code(get("/api/drops/none"))).isEqualTo("no-such-drop");
        assertThat(get("/api/drops/none").statusCode()).isEqualTo(404);
        assertThat(code(get("/api/drops/..%2f..%2fetc"))).isEqualTo("no-such-drop");
        assertThat(code(get("/api/orders/none"))).isEqualTo("no-such-order");
        assertThat(code(post("/api/orders/none/cancel"))).isEqualTo("no-such-order");
        assertThat(code(get("/api/nothing"))).isEqualTo("no-such-path");
        assertThat(code(get("/nothing"))).isEqualTo("no-such-path");
        assertThat(code(post("/api/spend"))).isEqualTo("no-such-method");
        assertThat(code(get("/api/orders?stauts=failed"))).isEqualTo("bad-parameter");
        assertThat(code(get("/api/orders?limit=0"))).isEqualTo("bad-parameter");
        assertThat(code(get("/api/drops?limit=501"))).isEqualTo("bad-parameter");
        assertThat(code(get("/api/drops?state=lost"))).isEqualTo("bad-parameter");
        assertThat(get("/api/orders?drop='%20or%201=1--").body()).contains("\"orders\":[]");
    }

    /** A page that a browser has from elsewhere, or that makes its own name mean this machine. */
    @Test
    void aForeignPage_canNeitherSendNorRead() throws Exception {
        var foreign = send(HttpRequest.newBuilder(address("/api/drops"))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString("--x--")));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(code(foreign)).isEqualTo("foreign-origin");
        var socket = new Socket(InetAddress.getLoopbackAddress(), settings.integer("web.port"));
        try (socket) {
            socket.getOutputStream()
                    .write("GET /api/drops HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403")
                    .contains("foreign-host");
        }
    }

    @Test
    void theDocument_namesJustWhatIsAnswered() throws Exception {
        var router = VertxPlatformHttpRouter.lookup(
                context, VertxPlatformHttpRouter.getRouterNameFromPort(settings.integer("web.port")));
        Set<String> answered = new TreeSet<>();
        for (var route : router.getRoutes()) {
            var methods = route.methods();
            if (methods != null && route.getPath() != null) {
                for (HttpMethod method : methods) {
                    answered.add(method + " " + route.getPath().replaceAll(":(\\w+)", "{$1}"));
                }
            }
        }
        Set<String> told = new TreeSet<>();
        var document = new ObjectMapper().readTree(get("/openapi.json").body());
        document.path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> told.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(told).isEqualTo(answered);
        document.findValuesAsText("$ref")
                .forEach(ref -> assertThat(document.at(ref.substring(1)).isMissingNode())
                        .as(ref)
                        .isFalse());
    }

    /** What is answered has the fields that the document tells, and no others. */
    @Test
    void theDocument_tellsTheFieldsThatComeOut() throws Exception {
        planned();
        tick("report-plans");
        var schemas = json(get("/openapi.json")).at("/components/schemas");
        fields(schemas, "Drop", json(get("/api/drops/fields")));
        fields(schemas, "Drop", json(get("/api/drops")).path("drops").get(0));
        fields(schemas, "Order", json(get("/api/orders")).path("orders").get(0));
        fields(schemas, "Spend", json(get("/api/spend")));
        fields(schemas, "Problem", json(get("/api/drops/none")));
    }

    private static void fields(
            com.fasterxml.jackson.databind.JsonNode schemas,
            String name,
            com.fasterxml.jackson.databind.JsonNode found) {
        var told = new TreeSet<String>();
        schemas.path(name).path("properties").fieldNames().forEachRemaining(told::add);
        assertThat(found.fieldNames())
                .toIterable()
                .as(name + " " + found)
                .isNotEmpty()
                .isSubsetOf(told);
        schemas.path(name).path("required").forEach(field -> assertThat(found.has(field.asText()))
                .as(name + " has " + field)
                .isTrue());
    }
}
