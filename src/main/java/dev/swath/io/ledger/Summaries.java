package dev.swath.io.ledger;

import dev.swath.model.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of one feature, for reports and files that people read. */
public interface Summaries {
    Summary of(String featureId);

    /** The feature a request, order or delivery belongs to. */
    String featureOf(String workId);

    /**
     * What came of one feature.
     *
     * @param found candidates found
     * @param chosen candidates chosen
     * @param rejected how many were rejected, by reason code
     * @param orders its orders, oldest first
     * @param shared files that it gets from other requests' orders
     * @param troubles rows of its searches that are held, put back, set aside or given up, with why
     */
    record Summary(
            long found,
            long chosen,
            Map<String, Long> rejected,
            List<Bought> orders,
            List<Shared> shared,
            List<Stuck> troubles) {}

    /**
     * Scenes that another request's order bought.
     *
     * @param order name of that order
     * @param drop name of the drop it was made for
     * @param status status word of its row
     */
    record Shared(
            String order,
            String drop,
            @Nullable String planetId,
            String status,
            @Nullable Reason reason,
            List<String> items,
            List<Arrived> files) {}

    /**
     * One order and its files.
     *
     * @param status status word of its row
     * @param hectaresE4 estimate in 1e-4 hectares
     */
    record Bought(
            String id,
            String name,
            String state,
            @Nullable String planetId,
            @Nullable String planetState,
            String status,
            @Nullable Reason reason,
            long hectaresE4,
            List<String> items,
            List<Arrived> files) {}

    /**
     * @param target relative to the store's root
     * @param digest what it was verified by; null before it lies there
     * @param crc32c CRC32C of its bytes, 0 to 2^32 - 1; null when it is not known
     */
    record Arrived(
            String path,
            String target,
            String status,
            long bytes,
            @Nullable Reason reason,
            @Nullable String digest,
            @Nullable Long crc32c) {}

    /** @param route id of the route it waits at */
    record Stuck(String route, String status, Reason reason) {}
}
