package dev.swath.step.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.ledger.Features;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Answer;
import dev.swath.model.Cadence;
import dev.swath.model.Call;
import dev.swath.model.Claim;
import dev.swath.model.Feature;
import dev.swath.model.Period;
import dev.swath.model.Route;
import dev.swath.model.SearchCursor;
import dev.swath.model.Terms;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Unavailable;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** The three doors in the order in which the route uses them, on a real ledger. */
class SearchStepsTest {
    private static final PlanetUrls URLS = new PlanetUrls(URI.create("https://api.planet.example"));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-07-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Period JUNE = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30));

    private Ledger ledger;
    private ReadScenes read;
    private final AskScenes ask = new AskScenes(URLS);

    @BeforeEach
    void openLedger(@TempDir Path folder) {
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), CLOCK, "test");
        read = new ReadScenes(ledger);
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void pages_are_followed_to_the_end_and_the_request_goes_on_to_selection() {
        drop("fields");
        Claim claim = claim();
        SearchCursor cursor = open(Duration.ofDays(1), claim);
        assertThat(ask.ask(cursor).method()).isEqualTo("POST");

        cursor = read.read(answer(cursor, page("a1", "/p2")));
        assertThat(cursor.more()).isTrue();
        Call second = ask.ask(cursor);
        assertThat(second.method()).isEqualTo("GET");
        assertThat(second.uri()).hasToString("https://api.planet.example/p2");
        assertThat(ledger.work().claim(Route.SELECT, 1, Duration.ofMinutes(1), null))
                .as("not before the last page")
                .isEmpty();

        SearchCursor last = read.read(answer(cursor, page("b2", null)));
        assertThat(last.more()).isFalse();
        assertThatThrownBy(() -> ask.ask(last)).isInstanceOf(IllegalStateException.class);
        assertThat(found(claim)).containsExactly("a1", "b2");
        assertThat(ledger.work().claim(Route.SELECT, 1, Duration.ofMinutes(1), null))
                .hasSize(1);
    }

    @Test
    void an_empty_last_page_ends_the_walk() {
        drop("fields");
        Claim claim = claim();
        SearchCursor cursor = read.read(answer(open(Duration.ZERO, claim), page("a1", "/p2")));

        assertThat(read.read(answer(cursor, "{\"features\":[]}")).more()).isFalse();
        assertThat(found(claim)).containsExactly("a1");
    }

    @Test
    void a_listing_that_runs_in_a_circle_is_not_taken_for_complete() {
        drop("fields");
        Claim claim = claim();
        SearchCursor first = read.read(answer(open(Duration.ZERO, claim), page("a1", "/p2")));
        SearchCursor second = read.read(answer(first, page("b2", "/p3")));

        for (String earlier : List.of("/p2", "/p3")) {
            assertThatThrownBy(() -> read.read(answer(second, page("c3", earlier))))
                    .isInstanceOfSatisfying(
                            Corrupt.class, trouble -> assertThat(trouble.code()).isEqualTo("page-cycle"));
        }
        assertThat(ledger.work().claim(Route.SELECT, 1, Duration.ofMinutes(1), null))
                .isEmpty();
    }

    @Test
    void a_page_cut_off_leaves_the_search_where_it_was() {
        drop("fields");
        SearchCursor cursor = open(Duration.ZERO, claim());
        String page = page("a1", null);

        assertThatThrownBy(() -> read.read(answer(cursor, page.substring(0, page.length() - 2))))
                .isInstanceOf(Unavailable.class);
        assertThat(read.read(answer(cursor, page)).more()).isFalse();
    }

    @Test
    void the_same_question_is_asked_once_while_its_answer_is_good() {
        drop("fields");
        drop("same fields");
        read.read(answer(open(Duration.ofDays(1), claim()), page("a1", null)));
        Claim second = claim();

        assertThat(open(Duration.ofDays(1), second).more()).isFalse();
        assertThat(found(second)).containsExactly("a1");
        assertThat(ledger.work().claim(Route.SELECT, 9, Duration.ofMinutes(1), null))
                .hasSize(2);
    }

    @Test
    void without_a_cache_every_search_is_asked() {
        drop("fields");
        drop("same fields");
        read.read(answer(open(Duration.ZERO, claim()), page("a1", null)));

        assertThat(open(Duration.ZERO, claim()).more()).isTrue();
    }

    private SearchCursor open(Duration cacheTtl, Claim claim) {
        return new OpenSearch(ledger, URLS, CLOCK, cacheTtl).open(claim);
    }

    private Claim claim() {
        return ledger.work().claim(Route.SEARCH, 1, Duration.ofMinutes(1), null).get(0);
    }

    private List<String> found(Claim claim) {
        return ledger.candidates().of(claim.workId()).stream()
                .map(candidate -> candidate.scene().id())
                .toList();
    }

    private void drop(String name) {
        var job = ledger.jobs().begin(name, Path.of("inbox", name + ".shp"), Map.of(), null);
        var terms = new Terms(JUNE, Cadence.WEEKLY, 98, 20, "PSScene", "analytic_sr_udm2", true, true);
        var aoi = new GeometryFactory().toGeometry(new Envelope(10, 10.1, 50, 50.1));
        var feature = new Feature(
                "feature of " + name, job.id(), "1", 1, aoi, aoi, "c1", BigDecimal.TEN, List.of(), terms, null);
        ledger.features().add(List.of(new Features.Taken(feature, List.of(JUNE))));
        ledger.jobs().open(job.id(), "revision of " + name);
    }

    private Answer answer(SearchCursor cursor, String text) {
        return new Answer(ask.ask(cursor), 200, Map.of(), text, null);
    }

    private static String page(String id, @Nullable String next) {
        return """
                {"_links":{"_next":%s},"features":[{"id":"%s","geometry":{"type":"Polygon","coordinates":
                 [[[10,50],[11,50],[11,51],[10,51],[10,50]]]},"properties":{"item_type":"PSScene",
                 "acquired":"2025-06-10T10:11:12.1Z","cloud_cover":0}}]}""".formatted(next == null ? "null" : '"' + next + '"', id);
    }
}
