package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.app.gate.Scope;
import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Wiring;
import dev.swath.io.base.FreePort;
import dev.swath.model.Route;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells of itself over HTTP: meters that add up, and health that means something. */
class WatchRouteTest extends SandboxCase {
    private static final Duration LONG = Duration.ofSeconds(10);

    WatchRouteTest(@TempDir Path home) throws IOException {
        super(home, Map.of("web.port", String.valueOf(FreePort.next()), "health.poll-minutes", "15"));
    }

    @Override
    void beforeStart() {
        try {
            wiring.web().orElseThrow().configure(context);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        wiring.beginCounting(context);
    }

    private HttpResponse<String> get(String path) throws Exception {
        // answers are kept for some seconds
        clock.leap(LONG);
        var address = URI.create("http://127.0.0.1:" + settings.text("web.port") + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private double metric(String series) throws Exception {
        var answer = get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        var found = Pattern.compile("(?m)^" + Pattern.quote(series) + " (.*)$").matcher(answer.body());
        assertThat(found.find()).as(series + " in\n" + answer.body()).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private JsonNode ready(int status) throws Exception {
        var answer = get("/health/ready");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    private static JsonNode check(JsonNode health, String name) {
        for (var check : health.path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + health);
    }

    @Test
    void meters_follow_a_drop_from_intake_to_its_files() throws Exception {
        read();
        work("download-claim", Route.DOWNLOAD);
        work("download-claim", Route.DOWNLOAD);

        assertThat(metric("swath_step_in_total{route=\"intake\",step=\"intake\"}"))
                .isEqualTo(1);
        assertThat(metric("swath_step_out_total{route=\"intake\",step=\"intake\"}"))
                .isEqualTo(1);
        assertThat(metric("swath_step_out_total{route=\"search\",step=\"search\"}"))
                .isEqualTo(1);
        assertThat(metric("swath_step_out_total{route=\"select\",step=\"select\"}"))
                .isEqualTo(1);
        assertThat(metric("swath_step_in_total{route=\"order\",step=\"order\"}"))
                .isEqualTo(1);
        assertThat(metric("swath_step_out_total{route=\"order\",step=\"order\"}"))
                .isEqualTo(1);
        assertThat(metric("swath_step_out_total{route=\"poll-result\",step=\"poll\"}"))
                .isEqualTo(1);
        double files = (double) ledger.jobs().counts().getOrDefault("download/done", 0L);
        assertThat(metric("swath_step_out_total{route=\"download\",step=\"download\"}"))
                .isEqualTo(files);
        assertThat(metric("swath_step_seconds_count{route=\"download\",step=\"download\"}"))
                .isEqualTo(files);
        assertThat(metric("swath_delivered_bytes_total")).isGreaterThan(1000);
        assertThat(metric("swath_ordered_hectares_total"))
                .isEqualTo(ledger.money().balance().day().doubleValue());
        assertThat(metric("swath_budget_used_hectares{per=\"day\"}"))
                .isEqualTo(ledger.money().balance().day().doubleValue());
        assertThat(metric("swath_gate_calls_total{gate=\"order\"}")).isEqualTo(1);
        assertThat(metric("swath_gate_wait_seconds_count{gate=\"order\"}")).isEqualTo(1);
        assertThat(metric("swath_door_open{door=\"planet\"}")).isEqualTo(1);
        assertThat(metric("swath_disk_free_bytes{place=\"store\"}")).isPositive();
        assertThat(metric("swath_queue_rows{route=\"download\",status=\"waiting\"}"))
                .isZero();
    }

    @Test
    void a_429_is_counted_and_slows_its_gate() throws Exception {
        status("search", 429);
        searched();
        assertThat(metric("swath_gate_limited_total{gate=\"search\"}")).isPositive();
        assertThat(metric("swath_gate_slowdown{gate=\"search\"}")).isGreaterThan(1);
    }

    @Test
    void a_run_is_ready_until_orders_are_open_that_nobody_looks_at() throws Exception {
        assertThat(ready(200).path("status").asText()).isEqualTo("up");
        placed();
        assertThat(check(ready(200), "poll").path("reason").asText()).contains("1 orders are open");
        clock.leap(Duration.ofMinutes(20));
        assertThat(check(ready(503), "poll").path("ok").asBoolean()).isFalse();
        tick("poll");
        assertThat(check(ready(200), "poll").path("ok").asBoolean()).isTrue();
    }

    @Test
    void looking_in_vain_does_not_count_as_a_look() throws Exception {
        placed();
        clock.leap(Duration.ofMinutes(20));
        sandbox.faults().add(Fault.always("list", Kind.STATUS).with("status", 503));
        tick("poll");
        assertThat(check(ready(503), "poll").path("ok").asBoolean()).isFalse();
    }

    @Test
    void a_refused_key_is_no_reason_to_be_restarted_but_not_ready() throws Exception {
        status("search", 401);
        searched();
        assertThat(check(ready(503), "door").path("reason").asText()).contains("401");
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body()).contains("swath_door_open{door=\"planet\"} 0.0");
    }

    @Test
    void an_address_that_others_reach_is_refused_in_one_line() {
        var open = Settings.load(home, Map.of(), Map.of("web.port", "9999", "web.host", "0.0.0.0"));
        assertThatThrownBy(() -> new Wiring(open, secrets(), ledger, clock, Scope.everything()))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("web.host")
                .hasMessageNotContaining("\n");
    }

    @Test
    void nothing_else_is_served() throws Exception {
        assertThat(get("/ledger.db").statusCode()).isEqualTo(404);
        assertThat(get("/config/application.properties").statusCode()).isEqualTo(404);
    }
}
