package dev.swath.step.dataset.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    private static final Instant START = Instant.parse("2024-03-15T10:30:00Z");
    private static final Instant LATER = Instant.parse("2024-03-15T10:45:00Z");

    private final Path folder;

    ProgressTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Progress progress() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("year", 2024);
        parameters.put("cloud_cover_scene", 10.0);
        parameters.put("pixel_check", false);
        var progress = new Progress("select-images", START, 5, parameters);
        progress.completed("ftw-34UFF1628_2024", START);
        progress.completed("ftw-34UFF1629_2024", START);
        progress.skipped("ftw-34UFF1630_2024", "no cloud-free planting scene", 12, START);
        progress.failed("ftw-34UFF9999_2024", "STAC API timeout", LATER);
        return progress;
    }

    @Test
    void the_file_has_the_shape_of_the_design() throws IOException {
        ProgressFile.write(progress(), folder);
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve(".ftw-progress.json").toFile());
        assertThat(json.path("operation").asText()).isEqualTo("select-images");
        assertThat(json.path("started_at").asText()).isEqualTo("2024-03-15T10:30:00Z");
        assertThat(json.path("updated_at").asText()).isEqualTo("2024-03-15T10:45:00Z");
        assertThat(json.path("total_chips").asInt()).isEqualTo(5);
        assertThat(json.path("completed").get(0).asText()).isEqualTo("ftw-34UFF1628_2024");
        assertThat(json.at("/skipped/ftw-34UFF1630_2024").asText()).isEqualTo("no cloud-free planting scene");
        assertThat(json.at("/failed/ftw-34UFF9999_2024").asText()).isEqualTo("STAC API timeout");
        assertThat(json.at("/parameters/cloud_cover_scene").asDouble()).isEqualTo(10);
        assertThat(folder.toFile().list()).containsExactly(".ftw-progress.json");
    }

    @Test
    void what_is_written_is_read_again() throws IOException {
        ProgressFile.write(progress(), folder);
        assertThat(ProgressFile.read(folder).orElseThrow().whole()).isTrue();
        Progress read = ProgressFile.read(folder).orElseThrow().progress();
        assertThat(read.report()).isEqualTo(progress().report());
        assertThat(read.startedAt()).isEqualTo(START);
        assertThat(read.updatedAt()).isEqualTo(LATER);
        assertThat(ProgressFile.read(folder.resolve("none"))).isEmpty();
    }

    @Test
    void a_file_cut_anywhere_gives_what_stands_before_the_cut() throws IOException {
        ProgressFile.write(progress(), folder);
        Path file = folder.resolve(ProgressFile.NAME);
        byte[] whole = Files.readAllBytes(file);
        int most = 0;
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            var reading = ProgressFile.read(folder);
            int completed =
                    reading.map(read -> read.progress().completed().size()).orElse(0);
            assertThat(reading.map(ProgressFile.Reading::whole)).isNotEqualTo(Optional.of(true));
            assertThat(completed).isGreaterThanOrEqualTo(most);
            most = completed;
        }
        assertThat(most).isEqualTo(2);
        Files.writeString(file, "[1, 2]");
        assertThat(ProgressFile.read(folder)).isEmpty();
        Files.writeString(file, "{\"operation\": \"x\", \"started_at\": \"yesterday\"}");
        assertThat(ProgressFile.read(folder)).isEmpty();
    }

    @Test
    void only_what_lacks_its_files_is_left_to_do() {
        Progress progress = progress();
        List<String> all = List.of(
                "ftw-34UFF1628_2024", "ftw-34UFF1629_2024", "ftw-34UFF1630_2024", "ftw-34UFF9999_2024", "new_2024");
        // 1629 was completed and its files have gone; new was written and a crash kept that from being noted
        Set<String> there = Set.of("ftw-34UFF1628_2024", "new_2024");
        assertThat(progress.remaining(all, there::contains))
                .containsExactly("ftw-34UFF1629_2024", "ftw-34UFF1630_2024", "ftw-34UFF9999_2024");
        assertThat(progress.completed()).containsExactly("ftw-34UFF1628_2024", "new_2024");
    }

    @Test
    void after_a_finished_run_nothing_is_left() {
        Progress progress = progress();
        assertThat(progress.remaining(progress.completed(), chip -> true)).isEmpty();
    }

    @Test
    void changed_options_are_told() {
        assertThat(progress().changes(Map.of("year", 2024, "cloud_cover_scene", 20, "buffer_days", 14)))
                .containsExactly(
                        "buffer_days was not given, is 14",
                        "cloud_cover_scene was 10, is 20",
                        "pixel_check was false, is not given");
        assertThat(progress().changes(Map.of("year", 2024L, "cloud_cover_scene", 10, "pixel_check", false)))
                .isEmpty();
    }

    @Test
    void what_was_asked_of_an_operation_is_known_after_another_one() throws IOException {
        ProgressFile.write(progress(), folder);
        var download = new Progress("download-images", LATER, 5, Map.of("bands", "red"));
        ProgressFile.write(
                download.after(ProgressFile.read(folder).orElseThrow().progress()), folder);

        Progress read = ProgressFile.read(folder).orElseThrow().progress();
        assertThat(read.parameters()).containsOnlyKeys("bands");
        assertThat(read.asked("download-images")).hasValue(Map.of("bands", "red"));
        assertThat(Progress.changes(
                        read.asked("select-images").orElseThrow(),
                        Map.of("year", 2024, "cloud_cover_scene", 20, "pixel_check", false)))
                .containsExactly("cloud_cover_scene was 10, is 20");
        assertThat(read.asked("refine-cloud-cover")).isEmpty();

        var anew = new Progress("select-images", LATER, 5, Map.of("year", 2025)).after(read);
        assertThat(anew.asked("select-images")).hasValue(Map.of("year", 2025));
        assertThat(anew.asked("download-images")).hasValue(Map.of("bands", "red"));
    }

    @Test
    void a_chip_counts_by_what_happened_to_it_last() {
        Progress again = progress().resumed(LATER, 5, Map.of("year", 2024));
        again.completed("ftw-34UFF1630_2024", LATER);
        again.skipped("ftw-34UFF9999_2024", "no harvest scene", 0, LATER);
        Report report = again.report();
        assertThat(report.successful()).isEqualTo(3);
        assertThat(report.failed()).isEmpty();
        assertThat(report.skipped()).extracting(Report.Skipped::chip).containsExactly("ftw-34UFF9999_2024");
    }

    @Test
    void the_report_tells_every_chip_that_was_set_aside_and_so_does_the_exit_code() {
        Report report = progress().report();
        assertThat(report.json().toString())
                .contains("\"total_processed\":5,\"successful\":2")
                .contains("{\"chip\":\"ftw-34UFF1630_2024\",\"reason\":\"no cloud-free planting scene\","
                        + "\"candidates_checked\":12}")
                .contains("{\"chip\":\"ftw-34UFF9999_2024\",\"error\":\"STAC API timeout\"}")
                .contains("\"parameters\":{\"year\":2024");
        assertThat(report.exitCode()).isEqualTo(3);
        var clean = new Progress("download-images", START, 1, Map.of());
        clean.completed("a_2024", LATER);
        assertThat(clean.report().exitCode()).isZero();
        var broken = new Progress("download-images", START, 1, Map.of());
        broken.failed("a_2024", "disk full", LATER);
        assertThat(broken.report().exitCode()).isEqualTo(1);
    }
}
