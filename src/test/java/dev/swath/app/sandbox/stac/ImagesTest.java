package dev.swath.app.sandbox.stac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images are the same each time. */
class ImagesTest {
    private final Weather weather = new Weather(StacWorld.defaults(), 1, 0.5);
    private final Clock clock = Clock.fixed(Instant.parse("2025-08-01T12:00:00Z"), ZoneOffset.UTC);
    private final Catalog catalog = new Catalog(10, weather, clock);

    private final Path folder;

    ImagesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private List<Scene> scenes() {
        var area = Shapes.box(10.0, 50.0, 10.01, 50.01);
        return catalog.scenes(
                EnumSet.of(Collection.SENTINEL_2_L2A),
                area,
                Instant.parse("2024-05-01T00:00:00Z"),
                Instant.parse("2024-07-01T00:00:00Z"));
    }

    private static Band red() {
        return Bands.SENTINEL_2.stream()
                .filter(band -> band.key().equals("red"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_same_scene_gives_the_same_bytes() throws IOException {
        Scene scene = scenes().get(0);
        new Images(weather).write(scene, red(), folder.resolve("one.tif"));
        new Images(weather).write(scene, red(), folder.resolve("two.tif"));

        assertThat(folder.resolve("one.tif")).hasSameBinaryContentAs(folder.resolve("two.tif"));
        assertThat(Files.size(folder.resolve("one.tif"))).isBetween(200_000L, 3_000_000L);
    }
}
