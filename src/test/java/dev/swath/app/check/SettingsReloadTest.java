package dev.swath.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.SettingsSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReloadTest {
    private final DefaultCamelContext context = new DefaultCamelContext();
    private Path file;
    private Settings settings;
    private SettingsReload reload;

    @BeforeEach
    void start(@TempDir Path home) throws Exception {
        file = Settings.file(home);
        Files.createDirectories(file.getParent());
        save("search.interval-ms=250\n");
        settings = Settings.load(home, Map.of(), Map.of());
        reload = new SettingsReload(context, settings, Duration.ofMillis(50));
        context.disableJMX();
        context.getPropertiesComponent().addPropertiesSource(new SettingsSource(settings));
        context.addService(reload);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void liveSetting_actsWithinSeconds() throws IOException {
        save("search.interval-ms=100\n");
        await().until(() -> settings.integer("search.interval-ms") == 100);
        assertThat(context.resolvePropertyPlaceholders("{{search.interval-ms}}"))
                .isEqualTo("100");
    }

    @Test
    void otherSetting_waitsForARestart() throws IOException {
        save("select.cadence=daily\nsearch.interval-ms=100\n");
        await().until(() -> settings.integer("search.interval-ms") == 100);
        assertThat(settings.text("select.cadence")).isEqualTo("weekly");
        assertThat(reload.problems()).isEmpty();
    }

    @Test
    void faultyFile_changesNothingUntilItIsRight() throws IOException {
        save("search.interval-ms=five\nlink.interval-ms=100\n");
        await().until(() -> !reload.problems().isEmpty());
        assertThat(reload.problems())
                .singleElement()
                .asString()
                .startsWith("application.properties:1: search.interval-ms");
        assertThat(settings.integer("link.interval-ms")).isEqualTo(250);
        save("link.interval-ms=100\n");
        await().until(() -> settings.integer("link.interval-ms") == 100);
        assertThat(reload.problems()).isEmpty();
    }

    private void save(String text) throws IOException {
        Files.writeString(file, text);
    }
}
