package dev.swath.step.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.planet.Links;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Answer;
import dev.swath.model.ListCursor;
import dev.swath.model.Route;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walk through the list, and the look at one order, on a real ledger. */
class ReadListingTest {
    private static final PlanetUrls URLS = new PlanetUrls(URI.create("https://api.planet.example"));
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(15);
    private static final Duration LAG = Duration.ofMinutes(15);

    private final Placed placed;
    private final ReadListing read;

    ReadListingTest(@TempDir Path folder) {
        placed = new Placed(folder);
        read = new ReadListing(placed.ledger(), Placed.CLOCK, SHORT, LONG, LAG);
    }

    @AfterEach
    void close() {
        placed.close();
    }

    private Answer answer(ListCursor cursor, String text) {
        return new Answer(new AskListing(URLS).ask(cursor), 200, Map.of(), text, null);
    }

    private ListCursor open() {
        return new OpenListing()
                .open(List.of(Map.of("order_id", "O", "planet_id", "p-1", "posted_ms", Placed.NOW.toEpochMilli())));
    }

    private static String page(String state, String next) {
        return """
                {"_links":{%s},"orders":[{"id":"p-other","name":"x","state":"success"},
                {"id":"p-1","name":"swath-O","state":"%s","created_on":"2025-06-01T11:00:00Z"}]}""".formatted(next.isEmpty() ? "" : "\"next\":\"" + next + "\"", state);
    }

    @Test
    void a_final_order_is_to_be_read_and_the_walk_ends_when_all_are_met() {
        var cursor = read.read(answer(open(), page("success", "https://api.planet.example/p2")));
        assertThat(cursor.more()).isFalse();
        assertThat(placed.route()).isEqualTo("poll-result/waiting");
    }

    @Test
    void one_that_runs_is_looked_at_later_the_older_the_later() {
        read.read(answer(open(), page("running", "")));
        assertThat(placed.route()).isEqualTo("poll/waiting");
        assertThat(placed.ledger().placedOrders().running(null))
                .singleElement()
                .satisfies(running -> assertThat(running.nextPoll()).isEqualTo(Placed.NOW.plus(LONG)));
        assertThat(placed.ledger().orders().get("O").planetState()).isEqualTo("running");
    }

    @Test
    void a_state_that_nobody_knows_is_not_final() {
        read.read(answer(open(), page("post-processing", "")));
        assertThat(placed.route()).isEqualTo("poll/waiting");
    }

    @Test
    void a_young_one_that_the_last_page_does_not_show_is_not_listed_yet() {
        assertThat(read.read(answer(open(), "{\"_links\":{},\"orders\":[]}")).more())
                .isFalse();
        assertThat(placed.route()).isEqualTo("poll/waiting");
        assertThat(placed.ledger().placedOrders().running(null))
                .singleElement()
                .satisfies(running -> assertThat(running.nextPoll()).isEqualTo(Placed.NOW.plus(SHORT)));
    }

    @Test
    void an_old_one_that_the_last_page_does_not_show_is_asked_for_by_itself() {
        var later = Clock.offset(Placed.CLOCK, LAG);
        var laterRead = new ReadListing(placed.ledger(), later, SHORT, LONG, LAG);
        var cursor = laterRead.read(
                answer(open(), "{\"_links\":{\"next\":\"https://api.planet.example/p2\"},\"orders\":[]}"));
        assertThat(cursor.more()).isTrue();
        assertThat(placed.route()).isEqualTo("poll/waiting");
        assertThat(laterRead
                        .read(answer(cursor, "{\"_links\":{},\"orders\":[]}"))
                        .more())
                .isFalse();
        assertThat(placed.route()).isEqualTo("poll-result/waiting");
    }

    @Test
    void a_list_that_runs_in_a_circle_ends_in_trouble() {
        var first =
                read.read(answer(open(), "{\"_links\":{\"next\":\"https://api.planet.example/p2\"},\"orders\":[]}"));
        assertThatThrownBy(() -> read.read(
                        answer(first, "{\"_links\":{\"next\":\"https://api.planet.example/p2\"},\"orders\":[]}")))
                .isInstanceOfSatisfying(
                        Corrupt.class, trouble -> assertThat(trouble.code()).isEqualTo("page-cycle"));
    }

    @Test
    void the_list_is_asked_from_a_little_before_the_oldest_order() {
        assertThat(open().since()).isEqualTo(Placed.NOW.minus(Duration.ofMinutes(10)));
        assertThat(new OpenListing().open(List.of()).more()).isFalse();
    }

    @Test
    void an_order_with_files_hands_its_manifest_to_the_download() {
        assertThat(order("success", """
                ,"_links":{"results":[{"name":"p-1/manifest.json","delivery":"success",
                "location":"https://api.planet.example/download?token=x"}]}""")).isEqualTo("download/waiting");
        assertThat(placed.ledger().deliveries().ofOrder("O")).singleElement().satisfies(row -> assertThat(
                        row.delivery().target())
                .startsWith("fields/")
                .endsWith("manifest.json"));
    }

    @Test
    void a_final_order_without_files_has_failed() {
        assertThat(order("failed", ",\"error_hints\":[\"no access\"]")).isEqualTo("poll-result/failed");
        assertThat(placed.ledger().jobs().reasons(null).keySet())
                .singleElement()
                .satisfies(reason -> assertThat(reason.text()).contains("failed", "no access"));
    }

    @Test
    void one_that_is_not_final_after_all_goes_back() {
        assertThat(order("running", ",\"_links\":{\"results\":[]}")).isEqualTo("poll/waiting");
    }

    @Test
    void an_unreadable_order_is_asked_for_again() {
        assertThatThrownBy(() -> order("success\",\"cut", "")).isInstanceOf(Unavailable.class);
    }

    private String order(String state, String more) {
        placed.ledger().placedOrders().askResult("O");
        var claim = placed.claim(Route.POLL_RESULT);
        var call = new AskOrder(placed.ledger(), URLS).ask(claim);
        assertThat(call.uri()).hasPath("/compute/ops/orders/v2/p-1");
        var text = "{\"id\":\"p-1\",\"state\":\"" + state + "\"" + more + (state.contains("cut") ? "" : "}");
        new ReadOrder(placed.ledger(), new Links(Placed.CLOCK), Placed.CLOCK, SHORT, LONG)
                .read(new Answer(call, 200, Map.of(), text, null));
        return placed.route();
    }
}
