package dev.swath.io.stac.search;

import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.StacTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same acquisition comes twice: processed again, in two collections, or on two pages while new items arrive. */
public final class Duplicates {
    private static final Comparator<StacItem> BETTER = Comparator.comparingDouble(
                    (StacItem item) -> number(item, "s2:processing_baseline"))
            .thenComparingDouble(Duplicates::sequence)
            .thenComparing(item -> StacTime.read(item.text("updated")).orElse(Instant.MIN))
            // whatever order they came in, the same one is kept
            .thenComparing(item -> Objects.requireNonNullElse(item.collection(), ""), Comparator.reverseOrder())
            .thenComparing(StacItem::id, Comparator.reverseOrder());

    private Duplicates() {}

    /** What tells two acquisitions apart; of items that do not say it, collection and id. */
    private record Acquisition(
            @Nullable String platform,
            @Nullable String grid,
            @Nullable Instant datetime,
            @Nullable String item) {}

    /**
     * One item of each (platform, grid code, datetime): of the highest processing baseline, then sequence, then update.
     * The others keep their order.
     */
    public static List<StacItem> dropped(Collection<StacItem> items) {
        Map<Acquisition, StacItem> best = new LinkedHashMap<>();
        for (StacItem item : items) {
            best.merge(acquisition(item), item, (one, other) -> BETTER.compare(other, one) > 0 ? other : one);
        }
        return List.copyOf(new ArrayList<>(best.values()));
    }

    private static Acquisition acquisition(StacItem item) {
        String platform = item.text("platform");
        String grid = grid(item);
        return platform == null || grid == null || item.datetime() == null
                ? new Acquisition(null, null, null, item.collection() + "/" + item.id())
                : new Acquisition(platform, grid, item.datetime(), null);
    }

    private static @Nullable String grid(StacItem item) {
        String code = item.text("grid:code");
        String tile = item.text("s2:mgrs_tile");
        return code == null && tile != null ? "MGRS-" + tile : code;
    }

    private static double sequence(StacItem item) {
        double sequence = number(item, "s2:sequence");
        return sequence < 0 ? 0 : sequence;
    }

    private static double number(StacItem item, String property) {
        Double number = StacJson.number(item.properties(), property);
        String text = item.text(property);
        if (number == null && text != null && text.matches("\\d{1,4}(\\.\\d{1,4})?")) {
            return Double.parseDouble(text);
        }
        return number == null ? -1 : number;
    }
}
