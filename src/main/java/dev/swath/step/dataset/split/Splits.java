package dev.swath.step.dataset.split;

import dev.swath.step.dataset.grid.Cell;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives chips their splits. The rule for chance is one for all: ids are ordered by the SHA-256 of {@code <seed>:<id>}, the
 * first are train, then val, then test, in the numbers of {@link Percents#counts}. All results are ordered by id.
 */
public final class Splits {
    /** As today's tool has it. */
    public static final long DEFAULT_SEED = 42;

    private static final int BLOCK_CELLS = 3;
    /** Where nothing was labelled val, one of so many train chips becomes val. */
    private static final int TRAIN_PER_VAL = 5;

    private Splits() {}

    /** {@code random-uniform}: each id by itself. */
    public static SortedMap<String, Split> random(Collection<String> ids, Percents percents, long seed) {
        List<String> drawn = Lot.order(seed, ids);
        List<Integer> counts = percents.counts(drawn.size());
        var splits = new TreeMap<String, Split>();
        for (int i = 0; i < drawn.size(); i++) {
            int train = counts.get(0);
            splits.put(drawn.get(i), i < train ? Split.TRAIN : i < train + counts.get(1) ? Split.VAL : Split.TEST);
        }
        return splits;
    }

    /**
     * {@code block3x3}: blocks of up to nine neighbouring cells keep together, so that no test chip borders on a train chip
     * within them. The percents count blocks.
     */
    public static SortedMap<String, Split> blocks(Collection<Cell> cells, Percents percents, long seed) {
        Map<String, Split> byBlock = random(cells.stream().map(Splits::block).toList(), percents, seed);
        var splits = new TreeMap<String, Split>();
        for (Cell cell : cells) {
            splits.put(cell.id(), byBlock.getOrDefault(block(cell), Split.TRAIN));
        }
        return splits;
    }

    /** As in {@code 34UFF_2_4}: the kilometres of the id are divided by the cell's side before they are grouped by three. */
    static String block(Cell cell) {
        return cell.gridZone() + cell.square() + "_" + part(cell.eastKm(), cell.km()) + "_"
                + part(cell.northKm(), cell.km());
    }

    private static int part(int km, int side) {
        return km % 100 / side / BLOCK_CELLS;
    }

    /**
     * {@code predefined}: the label that most of a chip's fields have; of equally many, train before val before test. When no
     * chip became val, a fifth of train does, at least one of two or more: the first in the order of chance.
     *
     * @param labels of the fields of each chip, read by {@link Split#of}
     * @return chips without any label have no entry
     */
    public static SortedMap<String, Split> predefined(Map<String, List<Split>> labels, long seed) {
        var splits = new TreeMap<String, Split>();
        labels.forEach((id, given) -> {
            if (!given.isEmpty()) {
                splits.put(id, majority(given));
            }
        });
        if (!splits.containsValue(Split.VAL)) {
            var train = new ArrayList<>(splits.keySet());
            train.removeIf(id -> splits.get(id) != Split.TRAIN);
            int val = train.size() < 2 ? 0 : Math.max(1, train.size() / TRAIN_PER_VAL);
            Lot.order(seed, train).subList(0, val).forEach(id -> splits.put(id, Split.VAL));
        }
        return splits;
    }

    private static Split majority(List<Split> labels) {
        Map<Split, Integer> votes = new EnumMap<>(Split.class);
        labels.forEach(label -> votes.merge(label, 1, Integer::sum));
        return votes.entrySet().stream()
                .max(Map.Entry.<Split, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }
}
