package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One look at everything before work begins. */
class DoctorTest {
    private final Path home;

    DoctorTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void a_fit_place_is_fine_and_stays_as_it_was() throws Exception {
        try (var campaign = fit()) {
            var before = files();

            var json = Verb.json(campaign, 0, "doctor");

            assertThat(levels(json)).containsOnly("fine");
            assertThat(checks(json))
                    .contains(
                            "settings", "key", "quota", "clock", "rate", "inbox", "ledger", "store", "network", "java");
            assertThat(files()).isEqualTo(before);
            assertThat(campaign.calls("create")).isZero();
            assertThat(json.toString()).doesNotContain(Campaign.KEY);
        }
    }

    @Test
    void beside_a_ledger_its_pace_is_kept_and_its_version_told() throws Exception {
        try (var campaign = fit()) {
            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            var json = Verb.json(campaign, 0, "doctor");

            assertThat(found(json, "ledger")).contains("sound, nothing runs on it");
        }
    }

    @Test
    void a_refused_key_is_broken_and_ends_with_1() throws Exception {
        try (var campaign = fit()) {
            campaign.fault(Fault.once("stats", Kind.STATUS).with("status", 401));

            var said = Verb.said(campaign, 1, "doctor");

            assertThat(said).contains("BROKEN   key").contains("PL_API_KEY").contains("1 thing broken");
        }
    }

    @Test
    void what_only_surprises_is_a_warning_and_ends_with_3() throws Exception {
        try (var campaign = fit().set("order.interval-ms", 100)) {
            var json = Verb.json(campaign, 3, "doctor");

            assertThat(found(json, "rate")).contains("orders");
            assertThat(json.path("warnings").asInt()).isEqualTo(1);
        }
    }

    @Test
    void a_fault_in_the_settings_is_told_with_the_others() throws Exception {
        try (var campaign = fit().set("select.cadence", "hourly")) {
            assertThat(Verb.said(campaign, 1, "doctor"))
                    .contains("BROKEN   settings")
                    .contains("select.cadence");
        }
    }

    /** At a pace that Planet takes. */
    private Campaign fit() throws IOException {
        return Campaign.in(home)
                .set("search.interval-ms", 250)
                .set("order.interval-ms", 500)
                .set("list.interval-ms", 400)
                .set("link.interval-ms", 250);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(home)) {
            return all.filter(file -> !file.startsWith(home.resolve("logs")))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> levels(JsonNode json) {
        return json.path("checks").findValuesAsText("level");
    }

    private static List<String> checks(JsonNode json) {
        return json.path("checks").findValuesAsText("check");
    }

    /** What the worst finding of a check says. */
    private static String found(JsonNode json, String check) {
        return StreamSupport.stream(json.path("checks").spliterator(), false)
                .filter(finding -> finding.path("check").asText().equals(check))
                .max(java.util.Comparator.comparing(finding -> List.of("fine", "warning", "broken")
                        .indexOf(finding.path("level").asText())))
                .orElseThrow()
                .path("found")
                .asText();
    }
}
