package dev.swath.io.raster.zarr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZarrFolderTest {
    @Test
    void a_store_has_its_name_only_when_it_is_published(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("cube.zarr");
        ZarrFolder store = ZarrFolder.at(place);
        store.put("red/0.0.0", bytes("a"));
        assertThat(place).doesNotExist();
        store.publish();
        assertThat(place.resolve("red/0.0.0")).hasContent("a");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(place);
        }
    }

    @Test
    void what_was_left_unfinished_is_continued(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("cube.zarr");
        ZarrFolder.at(place).put("red/0.0.0", bytes("a"));
        ZarrFolder again = ZarrFolder.at(place);
        assertThat(again.get("red/0.0.0"))
                .hasValueSatisfying(held -> assertThat(held).containsExactly('a'));
        again.put("red/0.0.1", bytes("b"));
        again.publish();
        assertThat(place.resolve("red/0.0.0")).hasContent("a");
        assertThat(place.resolve("red/0.0.1")).hasContent("b");
    }

    @Test
    void a_published_store_is_added_to_in_place(@TempDir Path folder) throws IOException {
        Path place = folder.resolve("cube.zarr");
        ZarrFolder first = ZarrFolder.at(place);
        first.put("time/0", bytes("a"));
        first.publish();
        ZarrFolder second = ZarrFolder.at(place);
        second.put("time/0", bytes("b"));
        assertThat(second.get("nothing")).isEmpty();
        second.publish();
        assertThat(place.resolve("time/0")).hasContent("b");
        try (Stream<Path> left = Files.list(place.resolve("time"))) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("0");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
