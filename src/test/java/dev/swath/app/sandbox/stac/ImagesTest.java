package dev.swath.app.sandbox.stac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images are cheap, and the same each time. */
class ImagesTest {
    private static final long MILLION = 1_000_000;

    private final Weather weather = new Weather(StacWorld.defaults(), 1, 0.5);
    private final Clock clock = Clock.fixed(Instant.parse("2025-08-01T12:00:00Z"), ZoneOffset.UTC);
    private final Catalog catalog = new Catalog(10, weather, clock);

    @TempDir
    private Path folder;

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
    void an_image_of_1098_pixels_a_side_takes_less_than_300_ms_of_a_processor() throws IOException {
        var images = new Images(weather);
        var times = ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (Scene scene : scenes().subList(0, 8)) {
            long begin = times.getCurrentThreadCpuTime();
            images.write(scene, red(), folder.resolve("red.tif"));
            least = Math.min(least, times.getCurrentThreadCpuTime() - begin);
        }
        assertThat(least / MILLION).isLessThan(300);
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
