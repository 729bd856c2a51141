package dev.swath.io.store.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash between any two steps leaves, and that nothing of it stays for ever. */
class PartTest {
    private final Path target;

    PartTest(@TempDir Path folder) {
        target = folder.resolve("scene.tif");
    }

    private void leave(String lease) throws IOException {
        try (var part = Part.open(target, lease)) {
            part.restart("\"a\"");
            part.channel().write(ByteBuffer.wrap(new byte[4]));
        }
    }

    @Test
    void killed_between_bytes_and_tag_of_a_takeover_begins_anew_and_leaves_no_tag() throws Exception {
        leave("L1");
        Files.move(PartName.of(target, "L1"), PartName.of(target, "L2"));

        try (var part = Part.open(target, "L3")) {
            assertThat(part.etag()).isNull();
            assertThat(part.channel().size()).isEqualTo(4);
            part.becomes(target);
        }

        assertThat(target.getParent())
                .isDirectoryContaining("glob:**/scene.tif")
                .isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void killed_before_the_final_name_goes_on_without_a_tag() throws Exception {
        leave("L1");
        Files.delete(PartName.etagOf(PartName.of(target, "L1")));

        try (var part = Part.open(target, "L2")) {
            assertThat(part.etag()).isNull();
            assertThat(part.channel().size()).isEqualTo(4);
        }
    }
}
