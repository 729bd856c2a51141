package dev.swath.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.base.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes of an earlier version come to this one without an edit being lost. */
final class RouteUpgradeTest {
    private static final String ORDER = "40-order.camel.yaml";
    private static final String POLL = "50-poll.camel.yaml";
    /** Of no bytes that any file here has. */
    private static final String OTHER = "0".repeat(64);

    private final Path folder;
    private final Path routes;

    RouteUpgradeTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        routes = RouteFolder.ship(folder.resolve("routes"));
        RouteUpgrade.record(routes);
    }

    private void shippedBefore(String name, String text) throws IOException {
        Files.writeString(routes.resolve(name), text);
        var record = routes.resolve(".shipped");
        Files.write(
                record,
                Files.readAllLines(record).stream()
                        .map(line -> line.endsWith("  " + name) ? digest(text) + "  " + name : line)
                        .toList());
    }

    private static String digest(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] shipped(String name) throws IOException {
        return RouteFolder.shipped(name);
    }

    @Test
    void routes_of_this_version_stay_as_they_are() throws IOException {
        assertThat(RouteUpgrade.of(routes)).isEmpty();
    }

    @Test
    void a_file_that_nobody_edited_is_replaced() throws IOException {
        shippedBefore(ORDER, "of an earlier version");

        assertThat(RouteUpgrade.of(routes)).singleElement().asString().startsWith(ORDER + ": replaced");

        assertThat(routes.resolve(ORDER)).hasBinaryContent(shipped(ORDER));
        assertThat(RouteUpgrade.of(routes)).isEmpty();
    }

    @Test
    void an_edited_file_is_kept_and_the_shipped_one_laid_beside_it() throws IOException {
        shippedBefore(ORDER, "of an earlier version");
        Files.writeString(routes.resolve(ORDER), "of an earlier version, edited");

        assertThat(RouteUpgrade.of(routes)).singleElement().asString().startsWith(ORDER + ": edited here, kept");

        assertThat(routes.resolve(ORDER)).hasContent("of an earlier version, edited");
        assertThat(routes.resolve(ORDER + ".new")).hasBinaryContent(shipped(ORDER));
        assertThat(RouteUpgrade.of(routes)).isEmpty();
    }

    @Test
    void an_edit_of_what_is_shipped_as_before_is_no_matter() throws IOException {
        Files.writeString(routes.resolve(POLL), "edited");

        assertThat(RouteUpgrade.of(routes)).isEmpty();

        assertThat(routes.resolve(POLL)).hasContent("edited");
        assertThat(routes.resolve(POLL + ".new")).doesNotExist();
    }

    @Test
    void a_new_file_is_added_and_one_that_is_shipped_no_more_goes_unless_it_was_edited() throws IOException {
        Files.delete(routes.resolve(POLL));
        var gone = Files.writeString(routes.resolve("41-gone.camel.yaml"), "old");
        var own = Files.writeString(routes.resolve("43-gone-too.camel.yaml"), "old, edited");
        var record = routes.resolve(".shipped");
        Files.writeString(
                record,
                Files.readString(record) + digest("old") + "  41-gone.camel.yaml\n" + digest("old")
                        + "  43-gone-too.camel.yaml\n");

        assertThat(RouteUpgrade.of(routes))
                .containsExactly(
                        POLL + ": added",
                        "41-gone.camel.yaml: removed, this version has none",
                        "43-gone-too.camel.yaml: edited here, kept; this version has none");

        assertThat(routes.resolve(POLL)).hasBinaryContent(shipped(POLL));
        assertThat(gone).doesNotExist();
        assertThat(own).hasContent("old, edited");
    }

    @Test
    void without_a_record_every_other_file_counts_as_edited() throws IOException {
        Files.delete(routes.resolve(".shipped"));
        Files.writeString(routes.resolve(ORDER), "whose?");

        assertThat(RouteUpgrade.of(routes)).singleElement().asString().startsWith(ORDER + ": edited here, kept");
        assertThat(routes.resolve(ORDER)).hasContent("whose?");
    }

    @Test
    void a_record_cannot_name_files_outside_the_folder() throws IOException {
        var outside = Files.writeString(folder.resolve("precious.camel.yaml"), "precious");
        var record = routes.resolve(".shipped");
        Files.write(record, List.of(digest("precious") + "  ../precious.camel.yaml", OTHER + "  x", "torn"));

        RouteUpgrade.of(routes);

        assertThat(outside).hasContent("precious");
    }
}
