package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Candidate;
import dev.swath.model.Job;
import dev.swath.model.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 30-select}: every scene found gets its verdict. */
class SelectRouteTest extends SandboxCase {
    SelectRouteTest(@TempDir Path home) {
        super(home, Map.of("intake.end-date", "2025-06-14", "select.cadence", "weekly"));
    }

    @Test
    void one_scene_of_each_week_is_chosen_and_every_other_has_its_reason() {
        var job = searched();
        assertThat(candidates(job)).hasSizeGreaterThan(2).allMatch(candidate -> candidate.reason() == null);

        tick("select-claim");

        assertThat(counts(job)).containsEntry("order-plan/waiting", 1L);
        assertThat(candidates(job)).allMatch(candidate -> candidate.reason() != null);
        assertThat(candidates(job)).filteredOn(Candidate::chosen).hasSize(2);
        assertThat(home.resolve("lookup/fields")).isDirectoryContaining("glob:**.geojson");
    }

    @Test
    void where_nothing_was_found_nothing_is_planned() {
        var job = taken("fields", 1);
        var search = ledger.work()
                .claim(Route.SEARCH, 1, Duration.ofMinutes(1), null)
                .get(0);
        ledger.candidates().found(search, "question");

        tick("select-claim");

        assertThat(counts(job)).containsOnlyKeys("intake/done", "select/done");
    }

    private List<Candidate> candidates(Job job) {
        try (var features = ledger.features().stream(job.id());
                var candidates = ledger.candidates()
                        .ofFeature(features.findFirst().orElseThrow().id())) {
            return candidates.toList();
        }
    }
}
