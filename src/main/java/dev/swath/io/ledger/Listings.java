package dev.swath.io.ledger;

import dev.swath.model.Job;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Long lists, page by page: a page goes on after the last id of the one before. */
public interface Listings {
    /** @param state null = whatever it is; the same for the name */
    List<Job> drops(@Nullable String name, Job.@Nullable State state, View view);

    /** Orders by column, as the ledger's view {@code order_line} has them. A drop is named by its id or its name. */
    List<Map<String, Object>> orders(Which which, View view);

    /** Files by column, those shared from another drop's orders too; {@code which.aoi} is not asked. */
    List<Map<String, Object>> files(Which which, View view);

    /** Features by column, with how each stands ({@link Board.Area#state}); {@code which.drop} alone is asked. */
    List<Map<String, Object>> features(Which which, View view);

    /** Newest first. */
    default List<Job> drops(@Nullable String name, Job.@Nullable State state, Page page) {
        return drops(name, state, View.newest(page));
    }

    /** Newest first. */
    default List<Map<String, Object>> orders(Which which, Page page) {
        return orders(which, View.newest(page));
    }

    /** Newest first. */
    default List<Map<String, Object>> files(Which which, Page page) {
        return files(which, View.newest(page));
    }

    /**
     * @param after id of the last one of the page before; null = from the first
     * @param limit most of them
     */
    record Page(@Nullable String after, int limit) {}

    /** What a list goes by. */
    enum Sort {
        NEWEST,
        OLDEST,
        NAME,
        NAME_DOWN,
        /** Of files bytes, of orders and features hectares. */
        SIZE,
        SIZE_DOWN;

        boolean isDown() {
            return this == NEWEST || this == NAME_DOWN || this == SIZE_DOWN;
        }
    }

    /**
     * @param search stands somewhere in the name, in large or small letters; null = all. Files that are too many to be
     *     sorted otherwise go by name then.
     */
    record View(@Nullable String search, Sort sort, Page page) {
        static View newest(Page page) {
            return new View(null, Sort.NEWEST, page);
        }
    }

    /** Which are meant; null = whatever it is. */
    record Which(
            @Nullable String drop,
            @Nullable String order,
            @Nullable String status,
            @Nullable String aoi) {
        public static final Which ALL = new Which(null, null, null, null);
    }
}
