package dev.swath.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private final Path home;

    SettingsTest(@TempDir Path home) {
        this.home = home;
    }

    private void file(String... lines) throws IOException {
        var file = Settings.file(home);
        Files.createDirectories(file.getParent());
        Files.write(file, java.util.List.of(lines));
    }

    private Settings load() {
        return Settings.load(home, Map.of(), Map.of());
    }

    @Test
    void the_file_in_the_repository_is_the_one_that_init_writes() throws IOException {
        assertThat(Path.of("config", "application.properties")).content().isEqualTo(Settings.shippedFile());
        Settings.ship(Settings.file(home));
        assertThat(load().changed()).isEmpty();
    }

    @Test
    void without_a_file_everything_is_standard() {
        assertThat(load().changed()).isEmpty();
        assertThat(load().integer("search.interval-ms")).isEqualTo(250);
        assertThat(load().path("intake.folder")).isEqualTo(home.resolve("inbox"));
    }

    @Test
    void the_environment_goes_before_the_file_and_set_before_both() throws IOException {
        file("order.max-items=10", "store.url=file:a", "search.workers=2");
        var settings = Settings.load(
                home,
                Map.of("SWATH_STORE_URL", "file:b", "SWATH_ORDER_MAX_ITEMS", " 20 "),
                Map.of("order.max-items", "30"));
        assertThat(settings.integer("order.max-items")).isEqualTo(30);
        assertThat(settings.text("store.url")).isEqualTo("file:b");
        assertThat(settings.integer("search.workers")).isEqualTo(2);
        assertThat(settings.changed()).containsOnlyKeys("order.max-items", "store.url", "search.workers");
    }

    @Test
    void every_fault_is_named_with_its_line_and_the_cure() throws IOException {
        file("# mine", "serch.workers=4", "", "order.max-items=501", "order.clip=yes");
        assertThatThrownBy(this::load).isInstanceOfSatisfying(BadSetting.class, trouble -> assertThat(
                        trouble.line().lines())
                .containsExactly(
                        "application.properties:2: there is no setting called 'serch.workers'; did you mean"
                                + " 'search.workers'?",
                        "application.properties:4: order.max-items must lie between 1 and 500, was '501'",
                        "application.properties:5: order.clip must be one of true, false, was 'yes'"));
    }

    @Test
    void faults_of_the_environment_and_of_set_are_named_too() {
        assertThat(Settings.faults(home, Map.of("SWATH_TICK_MS", "fast"), Map.of("nonsense", "1")))
                .containsExactly(
                        "environment SWATH_TICK_MS: tick.ms must be a whole number from 10 to 60000, was 'fast'",
                        "--set nonsense: there is no setting called 'nonsense'");
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.planet.com,must be https: the API key would travel in clear text to api.planet.com",
        "http://127.0.0.1.evil.example,must be https: the API key would travel in clear text to 127.0.0.1.evil.example",
        "http://localhost.evil.example,must be https: the API key would travel in clear text to localhost.evil.example",
        "https://user@api.planet.com,'must name a host and path only: no user, query or fragment'",
        "https://api.planet.com?a=b,'must name a host and path only: no user, query or fragment'",
        "ftp://api.planet.com,must be an address like https://api.planet.com",
        "api.planet.com,must be an address like https://api.planet.com",
        "https://,must be an address like https://api.planet.com"
    })
    void the_key_travels_over_tls_or_stays_on_this_machine(String address, String fault) {
        assertThat(load().fault("planet.url", address)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "planet.url,http://127.0.0.1:8080",
        "planet.url,http://localhost:1",
        "planet.url,http://[::1]:1",
        "planet.url,https://api.planet.com",
        "select.max-cloud-percent,12.5",
        "select.max-cloud-percent,100",
        "intake.start-date,2024-02-29",
        "intake.start-date,''",
        "select.cadence,monthly",
        "time.scale,0.001"
    })
    void good_values_have_no_fault(String name, String value) {
        assertThat(load().fault(name, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "select.max-cloud-percent,100.1",
        "select.max-cloud-percent,-1",
        "select.max-cloud-percent,1e1",
        "select.max-cloud-percent,'12,5'",
        "intake.start-date,2025-02-29",
        "intake.start-date,1.6.2025",
        "select.cadence,fortnightly",
        "order.in-flight,2",
        "tick.ms,''",
        "tick.ms,99999999999999999999"
    })
    void bad_values_have_one(String name, String value) {
        assertThat(load().fault(name, value)).isNotEmpty();
    }

    @Test
    void a_reload_takes_over_what_may_change_and_names_what_needs_a_restart() throws IOException {
        file("search.interval-ms=100", "tick.ms=200");
        var settings = load();
        file("search.interval-ms=900", "tick.ms=500", "order.max-items=7");

        assertThat(settings.reload()).containsExactlyInAnyOrder("tick.ms", "order.max-items");
        assertThat(settings.integer("search.interval-ms")).isEqualTo(900);
        assertThat(settings.integer("tick.ms")).isEqualTo(200);
        assertThat(settings.integer("order.max-items")).isEqualTo(100);

        Files.delete(Settings.file(home));
        settings.reload();
        assertThat(settings.integer("search.interval-ms"))
                .as("back to standard")
                .isEqualTo(250);
    }

    @Test
    void a_reload_keeps_what_the_command_line_set() throws IOException {
        var settings = Settings.load(home, Map.of(), Map.of("search.workers", "3"));
        file("search.workers=9");
        settings.reload();
        assertThat(settings.integer("search.workers")).isEqualTo(3);
    }

    @Test
    void a_broken_file_changes_nothing() throws IOException {
        file("search.interval-ms=100");
        var settings = load();
        file("search.interval-ms=900", "order.interval-ms=quick");
        assertThatThrownBy(settings::reload).isInstanceOf(BadSetting.class).hasMessageContaining(":2: order.interval");
        assertThat(settings.integer("search.interval-ms")).isEqualTo(100);
    }

    @Test
    void times_are_divided_for_rehearsals_but_never_to_nothing() {
        var settings = Settings.load(home, Map.of(), Map.of("time.scale", "100000", "lease.seconds", "600"));
        assertThat(settings.scaled("lease.seconds", ChronoUnit.SECONDS)).isEqualTo(Duration.ofMillis(6));
        assertThat(settings.scaled("tick.ms", ChronoUnit.MILLIS)).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void every_setting_keeps_its_own_rules() {
        assertThat(Keys.ALL).allSatisfy(key -> {
            assertThat(key.fault(key.standard())).as(key.name()).isEmpty();
            assertThat(key.meaning()).as(key.name()).endsWith(".");
        });
        assertThat(Settings.names()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"125000,0", "124999,1", "2000,1"})
    void a_time_out_that_planet_may_outlast_is_warned_of(String millis, int warnings) throws IOException {
        file("http.response-timeout-ms=" + millis);
        assertThat(load().warnings())
                .hasSize(warnings)
                .allMatch(line -> line.startsWith("http.response-timeout-ms is " + millis + ", below 125000"));
    }
}
