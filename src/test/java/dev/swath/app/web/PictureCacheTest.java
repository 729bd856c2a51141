package dev.swath.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.journey.LeapingClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureCacheTest {
    private final LeapingClock clock = new LeapingClock(Duration.ZERO);
    private final AtomicInteger made = new AtomicInteger();

    private final Path folder;

    PictureCacheTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private byte[] picture(PictureCache cache, String key) {
        clock.leap(Duration.ofSeconds(1));
        return cache.get(key, () -> {
            made.incrementAndGet();
            return (key + "-".repeat(100)).substring(0, 100).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        });
    }

    @Test
    void a_picture_is_made_once_whatever_its_key_looks_like() throws IOException {
        var cache = new PictureCache(folder.resolve("pictures"), 1000, clock);
        // one step up, where this test looks
        assertThat(picture(cache, "../secret")).isEqualTo(picture(cache, "../secret"));
        assertThat(made).hasValue(1);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("pictures"));
        }
    }

    @Test
    void the_folder_is_bounded_and_what_was_looked_at_last_stays() throws IOException {
        var cache = new PictureCache(folder, 350, clock);
        for (var key : new String[] {"a", "b", "c"}) {
            picture(cache, key);
        }
        picture(cache, "a");
        picture(cache, "d");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
        picture(cache, "a");
        assertThat(made).as("b was forgotten, a was not").hasValue(4);
        picture(cache, "b");
        assertThat(made).hasValue(5);
    }
}
