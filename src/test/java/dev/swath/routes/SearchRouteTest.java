package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.model.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 20-search}, under the policies of {@code 00-errors} and the pace of {@code 05-gates}. */
class SearchRouteTest extends SandboxCase {
    /** What one search sees of the simulated sky in half a year needs more than one page. */
    private static final int PAGE = 250;

    SearchRouteTest(@TempDir Path home) {
        super(home, Map.of("intake.start-date", "2025-01-01", "intake.end-date", "2025-06-30", "search.workers", "1"));
    }

    @Test
    void pages_are_followed_to_the_end_and_committed() {
        var job = searched();

        assertThat(calls("search")).isEqualTo(1);
        assertThat(calls("page")).isPositive();
        assertThat(counts(job)).containsOnlyKeys("intake/done", "select/waiting");
        long found;
        try (var candidates = ledger.candidates().ofFeature(feature(job.id()))) {
            found = candidates.count();
        }
        assertThat(found).isGreaterThan(PAGE);
    }

    private String feature(String job) {
        try (var features = ledger.features().stream(job)) {
            return features.findFirst().orElseThrow().id();
        }
    }

    @Test
    void a_failing_service_is_asked_again_as_the_policy_says_then_the_search_is_put_back() {
        sandbox.faults()
                .add(Fault.once("search", Kind.STATUS).with("status", 500).from(1, 3));
        var job = searched();
        assertThat(calls("search")).isEqualTo(1 + settings.integer("retry.redeliveries"));
        assertThat(counts(job)).containsEntry("search/waiting", 1L);
        assertThat(ledger.jobs().reasons(job.id()).keySet()).singleElement().satisfies(reason -> {
            assertThat(reason.code()).isEqualTo("unavailable");
            assertThat(reason.text()).contains("500").doesNotContain("Exception");
        });
        tick("search-claim");
        assertThat(calls("search")).as("not before its time").isEqualTo(3);

        clock.leap(ROUND.plusSeconds(1));
        work("search-claim", Route.SEARCH);
        assertThat(counts(job)).containsEntry("select/waiting", 1L);
    }

    @Test
    void a_page_that_fails_is_asked_again_without_beginning_anew() {
        sandbox.faults().add(Fault.once("page", Kind.RESET_BEFORE_STORE));

        var job = searched();

        assertThat(calls("search")).isEqualTo(1);
        assertThat(counts(job)).containsEntry("select/waiting", 1L);
    }

    @Test
    void a_429_is_waited_for_by_everybody_and_asked_again() {
        status("search", 429, "retryAfter", "1");
        long before = System.nanoTime();

        var job = searched();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(sandbox.journal().shortestGap("search")).isGreaterThanOrEqualTo(Duration.ofMillis(990));
        assertThat(counts(job)).containsEntry("select/waiting", 1L);
    }

    @Test
    void a_revoked_key_closes_the_door_once_for_all_work() {
        var job = taken("fields", 3);
        status("search", 401);
        work("search-claim", Route.SEARCH);

        assertThat(wiring.doors().closed())
                .hasValueSatisfying(why -> assertThat(why).contains("PL_API_KEY"));
        tick("search-claim");
        tick("search-claim");
        assertThat(calls("search")).as("nobody knocks while the door is closed").isEqualTo(1);
        assertThat(counts(job)).containsEntry("search/waiting", 3L);

        clock.leap(ROUND.plusSeconds(1));
        assertThat(wiring.doors().closed()).isEmpty();
        work("search-claim", Route.SEARCH);
        assertThat(counts(job)).containsEntry("select/waiting", 1L);
    }

    @Test
    void a_refused_search_is_given_up_with_the_reason() {
        status("search", 400);

        var job = searched();

        assertThat(calls("search")).isEqualTo(1);
        assertThat(counts(job)).containsEntry("search/failed", 1L);
        assertThat(ledger.jobs().reasons(job.id()).keySet())
                .singleElement()
                .satisfies(reason -> assertThat(reason.code()).isEqualTo("refused"));
    }
}
