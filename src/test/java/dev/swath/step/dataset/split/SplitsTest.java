package dev.swath.step.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadInput;
import dev.swath.step.dataset.grid.Cell;
import dev.swath.step.dataset.grid.CellGrid;
import dev.swath.step.dataset.grid.GridZone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitsTest {
    private static final List<String> IDS =
            IntStream.range(0, 1000).mapToObj(i -> "chip-" + i).toList();

    @Test
    void chance_is_an_order_by_digest_that_others_can_repeat() {
        List<String> ids = new ArrayList<>();
        for (int east = 0; east < 10; east += 2) {
            for (int north = 0; north < 4; north += 2) {
                ids.add("ftw-34UFF%02d%02d".formatted(east, north));
            }
        }
        // Python: sorted(ids, key=lambda i: hashlib.sha256(('42:' + i).encode()).hexdigest())
        assertThat(Lot.order(42, ids))
                .containsExactly(
                        "ftw-34UFF0002",
                        "ftw-34UFF0400",
                        "ftw-34UFF0800",
                        "ftw-34UFF0000",
                        "ftw-34UFF0802",
                        "ftw-34UFF0402",
                        "ftw-34UFF0200",
                        "ftw-34UFF0600",
                        "ftw-34UFF0202",
                        "ftw-34UFF0602");
        SortedMap<String, Split> splits = Splits.random(ids, Percents.DEFAULT, 42);
        assertThat(splits).containsEntry("ftw-34UFF0602", Split.TEST).containsEntry("ftw-34UFF0202", Split.VAL);
    }

    @Test
    void the_order_of_arrival_does_not_matter_and_the_seed_does() {
        List<String> shuffled = new ArrayList<>(IDS);
        Collections.reverse(shuffled);
        var splits = Splits.random(IDS, Percents.DEFAULT, 42);
        assertThat(Splits.random(shuffled, Percents.DEFAULT, 42)).isEqualTo(splits);
        assertThat(Splits.random(IDS, Percents.DEFAULT, 43)).isNotEqualTo(splits);
        assertThat(count(splits, Split.TRAIN)).isEqualTo(800);
        assertThat(count(splits, Split.VAL)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "80 10 10, 10, 8, 1, 1",
        "80 10 10, 3, 3, 0, 0",
        "80 20 0, 3, 2, 1, 0",
        "33.4 33.3 33.3, 10, 4, 3, 3",
        "0 0 100, 7, 0, 0, 7",
        "70 15 15, 1, 1, 0, 0",
        "50 25 25, 2, 1, 1, 0",
        "80 10 10, 0, 0, 0, 0"
    })
    void counts_are_exact(String percents, int things, int train, int val, int test) {
        assertThat(Percents.of(percents).counts(things)).containsExactly(train, val, test);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80 10", "80 10 11", "110 -10 0", "a b c", "", "80 10 10 0", "NaN 0 100"})
    void percents_that_are_not_three_shares_of_100_are_refused(String text) {
        assertThatThrownBy(() -> Percents.of(text)).isInstanceOf(BadInput.class).hasMessageContaining("sum to 100");
    }

    @Test
    void a_block_is_three_by_three_cells_whatever_their_size() {
        List<Cell> cells = new ArrayList<>();
        for (int east = 600; east < 618; east += 2) {
            for (int north = 6000; north < 6018; north += 2) {
                cells.add(new Cell(new GridZone(34, 'U'), east, north, 2));
            }
        }
        var blocks = new TreeMap<String, Integer>();
        cells.forEach(cell -> blocks.merge(Splits.block(cell), 1, Integer::sum));
        // kilometres grouped by three, undivided by the side, would make blocks of 1, 2 and 4 cells of 2 km
        assertThat(blocks).hasSize(9).containsKey("34UFF_2_2");
        assertThat(blocks.values()).containsOnly(9);
        var splits = Splits.blocks(cells, Percents.of("60 20 20"), 42);
        var byBlock = new TreeMap<String, Split>();
        for (Cell cell : cells) {
            Split split = splits.get(cell.id());
            assertThat(byBlock.merge(Splits.block(cell), split, (a, b) -> a == b ? a : Split.TEST))
                    .isEqualTo(split);
        }
        assertThat(count(byBlock, Split.TRAIN)).isEqualTo(5);
        assertThat(Splits.block(new CellGrid(5).parse("ftw-34UFF1525"))).isEqualTo("34UFF_1_1");
    }

    @Test
    void predefined_labels_go_by_majority_and_ties_by_order() {
        var splits = Splits.predefined(
                Map.of(
                        "a", labels("test", "testing", "train"),
                        "b", labels("valid", "train", "VALIDATION", "training"),
                        "c", labels("test", "val"),
                        "d", labels("")),
                42);
        assertThat(splits)
                .containsOnly(Map.entry("a", Split.TEST), Map.entry("b", Split.TRAIN), Map.entry("c", Split.VAL));
        assertThatThrownBy(() -> Split.of("holdout"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("holdout");
    }

    @Test
    void a_fifth_of_train_becomes_val_where_nobody_labelled_any() {
        var labels = new TreeMap<String, List<Split>>();
        IDS.subList(0, 12).forEach(id -> labels.put(id, List.of(Split.TRAIN)));
        labels.put("t", List.of(Split.TEST));
        var splits = Splits.predefined(labels, 42);
        assertThat(count(splits, Split.VAL)).isEqualTo(2);
        assertThat(count(splits, Split.TRAIN)).isEqualTo(10);
        assertThat(splits).containsEntry("t", Split.TEST);
        assertThat(Splits.predefined(Map.of("a", List.of(Split.TRAIN), "b", List.of(Split.TRAIN)), 42))
                .containsValue(Split.VAL)
                .containsValue(Split.TRAIN);
        assertThat(Splits.predefined(Map.of("a", List.of(Split.TRAIN)), 42)).containsEntry("a", Split.TRAIN);
    }

    private static List<Split> labels(String... labels) {
        return List.of(labels).stream()
                .flatMap(label -> Split.of(label).stream())
                .toList();
    }

    private static long count(Map<String, Split> splits, Split split) {
        return splits.values().stream().filter(split::equals).count();
    }
}
