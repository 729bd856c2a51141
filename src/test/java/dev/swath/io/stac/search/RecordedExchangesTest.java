package dev.swath.io.stac.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What two services answered, over HTTP. */
class RecordedExchangesTest {
    private static final Instant NOW = Instant.parse("2025-08-01T00:00:00Z");

    private final RecordedApi api = new RecordedApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void every_recorded_exchange_is_read_for_what_it_is() {
        var read = new ArrayList<String>();
        for (String name : api.names()) {
            Answer answer = api.send(api.call(name));
            var trouble = StacVerdict.of(answer, NOW);
            if (trouble.isPresent()) {
                assertThat(trouble.get()).isInstanceOf(Refused.class).hasMessageContaining("404: Not Found");
                assertThat(name).isEqualTo("es-v1-404-1");
            } else if (answer.call().uri().getPath().endsWith("/v1")) {
                assertThat(StacApi.read(answer).search()).hasPath("/v1/search");
            } else if (answer.call().uri().getPath().endsWith("/collections")) {
                assertThat(StacJson.object(answer, "a list").path("collections"))
                        .hasSize(9);
            } else {
                assertThat(SearchPage.read(answer).unreadable()).as(name).isEmpty();
            }
            read.add(name);
        }
        assertThat(read).hasSize(20);
    }

    @Test
    void earth_search_says_that_it_understands_query_and_not_filter() {
        StacApi earthSearch = StacApi.read(api.send(StacApi.landing(api.uri("/v1"), "x")));

        assertThat(earthSearch.understandsQuery()).isTrue();
        assertThat(earthSearch.understandsFilter()).isFalse();
        assertThat(earthSearch.conformanceCall("x")).isEmpty();
    }

    @Test
    void the_walk_ends_at_an_empty_page_behind_the_last_full_one() {
        SearchPage first = SearchPage.read(api.send(api.call("es-v1-multi-collections-last-page-0")));
        assertThat(first.items())
                .extracting(StacItem::id)
                .containsExactly("S2A_13TDE_20231008_0_L2A", "LC08_L2SP_033032_20231008_02_T1");

        NextPage next = first.next();
        assertThat(next).as("the last full page links on").isNotNull();
        SearchPage last = SearchPage.read(api.send(next.call()));
        assertThat(last.items()).isEmpty();
        assertThat(last.next()).isNull();
    }

    @Test
    void tokens_of_the_planetary_computer_lead_from_page_to_page() {
        var ids = new ArrayList<String>();
        Call call = api.call("pc-result-paging-0");
        PageTrail trail = PageTrail.start();
        for (int page = 0; page < 2; page++) {
            trail = trail.then(call);
            SearchPage read = SearchPage.read(api.send(call));
            read.items().forEach(item -> ids.add(item.id()));
            assertThat(read.next()).isNotNull();
            call = read.next().call();
        }
        assertThat(ids).hasSize(20).doesNotHaveDuplicates();
        assertThat(call.json()).contains("next:naip:vt_m_4307307_ne_18_h_20160805");
    }

    @Test
    void an_ignored_filter_lets_nothing_through_that_was_not_searched_for() {
        Call call = api.call("es-v1-cql2-filter-ignored-1");
        SearchPage first = SearchPage.read(api.send(call));
        SearchPage second =
                SearchPage.read(api.send(Objects.requireNonNull(first.next()).call()));
        var items = new ArrayList<>(first.items());
        items.addAll(second.items());
        Geometry world = new GeometryFactory().createPolygon(new Coordinate[] {
            new Coordinate(-180, -90),
            new Coordinate(180, -90),
            new Coordinate(180, 90),
            new Coordinate(-180, 90),
            new Coordinate(-180, -90)
        });
        var search = new StacSearch(
                List.of("sentinel-2-l2a", "sentinel-2-c1-l2a"),
                world,
                Instant.parse("2025-07-31T00:00:00Z"),
                Instant.parse("2025-08-01T00:00:00Z"),
                40.0,
                100);

        List<StacItem> found =
                items.stream().filter(item -> search.mismatch(item).isEmpty()).toList();

        assertThat(items).hasSize(20).anyMatch(item -> item.cloudPercent() != null && item.cloudPercent() > 40);
        assertThat(found).isNotEmpty().allMatch(item -> Objects.requireNonNull(item.cloudPercent()) <= 40);
        assertThat(Duplicates.dropped(found))
                .as("each acquisition is in both collections")
                .hasSize((int) found.stream().map(StacItem::datetime).distinct().count());
    }
}
