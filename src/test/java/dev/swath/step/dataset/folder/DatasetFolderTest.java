package dev.swath.step.dataset.folder;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFolderTest {
    private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);

    private final Path root;
    private final DatasetFolder folder;

    DatasetFolderTest(@TempDir Path home) {
        root = home.resolve("dataset");
        folder = new DatasetFolder(root);
    }

    @Test
    void a_document_is_replaced_whole_and_nothing_unfinished_stays() throws Exception {
        folder.put("a/b/c.json", ONE);
        folder.put("a/b/c.json", "another".getBytes(StandardCharsets.UTF_8));
        Path made = Files.write(folder.scratch(), ONE);
        folder.put("a/image.tif", made);

        assertThat(folder.read("a/b/c.json"))
                .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo("another"));
        assertThat(folder.has("a/image.tif")).isTrue();
        assertThat(made).doesNotExist();
        try (var left = Files.list(root.resolve(".work"))) {
            assertThat(left).isEmpty();
        }
        List<String> names = new ArrayList<>();
        folder.list("a", names::add);
        assertThat(names).containsExactlyInAnyOrder("a/b/c.json", "a/image.tif");
    }

    @Test
    void a_file_that_cannot_be_brought_to_the_disk_does_not_get_its_name() {
        folder.put("a.json", ONE);
        assertThatThrownBy(() -> folder.put("a.json", root.resolve("never-made")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(folder.read("a.json")).contains(ONE);
    }

    @Test
    void what_a_killed_run_left_is_no_content_and_is_removed() throws Exception {
        assertThat(folder.holdsOtherThings()).isFalse();
        Files.write(folder.scratch(), ONE);
        try (var lock = DatasetLock.take(root)) {
            assertThat(folder.holdsOtherThings()).isFalse();
        }
        folder.tidy();
        assertThat(root.resolve(".work")).doesNotExist();
        folder.put("a.json", ONE);
        assertThat(folder.holdsOtherThings()).isTrue();
    }

    @Test
    void names_are_given_in_one_place_alone_that_brings_the_bytes_to_the_disk_first() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.swath.step.dataset");
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Disk.class.getName())
                .should()
                .callMethod(Files.class, "move", Path.class, Path.class, CopyOption[].class)
                .check(classes);
    }
}
