package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.model.StacScene;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 22-search-stac} and {@code 70-ingest} against the simulated STAC API, at the pace of {@code 07-gate-stac}. */
class StacRouteTest extends StacCase {
    StacRouteTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void scenes_are_found_and_the_assets_of_their_bands_and_masks_wait_to_be_fetched() {
        var composite = searched("2024-08-01T00:00:00Z");

        var scenes = scenes(composite);
        assertThat(scenes).hasSizeGreaterThan(10).allSatisfy(scene -> assertThat(scene.start())
                .isBetween(composite.from(), composite.until()));
        assertThat(scenes).extracting(StacScene::itemId).doesNotHaveDuplicates();
        assertThat(counts(composite))
                .containsEntry("ingest/waiting", 2L * scenes.size())
                .containsEntry("ingest-catalog/waiting", 1L);
        assertThat(ledger.assets().ofScene(composite.id(), scenes.get(0).id()))
                .extracting(held -> held.asset().key())
                .containsExactly("red", "scl");
    }

    @Test
    void a_page_too_large_is_asked_for_by_halves_until_it_comes() {
        long all = scenes(searched("2024-08-01T00:00:00Z")).size();
        long before = calls("stac-search");
        sandbox.faults()
                .add(Fault.once("stac-search", Kind.STATUS).with("status", 502).from(1, 4));

        var composite = searched("2024-08-01T00:00:00Z");

        assertThat(scenes(composite)).as("in pages of 6").hasSize((int) all);
        assertThat(calls("stac-search") - before).isGreaterThanOrEqualTo(4 + all / 6);
    }

    @Test
    void throttling_is_waited_for_and_asked_again() {
        sandbox.faults().add(Fault.once("stac-search", Kind.STATUS).with("status", 403));

        var composite = searched("2024-05-11T00:00:00Z");

        assertThat(calls("stac-search"))
                .as("the refused one, the page, and the empty one after it")
                .isEqualTo(3);
        assertThat(wiring.doors().closed()).as("nothing of Planet's").isEmpty();
        assertThat(counts(composite)).containsKey("ingest/waiting");
    }

    @Test
    void pages_that_run_in_a_circle_are_no_complete_search() {
        sandbox.faults()
                .add(Fault.once("stac-search", Kind.STATUS).with("status", 502).from(1, 5));
        sandbox.faults().add(Fault.always("stac-search", Kind.STALE_NEXT).from(7, 900));

        var composite = searched("2024-08-01T00:00:00Z");

        assertThat(counts(composite)).containsOnlyKeys("search-stac/waiting");
        assertThat(ledger.jobs().reasons(composite.id()).keySet())
                .extracting(reason -> reason.code())
                .containsExactly("page-cycle");
    }

    @Test
    void assets_come_to_their_places_and_into_the_catalog_and_a_second_composite_fetches_none() throws Exception {
        var first = searched("2024-05-09T00:00:00Z");
        ingest();

        assertThat(counts(first)).containsOnlyKeys("ingest/done", "composite/waiting");
        var raw = home.resolve("delivered/raw");
        assertThat(links(raw.resolve("catalog.json")))
                .as("every link leads to a file")
                .isGreaterThanOrEqualTo(5);
        long fetched = calls("stac-asset");

        var second = searched("2024-05-09T00:00:00Z");
        ingest();
        assertThat(calls("stac-asset")).isEqualTo(fetched);
        assertThat(counts(second)).containsOnlyKeys("composite/waiting");
    }

    @Test
    void a_broken_body_is_gone_on_with_and_an_asset_that_changed_between_comes_whole() {
        sandbox.faults().add(Fault.once("stac-asset", Kind.TRUNCATED_BODY));
        sandbox.faults().add(Fault.once("stac-asset", Kind.ETAG_CHANGED).from(2, 1));

        var composite = searched("2024-05-09T00:00:00Z");
        ingest();

        assertThat(counts(composite)).containsOnlyKeys("ingest/done", "composite/waiting");
    }
}
