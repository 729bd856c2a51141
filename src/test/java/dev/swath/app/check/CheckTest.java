package dev.swath.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.wiring.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTest {
    private static final Path ROUTES = Path.of("routes");

    @Test
    void shippedSettingsAndRoutesAreSound_andNothingIsTouched(@TempDir Path home) {
        assertThat(Check.all(home, ROUTES, Map.of(), Map.of())).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void faultsOfSettingsAndOfRoutesAreToldTogether(@TempDir Path home) throws IOException {
        var routes = Files.createDirectories(home.resolve("routes"));
        try (var files = Files.newDirectoryStream(ROUTES)) {
            for (var file : files) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        Files.move(routes.resolve("50-poll.camel.yaml"), routes.resolve("50-poll.yml"));
        Settings.ship(Settings.file(home));
        Files.writeString(Settings.file(home), "order.interval=5\n");
        assertThat(Check.all(home, routes, Map.of("SWATH_TICK_MS", "0"), Map.of("store.url", "s3://x")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith("application.properties:1: there is no setting called 'order.interval'"),
                        line -> assertThat(line).startsWith("environment SWATH_TICK_MS: tick.ms must lie between"),
                        line -> assertThat(line).startsWith("50-poll.yml:1: is not loaded under this name"));
    }

    @Test
    void settingThatOnlyTheWiringRefuses_isTold(@TempDir Path home) {
        assertThat(Check.all(home, ROUTES, Map.of(), Map.of("store.url", "ftp://bucket")))
                .singleElement()
                .asString()
                .startsWith("store.url: must be file:FOLDER or s3://BUCKET/PREFIX");
    }
}
