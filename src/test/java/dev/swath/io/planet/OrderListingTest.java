package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Unavailable;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrderListingTest {
    private static final Instant SINCE = Instant.parse("2026-01-10T09:00:00Z");
    private static final String PAGE = """
            {"_links":{"_self":"https://api.planet.example/x","next":NEXT},"orders":[
             {"id":"a1","name":"swath-01JX","state":"running","created_on":"2026-01-10T09:08:07.12345Z",
              "products":[{"item_ids":["s2","s1"]},{"item_ids":["s1","s0"]}]},
             {"id":"b2","name":"mosaic","source_type":"basemaps","products":[{"mosaic_name":"m","quad_ids":["1-2"]}]},
             {"name":"no id"}]}""";

    @Test
    void all_kinds_of_orders_are_asked_for_from_an_instant_on() {
        assertThat(OrderListing.firstPage(Samples.URLS, SINCE, "about").uri())
                .hasToString("https://api.planet.example/compute/ops/orders/v2?source_type=all&page_size=100"
                        + "&created_on=2026-01-10T09%3A00%3A00Z%2F..");
        assertThat(OrderListing.byName(Samples.URLS, "swath 01&x=y", SINCE, "about")
                        .uri()
                        .getRawQuery())
                .endsWith("&name=swath%2001%26x%3Dy");
    }

    @Test
    void a_page_shows_each_order_with_its_items_sorted() {
        OrderListing.Page page = OrderListing.read(Samples.answer(200, PAGE.replace("NEXT", "null")));

        assertThat(page.next()).isNull();
        assertThat(page.orders()).hasSize(2);
        OrderListing.Listed first = page.orders().get(0);
        assertThat(first.id()).isEqualTo("a1");
        assertThat(first.name()).isEqualTo("swath-01JX");
        assertThat(first.state()).isEqualTo("running");
        assertThat(first.createdOn()).isEqualTo(Instant.parse("2026-01-10T09:08:07.123450Z"));
        assertThat(first.items()).containsExactly("s0", "s1", "s2");
        assertThat(page.orders().get(1).items()).as("quads").containsExactly("1-2");
        assertThat(page.orders().get(1).createdOn()).isNull();
    }

    @Test
    void the_next_page_is_followed_at_home_only() {
        String here = PAGE.replace("NEXT", "\"https://api.planet.example/compute/ops/orders/v2?page_marker=m\"");
        assertThat(OrderListing.read(Samples.answer(200, here)).next()).hasQuery("page_marker=m");

        String elsewhere = PAGE.replace("NEXT", "\"https://evil.example/compute/ops/orders/v2?page_marker=m\"");
        assertThatThrownBy(() -> OrderListing.read(Samples.answer(200, elsewhere)))
                .isInstanceOf(Corrupt.class)
                .hasMessageNotContaining("page_marker");
    }

    @Test
    void a_page_cut_off_anywhere_is_asked_again() {
        String whole = PAGE.replace("NEXT", "null");
        for (int end = 0; end < whole.length(); end++) {
            String cut = whole.substring(0, end);
            assertThatThrownBy(() -> OrderListing.read(Samples.answer(200, cut)))
                    .isInstanceOf(Unavailable.class);
        }
    }
}
