package dev.swath.io.stac.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.stac.Bbox;
import dev.swath.io.stac.Fixtures;
import dev.swath.io.stac.StacItem;
import dev.swath.model.Call;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class StacSearchTest {
    private static final Instant FROM = Instant.parse("2024-06-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2024-07-01T00:00:00Z");
    private static final String QUERY = "https://api.stacspec.org/v1.0.0/item-search#query";
    private static final String FILTER = "https://api.stacspec.org/v1.0.0-rc.2/item-search#filter";
    private static final String CQL2 = "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json";
    private static final StacSearch BOX = StacSearch.inBox(List.of("s2"), new Bbox(10, 50, 11, 51), FROM, UNTIL, 20.0);

    @Test
    void a_box_is_asked_for_with_a_query_where_it_is_understood() {
        Call call = BOX.firstPage(api(QUERY, FILTER, CQL2), "about");

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("https://stac.example/v1/search");
        assertThat(call.about()).isEqualTo("about");
        assertThat(call.json())
                .isEqualTo("{\"collections\":[\"s2\"],\"bbox\":[10.0,50.0,11.0,51.0],"
                        + "\"datetime\":\"2024-06-01T00:00:00Z/2024-07-01T00:00:00Z\",\"limit\":100,"
                        + "\"query\":{\"eo:cloud_cover\":{\"lte\":20.0}}}");
    }

    @Test
    void a_filter_is_sent_only_where_it_is_understood() {
        assertThat(BOX.firstPage(api(FILTER, CQL2), "x").json())
                .contains("\"filter-lang\":\"cql2-json\",\"filter\":{\"op\":\"<=\","
                        + "\"args\":[{\"property\":\"eo:cloud_cover\"},20.0]}");
        assertThat(BOX.firstPage(api(FILTER), "x").json()).doesNotContain("filter", "query");
        assertThat(BOX.firstPage(api(), "x").json()).doesNotContain("filter", "query");
    }

    @Test
    void any_other_shape_is_asked_for_as_it_is() {
        assertThat(search("POLYGON ((10 50, 11 50, 11 51, 10 50))")
                        .firstPage(api(), "x")
                        .json())
                .contains("\"intersects\":{\"type\":\"Polygon\"")
                .doesNotContain("bbox");
        assertThat(StacSearch.inBox(List.of("s2"), new Bbox(179, 0, -179, 1), FROM, UNTIL, null)
                        .firstPage(api(), "x")
                        .json())
                .as("across the antimeridian")
                .contains("\"intersects\":{\"type\":\"MultiPolygon\"")
                .doesNotContain("bbox");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s2 | \"eo:cloud_cover\":20 |",
                "s2 | \"eo:cloud_cover\":20.1 | CLOUDS",
                "s2 | | CLOUDS",
                "s1 | \"eo:cloud_cover\":0 | COLLECTION",
                "s2 | \"eo:cloud_cover\":0,\"datetime\":\"2024-07-01T00:00:00Z\" | DATETIME",
                "s2 | \"eo:cloud_cover\":0,\"datetime\":\"2024-06-30T23:59:59.999999Z\" |",
                "s2 | \"eo:cloud_cover\":0,\"datetime\":\"2024-05-31T23:59:59Z\" | DATETIME",
            })
    void every_item_is_held_against_the_search(String collection, String properties, StacSearch.Mismatch mismatch) {
        StacItem item = Fixtures.item(collection, properties == null ? "" : properties);

        assertThat(BOX.mismatch(item).orElse(null)).isEqualTo(mismatch);
    }

    @Test
    void a_box_that_meets_is_not_a_footprint_that_meets() {
        StacItem item = Fixtures.item("s2", "");

        assertThat(search("POLYGON ((10.4 50.4, 10.6 50.4, 10.6 50.6, 10.4 50.4))")
                        .mismatch(item))
                .isEmpty();
        assertThat(search("POLYGON ((12 49, 12 52, 9 52, 12 52.1, 12.5 49, 12 49))")
                        .mismatch(item))
                .contains(StacSearch.Mismatch.PLACE);
    }

    @Test
    void a_search_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new StacSearch(List.of(), BOX.area(), FROM, UNTIL, null, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StacSearch(List.of("a"), BOX.area(), UNTIL, FROM, null, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StacSearch(List.of("a"), BOX.area(), FROM, UNTIL, 101.0, 100))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StacSearch search(String wkt) {
        try {
            Geometry area = new WKTReader().read(wkt);
            return new StacSearch(List.of("s2"), area, FROM, UNTIL, null, 100);
        } catch (ParseException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static StacApi api(String... classes) {
        URI root = URI.create("https://stac.example/v1");
        return new StacApi(root, URI.create(root + "/search"), null, Set.of(classes));
    }
}
