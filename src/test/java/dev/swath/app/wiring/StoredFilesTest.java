package dev.swath.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.swath.model.trouble.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a store on a disk is given out, whatever stands in the ledger. */
class StoredFilesTest {
    private final Path home;
    private final StoredFiles files;

    StoredFilesTest(@TempDir Path home) throws IOException {
        this.home = home;
        var root = Files.createDirectories(home.resolve("delivered"));
        Files.writeString(home.resolve("secret.tif"), "secret");
        Files.createDirectories(home.resolve("delivered-too"));
        Files.writeString(home.resolve("delivered-too/secret.tif"), "secret");
        Files.createSymbolicLink(root.resolve("out"), home);
        Files.createSymbolicLink(root.resolve("link.tif"), home.resolve("secret.tif"));
        Files.createSymbolicLink(root.resolve("nowhere.tif"), home.resolve("none.tif"));
        Files.createDirectories(root.resolve("drop"));
        Files.writeString(root.resolve("drop/image.tif"), "image");
        Files.createSymbolicLink(root.resolve("inside.tif"), root.resolve("drop/image.tif"));
        files = new StoredFiles(root, null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.tif",
                "drop/../../secret.tif",
                "../delivered-too/secret.tif",
                "HOME/secret.tif",
                "out/secret.tif",
                "link.tif",
                "nowhere.tif",
                "drop",
                "",
                "..",
                "drop\\..\\..\\secret.tif",
                "%2e%2e/secret.tif",
                "LONG"
            })
    void a_name_that_is_no_file_of_the_store_reaches_none(String trick) {
        var target = trick.replace("HOME", home.toString()).replace("LONG", "x".repeat(5000) + ".tif");
        assertThat(files.file(target)).isEmpty();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> files.open(target));
    }

    @Test
    void a_file_is_reached_by_its_name_and_by_a_link_within_the_store() {
        assertThat(files.file("drop/image.tif")).isPresent();
        assertThat(files.file("inside.tif")).isPresent();
    }
}
