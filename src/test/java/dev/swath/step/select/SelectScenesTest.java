package dev.swath.step.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.ledger.Features;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Cadence;
import dev.swath.model.Candidate;
import dev.swath.model.Claim;
import dev.swath.model.Feature;
import dev.swath.model.Period;
import dev.swath.model.Request;
import dev.swath.model.Route;
import dev.swath.model.Scene;
import dev.swath.model.Terms;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Selection on a real ledger, and the file that people get to see. */
class SelectScenesTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-08-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Period JULY = new Period(LocalDate.of(2025, 7, 1), LocalDate.of(2025, 7, 31));

    private Path folder;
    private Ledger ledger;

    @BeforeEach
    void openLedger(@TempDir Path folder) {
        this.folder = folder;
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), CLOCK, "test");
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void the_chosen_go_on_to_be_ordered_and_all_keep_their_reasons() {
        drop("../my fields", "field/1", Sample.JUNE);
        Claim claim = found(
                Sample.scene("a_1", "2025-06-10T10:00:00Z", 3.0), Sample.scene("b_2", "2025-06-11T10:00:00Z", 90.0));

        select(claim);

        assertThat(ledger.candidates().of(claim.workId()))
                .extracting(Candidate::chosen)
                .containsExactly(true, false);
        assertThat(ledger.candidates().of(claim.workId()))
                .allMatch(candidate -> candidate.reason() != null && candidate.coveragePercent() != null);
        assertThat(ledger.work().claim(Route.ORDER_PLAN, 9, Duration.ofMinutes(1), null))
                .hasSize(1);
    }

    @Test
    void the_lookup_file_shows_the_aoi_and_every_scene_with_its_reason() throws IOException {
        drop("../my fields", "field/1", Sample.JUNE);
        select(found(
                Sample.scene("a_1", "2025-06-10T10:00:00Z", 3.0), Sample.scene("b_2", "2025-06-11T10:00:00Z", null)));

        JsonNode features = lookup("..%2Fmy%20fields", "field%2F1").path("features");

        assertThat(features).hasSize(3);
        assertThat(features.get(0).path("properties").toString())
                .isEqualTo("{\"kind\":\"aoi\",\"id\":\"field/1\",\"drop\":\"../my fields\",\"hectares\":10.0}");
        assertThat(features.get(1).path("properties").toString())
                .isEqualTo("{\"kind\":\"scene\",\"id\":\"a_1\",\"item_type\":\"PSScene\","
                        + "\"acquired\":\"2025-06-10T10:00:00Z\",\"cloud_percent\":3.0,\"coverage_percent\":100.0,"
                        + "\"chosen\":true,\"reason\":\"chosen\",\"explanation\":"
                        + "\"covers 100 % of the AOI with 3 % clouds: the only one of the week from 2025-06-08\"}");
        assertThat(features.get(2).path("properties").path("reason").asText()).isEqualTo("cloud-unknown");
        assertThat(features.get(2).path("properties").path("cloud_percent").isNull())
                .isTrue();
        assertThat(features.get(2).path("geometry").path("type").asText()).isEqualTo("Polygon");
    }

    @Test
    void several_requests_of_a_feature_share_its_file() throws IOException {
        drop("fields", "1", Sample.JUNE, JULY);
        Claim first = found(Sample.scene("june_1", "2025-06-10T10:00:00Z", 3.0));
        Claim second = found(Sample.scene("july_1", "2025-07-10T10:00:00Z", 3.0));

        select(first);
        assertThat(reasons()).contains("undecided");
        select(second);

        assertThat(reasons()).hasSize(2).doesNotContain("undecided");
        try (var files = Files.list(folder.resolve("lookup/fields"))) {
            assertThat(files).as("no temporary file stays").hasSize(1);
        }
    }

    @Test
    void nothing_found_still_leaves_a_file_with_the_aoi() throws IOException {
        drop("fields", "1", Sample.JUNE);
        select(found());

        assertThat(lookup("fields", "1").path("features")).hasSize(1);
        assertThat(ledger.work().claim(Route.ORDER_PLAN, 9, Duration.ofMinutes(1), null))
                .isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_written_stops_the_row_before_anything_is_decided() throws IOException {
        drop("fields", "1", Sample.JUNE);
        Claim claim = found(Sample.scene("a_1", "2025-06-10T10:00:00Z", 3.0));
        Files.writeString(folder.resolve("lookup"), "a file where the folder should be");

        assertThatThrownBy(() -> select(claim)).isInstanceOf(NoSpace.class).hasMessageContaining("lookup");
        assertThat(ledger.candidates().of(claim.workId())).noneMatch(Candidate::chosen);
    }

    @Test
    void two_selections_of_the_same_candidates_are_the_same() {
        drop("fields", "1", Sample.JUNE);
        Claim claim = found(Sample.scene("a_1", "2025-06-10T10:00:00Z", 3.0));
        Request request = ledger.features().request(claim.workId());
        List<Candidate> before = Selection.decide(request, ledger.candidates().of(request.id()), Map.of());
        select(claim);

        List<Candidate> after = Selection.decide(request, ledger.candidates().of(request.id()), Map.of());
        assertThat(after)
                .extracting(Candidate::reason)
                .isEqualTo(before.stream().map(Candidate::reason).toList());
    }

    private void select(Claim claim) {
        new SelectScenes(ledger, folder.resolve("lookup")).select(claim);
    }

    /** The next request, with these scenes found for it, claimed for selection. */
    private Claim found(Scene... scenes) {
        Claim search = ledger.work()
                .claim(Route.SEARCH, 1, Duration.ofMinutes(1), null)
                .get(0);
        ledger.candidates().add(search, List.of(scenes));
        ledger.candidates().found(search, "question " + search.workId());
        return ledger.work().claim(Route.SELECT, 1, Duration.ofMinutes(1), null).get(0);
    }

    private void drop(String name, String key, Period... periods) {
        var job = ledger.jobs().begin(name, Path.of("inbox", "x.shp"), Map.of(), null);
        var period = new Period(periods[0].start(), periods[periods.length - 1].end());
        var terms = new Terms(period, Cadence.WEEKLY, 98, 20, "PSScene", "analytic_sr_udm2", true, true);
        var aoi = Sample.box(10, 50, 10.1, 50.1);
        var feature = new Feature("f1", job.id(), key, 1, aoi, aoi, "c1", BigDecimal.TEN, List.of(), terms, null);
        ledger.features().add(List.of(new Features.Taken(feature, List.of(periods))));
        ledger.jobs().open(job.id(), "revision");
    }

    private List<String> reasons() throws IOException {
        return lookup("fields", "1").path("features").findValuesAsText("reason");
    }

    private JsonNode lookup(String drop, String key) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("lookup")
                        .resolve(drop)
                        .resolve(key + ".geojson")
                        .toFile());
    }
}
