package dev.swath.app.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.composite.FaultyRequest;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.DatasetJob;
import dev.swath.model.Job;
import dev.swath.model.Route;
import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.images.ImageOptions;
import dev.swath.step.dataset.images.NewDataset;
import dev.swath.step.dataset.images.Operation;
import dev.swath.step.dataset.progress.Progress;
import dev.swath.step.dataset.progress.ProgressFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be asked about datasets, on a real ledger. */
class DatasetDeskTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Path elsewhere;
    private final Ledger ledger;
    private final DatasetDesk desk;

    DatasetDeskTest(@TempDir Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), Clock.systemUTC(), "test");
        desk = new DatasetDesk(ledger, home, URI.create("https://stac.example.com/v1"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static void dataset(Path folder) throws IOException {
        Path chips = Files.createDirectories(folder.resolve("farm-chips"));
        Files.writeString(chips.resolve("collection.json"), "{}");
    }

    private DatasetJob ask(String json) throws IOException {
        return desk.ask((ObjectNode) JSON.readTree(json)).job();
    }

    private ListAssert<String> assertFaults(String json) {
        List<String> fields = new ArrayList<>();
        assertThatThrownBy(() -> ask(json))
                .as(json)
                .isInstanceOfSatisfying(
                        FaultyRequest.class, faulty -> faulty.faults().forEach(fault -> fields.add(fault.field())));
        return assertThat(fields).as(json);
    }

    @Test
    void work_on_a_dataset_below_the_home_is_written_into_the_ledger_and_goes_on_by_itself() throws Exception {
        dataset(home.resolve("farm"));
        var job = ask("{\"folder\": \"farm\", \"cloud_cover_scene\": 20}");
        assertThat(job.operations()).containsExactly("select-images", "download-images");
        assertThat(ImageOptions.read(job.options()).select().choice().limits().sceneCloud())
                .isEqualTo(20);
        assertThat(desk.status(job.id())).containsEntry("state", "open").containsEntry("folder", "farm");
        assertThatThrownBy(() -> ask("{\"folder\": \"farm\"}"))
                .isInstanceOfSatisfying(
                        BadInput.class, busy -> assertThat(busy.code()).isEqualTo("busy"));
    }

    @Test
    void what_is_asked_otherwise_than_before_is_said() throws Exception {
        dataset(home.resolve("farm"));
        var before = ask("{\"folder\": \"farm\"}");
        var asked = ImageOptions.read(before.options()).parameters(Operation.SELECT);
        ProgressFile.write(new Progress("select-images", Instant.EPOCH, 1, asked), home.resolve("farm/farm-chips"));
        desk.cancel(before.id(), "maria", () -> {});
        ledger.jobs().finish(before.id());
        var other = desk.ask((ObjectNode) JSON.readTree("{\"folder\": \"farm\", \"cloud_cover_scene\": 20}"));
        assertThat(other.changed())
                .containsExactly(Map.entry(
                        "select-images",
                        List.of("cloud_cover_scene was 10, is 20; what is done stays as it is, --force does it anew")));
    }

    @Test
    void work_that_is_cancelled_ends_and_leaves_the_dataset_to_others() throws Exception {
        dataset(home.resolve("farm"));
        var job = ask("{\"folder\": \"farm\"}");
        assertThat(desk.cancel(job.id(), "maria", () -> {})).isEqualTo(1);
        assertThat(ledger.work().claim(Route.DATASET, 9, Duration.ofMinutes(1), null))
                .isEmpty();
        assertThat(ledger.jobs().ended(9)).extracting(Job::id).containsExactly(job.id());
        ledger.jobs().finish(job.id());
        assertThat(desk.status(job.id())).containsEntry("state", "finished");
        assertThat(ask("{\"folder\": \"farm\"}").id()).isNotEqualTo(job.id());
        assertThatThrownBy(() -> desk.cancel("nothing", "maria", () -> {}))
                .isInstanceOfSatisfying(
                        BadInput.class, none -> assertThat(none.code()).isEqualTo("no-such-dataset"));
    }

    @Test
    void nothing_outside_of_the_home_is_reached_by_dots_or_links() throws Exception {
        dataset(elsewhere);
        Files.createSymbolicLink(home.resolve("link"), elsewhere);
        Files.createSymbolicLink(home.resolve("nowhere"), elsewhere.resolve("not-there"));
        Files.writeString(elsewhere.resolve("fields.geojson"), "{}");
        for (String folder : new String[] {"link", "link/farm-chips", "../elsewhere", "nowhere", "."}) {
            assertFaults("{\"folder\": \"" + folder + "\"}").containsExactly("folder");
        }
        String make = "\"split_type\": \"random-uniform\"}";
        assertFaults("{\"folder\": \"new\", \"fields\": \"link/fields.geojson\", " + make)
                .containsExactly("fields");
        Files.writeString(home.resolve("fields.geojson"), "{}");
        for (String folder : new String[] {"link/new", "../new", "nowhere", "nowhere/new"}) {
            assertFaults("{\"folder\": \"" + folder + "\", \"fields\": \"fields.geojson\", " + make)
                    .containsExactly("folder");
        }
        Path real = Files.createDirectories(home.resolve("mixed"));
        Files.createSymbolicLink(real.resolve("farm-chips"), elsewhere.resolve("farm-chips"));
        assertFaults("{\"folder\": \"mixed\"}").containsExactly("folder");

        dataset(home.resolve("data/farm"));
        Files.createSymbolicLink(home.resolve("inside"), home.resolve("data/farm"));
        assertThat(ask("{\"folder\": \"inside\"}").folder()).isEqualTo(home.resolve("inside"));
    }

    @Test
    void a_dataset_of_a_file_is_made_before_its_images_are_asked_for() throws Exception {
        Files.writeString(home.resolve("fields.geojson"), "{}");
        var job = ask("{\"folder\": \"out/kenya\", \"fields\": \"fields.geojson\", \"split_type\": \"block3x3\","
                + " \"year\": 2024, \"mask_types\": [\"instance\"], \"presence_only\": true}");
        assertThat(job.operations()).containsExactly("create-dataset", "select-images", "download-images");
        assertThat(job.folder()).isEqualTo(home.resolve("out/kenya"));
        NewDataset wanted = ImageOptions.read(job.options()).create();
        assertThat(wanted).isNotNull();
        assertThat(wanted.fields()).isEqualTo(home.resolve("fields.geojson"));
        assertThat(wanted.days()).as("images need the days of crops").isTrue();
        assertThat(wanted.sent()).isFalse();
        assertThat(wanted.options().name()).isEqualTo("kenya");
        assertThat(wanted.options().masks().presenceOnly()).isTrue();
        assertThat(desk.status(job.id()).get("reports")).isEqualTo(Map.of());

        var alone = ask("{\"folder\": \"b\", \"fields\": \"fields.geojson\", \"split_type\": \"block3x3\","
                + " \"operations\": [\"create-dataset\"]}");
        assertThat(alone.operations()).containsExactly("create-dataset");
    }

    @Test
    void fields_that_are_sent_are_kept_until_they_are_chips() throws Exception {
        Path sent = Files.writeString(home.resolve("part"), "{}");
        var words = Map.of("folder", "out", "split_type", "random-uniform", "year", "2024", "bands", "red,nir");
        var job = desk.ask(sent, "farm.geojson", words).job();
        NewDataset wanted = ImageOptions.read(job.options()).create();
        assertThat(wanted).isNotNull();
        assertThat(wanted.sent()).isTrue();
        assertThat(wanted.fields()).exists().startsWith(home.resolve("state"));
        assertThat(wanted.options().year()).isEqualTo(2024);
        assertThat(ImageOptions.read(job.options()).download().bands()).containsExactly("red", "nir");
        assertThat(sent).doesNotExist();

        Path again = Files.writeString(home.resolve("part"), "{}");
        assertThatThrownBy(() -> desk.ask(again, "farm.geojson", words)).isInstanceOf(BadInput.class);
        try (var kept = Files.list(home.resolve("state/fields"))) {
            assertThat(kept).as("what nobody works on is not kept").hasSize(1);
        }
    }

    @Test
    void the_word_that_is_wrong_is_named() throws Exception {
        dataset(home.resolve("farm"));
        Files.writeString(home.resolve("fields.geojson"), "{}");
        assertFaults("{}").containsExactly("folder");
        assertFaults("{\"folder\": \"nothing\"}").containsExactly("folder");
        assertFaults("{\"folder\": 1, \"wine\": 2}").containsExactlyInAnyOrder("folder", "wine");
        String farm = "{\"folder\": \"farm\", ";
        assertFaults(farm + "\"year\": \"soon\"}").containsExactly("year");
        assertFaults(farm + "\"cloud_cover_scene\": 101}").containsExactly("cloud_cover_scene");
        assertFaults(farm + "\"bands\": [\"ultraviolet\"]}").containsExactly("bands");
        assertFaults(farm + "\"profile\": \"x\"}").containsExactly("profile");
        assertFaults(farm + "\"on_missing\": \"pray\"}").containsExactly("on_missing");
        assertFaults(farm + "\"operations\": [\"eat\"]}").containsExactly("operations");
        assertFaults(farm + "\"operations\": []}").containsExactly("operations");
        assertFaults(farm + "\"operations\": [\"create-dataset\"]}").containsExactly("fields");
        assertFaults(farm + "\"split_type\": \"block3x3\"}").containsExactly("split_type");
        String make = "{\"folder\": \"new\", \"fields\": \"fields.geojson\", ";
        assertFaults(make + "\"year\": 2024}").containsExactly("split_type");
        make += "\"split_type\": \"block3x3\", ";
        assertFaults(make + "\"split_percents\": \"1,2\"}").containsExactly("split_percents");
        assertFaults(make + "\"km_size\": 3}").containsExactly("km_size");
        assertFaults(make + "\"resolution\": 0}").containsExactly("resolution");
        assertFaults(make + "\"min_coverage\": -1}").containsExactly("min_coverage");
        assertFaults(make + "\"mask_types\": [\"x\"]}").containsExactly("mask_types");
        assertFaults(make + "\"name\": \"a/b\"}").containsExactly("name");
        assertFaults(make + "\"year\": 12}").containsExactly("year");
        assertFaults("{\"folder\": \"new\", \"fields\": \"none.geojson\"}").containsExactly("fields");
    }
}
