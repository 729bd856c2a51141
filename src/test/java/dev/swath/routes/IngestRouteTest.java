package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.Journal;
import dev.swath.io.ledger.Decisions;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.model.Composite;
import dev.swath.model.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;

/** What of scenes comes into the store, and what of it stands in the raw catalog. */
class IngestRouteTest extends StacCase {
    IngestRouteTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void clouds_are_asked_for_as_this_service_understands_it_and_looked_at_again() {
        searched("2024-08-01T00:00:00Z");
        long all = searchBytes();

        var composite = asked("2024-08-01T00:00:00Z", "{}", PLACE, List.of("red"), 30.0);
        work("search-stac-claim", Route.SEARCH_STAC);

        assertThat(searchBytes() - all)
                .as("it says query, for filter is ignored here")
                .isLessThan(all);
        assertThat(scenes(composite)).isNotEmpty().allSatisfy(scene -> assertThat(scene.cloudPercent())
                .isLessThanOrEqualTo(30));
    }

    private long searchBytes() {
        return sandbox.journal().entries().stream()
                .filter(entry -> entry.word().equals("stac-search"))
                .mapToLong(Journal.Entry::bytes)
                .sum();
    }

    @Test
    void an_overlapping_request_fetches_what_is_not_held_and_takes_nothing_out_of_the_catalog() throws Exception {
        searched("2024-05-09T00:00:00Z");
        ingest();
        long fetched = calls("stac-asset");
        int linked = links(home.resolve("delivered/raw/catalog.json"));

        var beside = new Envelope(10.03, 10.05, 49.94, 49.96);
        var second = asked("2024-05-09T00:00:00Z", "{}", beside, List.of("nir"), null);
        work("search-stac-claim", Route.SEARCH_STAC);
        ingest();

        int scenes = scenes(second).size();
        assertThat(calls("stac-asset") - fetched)
                .as("one band of each scene, no mask")
                .isEqualTo(scenes);
        assertThat(ledger.composites().progress(second.id()).assetsHeld()).isEqualTo(2 * scenes);
        assertThat(links(home.resolve("delivered/raw/catalog.json")))
                .as("red stands beside nir")
                .isEqualTo(linked + scenes);
    }

    @Test
    void of_a_window_only_the_window_comes_as_it_is_in_the_whole() throws Exception {
        var whole = searched("2024-05-06T00:00:00Z");
        ingest();
        var clipped = asked("2024-05-06T00:00:00Z", "{\"clip\":true}", PLACE, List.of("red"), null);
        work("search-stac-claim", Route.SEARCH_STAC);
        ingest();

        assertThat(counts(clipped))
                .containsEntry("ingest/done", 2L * scenes(clipped).size());
        links(home.resolve("delivered/raw/catalog.json"));
        var scene = scenes(clipped).get(0).id();
        for (int i = 0; i < 2; i++) {
            var all = held(whole, scene, i);
            var window = held(clipped, scene, i);
            assertThat(Files.size(window)).isLessThan(Files.size(all));
            samePixels(window, all);
        }
        var folder = held(clipped, scene, 0).resolveSibling("").normalize();
        var item = JSON.readTree(folder.resolve(folder.getFileName() + ".json").toFile());
        assertThat(item.path("assets").path("red").path("proj:shape").get(0).asInt())
                .isLessThan(1000);
        assertThat(item.path("links").findValuesAsText("rel")).contains("derived_from");

        long fetched = calls("stac-asset");
        asked("2024-05-06T00:00:00Z", "{\"clip\":true}", PLACE, List.of("red"), null);
        work("search-stac-claim", Route.SEARCH_STAC);
        ingest();
        assertThat(calls("stac-asset")).as("the same window is there").isEqualTo(fetched);
    }

    private Path held(Composite composite, String scene, int asset) {
        var target = ledger.assets()
                .ofScene(composite.id(), scene)
                .get(asset)
                .asset()
                .target();
        return home.resolve("delivered").resolve(target);
    }

    private static void samePixels(Path window, Path whole) {
        try (var part = CogReader.open(RangeSource.of(window));
                var all = CogReader.open(RangeSource.of(whole))) {
            var at = part.info().transform().orElseThrow();
            var grid = all.info().transform().orElseThrow().inverse();
            int column = (int) Math.round(grid.x(at.c(), at.f()));
            int row = (int) Math.round(grid.y(at.c(), at.f()));
            int width = part.info().width();
            int height = part.info().height();
            assertThat(at.a()).isEqualTo(all.info().transform().orElseThrow().a());
            var read = part.read(new Window(0, 0, width, height), 0).get(0);
            var expected = all.read(new Window(column, row, width, height), 0).get(0);
            for (int i = 0; i < read.length(); i++) {
                assertThat(read.value(i)).isEqualTo(expected.value(i));
            }
        }
    }

    @Test
    void without_ingest_nothing_is_fetched() {
        var composite = asked("2024-05-09T00:00:00Z", "{\"ingest\":false}", PLACE, List.of("red"), null);
        work("search-stac-claim", Route.SEARCH_STAC);
        ingest();

        assertThat(scenes(composite)).isNotEmpty();
        assertThat(calls("stac-asset")).isZero();
        assertThat(ledger.composites().progress(composite.id()).assetsWanted()).isZero();
        assertThat(home.resolve("delivered/raw")).doesNotExist();
    }

    @Test
    void a_cancelled_composite_leaves_to_another_one_what_that_wants() {
        var first = searched("2024-05-09T00:00:00Z");
        var second = searched("2024-05-06T00:00:00Z");
        long wanted = 2L * scenes(second).size();

        ledger.decisions().cancel(new Subject(Decisions.Kind.DROP, first.id(), first.name(), first.id()));

        assertThat(counts(second)).containsEntry("ingest/waiting", wanted);
        assertThat(counts(first)).doesNotContainKey("ingest/waiting");
        ingest();
        assertThat(ledger.composites().progress(second.id()).assetsHeld()).isEqualTo((int) wanted);
    }
}
