package dev.swath.io.ledger;

import dev.swath.model.Job;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Long lists, page by page, newest first: a page goes on after the last id of the one before. */
public interface Listings {
    /** @param state null = whatever it is; the same for the name */
    List<Job> drops(@Nullable String name, Job.@Nullable State state, Page page);

    /** Orders by column, as the ledger's view {@code order_line} has them. A drop is named by its id or its name. */
    List<Map<String, Object>> orders(Which which, Page page);

    /** Files by column, those shared from another drop's orders too; {@code which.aoi} is not asked. */
    List<Map<String, Object>> files(Which which, Page page);

    /**
     * @param after id of the last one of the page before; null = from the newest
     * @param limit most of them
     */
    record Page(@Nullable String after, int limit) {}

    /** Which are meant; null = whatever it is. */
    record Which(
            @Nullable String drop,
            @Nullable String order,
            @Nullable String status,
            @Nullable String aoi) {
        public static final Which ALL = new Which(null, null, null, null);
    }
}
