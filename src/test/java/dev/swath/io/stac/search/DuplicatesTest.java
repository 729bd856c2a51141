package dev.swath.io.stac.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.stac.Fixtures;
import dev.swath.io.stac.StacItem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicatesTest {
    private static final String SCENE = "\"platform\":\"sentinel-2a\",\"grid:code\":\"MGRS-13TDE\",\"x\":%s";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"s2:processing_baseline\":\"05.09\" | \"s2:processing_baseline\":\"05.11\"",
                "\"s2:processing_baseline\":\"09.00\" | \"s2:processing_baseline\":\"10.00\"",
                "\"s2:sequence\":\"0\" | \"s2:sequence\":\"1\"",
                "\"updated\":\"2024-01-01T00:00:00Z\" | \"updated\":\"2024-01-01T00:00:01Z\"",
                "\"updated\":\"2024-01-02T00:00:00Z\",\"s2:sequence\":\"0\" | \"updated\":\"2024-01-01T00:00:00Z\",\"s2:sequence\":\"1\"",
                "\"s2:sequence\":\"3\",\"s2:processing_baseline\":\"03.00\" | \"s2:processing_baseline\":\"05.00\"",
            })
    void the_later_made_is_kept_whichever_came_first(String worse, String better) {
        StacItem one = scene(1, worse);
        StacItem other = scene(2, better);

        assertThat(Duplicates.dropped(List.of(one, other))).containsExactly(other);
        assertThat(Duplicates.dropped(List.of(other, one))).containsExactly(other);
    }

    @Test
    void other_tiles_other_times_and_items_that_do_not_say_are_not_duplicates() {
        List<StacItem> items = List.of(
                scene(1, "\"s2:sequence\":\"0\""),
                scene(2, "\"grid:code\":\"MGRS-13TDF\""),
                scene(3, "\"datetime\":\"2024-06-01T10:00:01Z\""),
                Fixtures.item("a", ""),
                Fixtures.item("b", ""));

        assertThat(Duplicates.dropped(items)).isEqualTo(items);
        assertThat(Duplicates.dropped(List.of(items.get(3), items.get(3)))).hasSize(1);
    }

    @Test
    void recorded_items_come_once_in_whatever_order() {
        List<StacItem> items = new ArrayList<>(Fixtures.items("es-v1-cql2-filter-ignored-2", "sentinel-2-l2a"));
        items.addAll(Fixtures.items("es-v1-cql2-filter-ignored-2", "sentinel-2-c1-l2a"));
        List<StacItem> kept = Duplicates.dropped(items);
        Collections.reverse(items);

        assertThat(kept).hasSizeLessThan(items.size());
        assertThat(Duplicates.dropped(items)).containsExactlyInAnyOrderElementsOf(kept);
    }

    private static StacItem scene(int number, String properties) {
        return Fixtures.item("s2", SCENE.formatted(number) + "," + properties);
    }
}
