package dev.swath.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.wiring.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundRoutesTest {
    private Path home;
    private Path routes;
    private Path jar;

    @BeforeEach
    void note(@TempDir Path folder) throws IOException {
        home = folder;
        routes = Files.createDirectories(home.resolve("routes"));
        Files.writeString(routes.resolve("50-poll.camel.yaml"), "- route: {}\n");
        jar = Files.writeString(home.resolve("swath.jar"), "jar");
        sound(Map.of()).write();
    }

    @Test
    void whatDidNotChange_isNoted() {
        assertThat(sound(Map.of()).isNoted()).isTrue();
    }

    @Test
    void routeThatWasEditedAddedOrRenamed_isCheckedAgain() throws IOException {
        var file = routes.resolve("50-poll.camel.yaml");
        Files.writeString(file, "- route: {} \n");
        assertThat(sound(Map.of()).isNoted()).isFalse();

        Files.writeString(file, "- route: {}\n");
        assertThat(sound(Map.of()).isNoted()).isTrue();

        Files.writeString(routes.resolve("60-more.yml"), "");
        assertThat(sound(Map.of()).isNoted()).isFalse();
        Files.delete(routes.resolve("60-more.yml"));

        Files.move(file, routes.resolve("51-poll.camel.yaml"));
        assertThat(sound(Map.of()).isNoted()).isFalse();
    }

    @Test
    void settingThatDiffers_checksAgain() {
        assertThat(sound(Map.of("tick.ms", "70")).isNoted()).isFalse();
        assertThat(sound(Map.of("stac.collection.house.bands", "red=B04")).isNoted())
                .isFalse();
    }

    @Test
    void anotherJar_checksAgain() throws IOException {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

        assertThat(sound(Map.of()).isNoted()).isFalse();
    }

    @Test
    void withoutAJar_nothingIsNoted() {
        var sound = SoundRoutes.of(home.resolve("routes.sound"), routes, settings(Map.of()), home);
        sound.write();

        assertThat(sound.isNoted()).isFalse();
    }

    @Test
    void noteThatIsSpoilt_checksAgain() throws IOException {
        Files.write(home.resolve("routes.sound"), new byte[] {(byte) 0xFF, 0, 1});

        assertThat(sound(Map.of()).isNoted()).isFalse();
    }

    private SoundRoutes sound(Map<String, String> overrides) {
        return SoundRoutes.of(home.resolve("routes.sound"), routes, settings(overrides), jar);
    }

    private Settings settings(Map<String, String> overrides) {
        return Settings.load(home, Map.of(), overrides);
    }
}
