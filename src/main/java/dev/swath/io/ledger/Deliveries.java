package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Order;
import dev.swath.model.Reason;
import dev.swath.model.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of the orders. */
public interface Deliveries {
    Delivery get(String deliveryId);

    /**
     * The claimed manifest lies stored: these files are committed and wait at route {@code download}. A target that
     * another order's delivery already has gets the order's name put before its file name as a folder, so that no
     * file is ever lost under another. Files already there (same order and path) are left alone.
     *
     * <p>Scenes that the manifest lacks are owned no more, and the request is planned anew for them.
     */
    void manifest(Claim manifest, Stored stored, List<Delivery> files, TopUp topUp);

    /**
     * Scenes that an order did not deliver.
     *
     * @param missing item ids; empty = all came
     * @param notBefore when they are planned anew
     */
    record TopUp(List<String> missing, Instant notBefore) {
        public static final TopUp NONE = new TopUp(List.of(), Instant.EPOCH);

        /**
         * A scene without a single file of its own was not delivered, where the provider says that something is
         * missing: a manifest that only tells less than usual must not make anybody buy again.
         *
         * @param files all files of the order
         */
        public static TopUp of(Order order, List<Delivery> files, Instant notBefore) {
            if (!"partial".equals(order.planetState()) && !"failed".equals(order.planetState())) {
                return NONE;
            }
            var missing = order.items().stream()
                    .filter(item ->
                            files.stream().filter(file -> !file.isDescription()).noneMatch(file -> file.isOf(item)))
                    .toList();
            return missing.isEmpty() ? NONE : new TopUp(missing, notBefore);
        }
    }

    /** The claimed file lies verified under its final name. */
    void stored(Claim delivery, Stored stored);

    /** The claimed description was written: from here on it is known by these bytes. */
    void described(Claim description, Stored stored);

    /** Other files of the claimed description's scene are under way: it is looked at then, or when they have ended. */
    void awaitFiles(Claim description, Instant later);

    /** The claimed file is not wanted; it stays owned, and may be fetched later. */
    void skipped(Claim delivery, Reason reason);

    /** Files of one scene of an order that the provider made, by path. */
    List<Piece> ofScene(String orderId, String itemId);

    /**
     * @param bytes its size as it lies there; -1 when it does not
     * @param digest what it was verified by; empty when it does not lie there
     * @param crc32c null when it is not known
     */
    record Piece(
            Delivery delivery,
            String status,
            long bytes,
            String digest,
            @Nullable Long crc32c) {}

    /** Files of an order by path, with their state. */
    List<Row> ofOrder(String orderId);

    /** @param status word of {@link dev.swath.model.Status}; {@code reason} empty unless put back or failed */
    record Row(Delivery delivery, String status, String reason) {}
}
