package dev.swath.io.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.model.OldOrder;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Old entries as they stand in the ledger, and two entries of one order as one: what the first lacks comes from the second. */
final class OldEntries {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> COLUMNS = List.of(
            OldOrder.AOI,
            "order_type",
            "batch_id",
            "start_date",
            "end_date",
            "status",
            "num_bands",
            "product_bundle",
            "product_bundle_order",
            "clipped",
            "aoi_area_sqkm",
            "scenes_selected",
            "scenes_found",
            "quota_hectares",
            "batch_order",
            "mosaic_name",
            "ordered_at");

    private OldEntries() {}

    static Optional<OldOrder> read(Handle handle, String orderId, String planetId) {
        return handle.createQuery("select * from imported_order where order_id = :id")
                .bind("id", orderId)
                .map((row, context) -> {
                    var fields = new TreeMap<String, String>();
                    for (var column : COLUMNS) {
                        var value = row.getString(column);
                        if (value != null) {
                            fields.put(column, value);
                        }
                    }
                    return new OldOrder(
                            planetId, row.getString("place"), Map.copyOf(fields), null, row.getString("entry"));
                })
                .findOne();
    }

    static OldOrder filled(OldOrder first, OldOrder second) {
        var fields = new TreeMap<>(second.fields());
        fields.putAll(first.fields());
        return new OldOrder(
                first.planetId(),
                first.place(),
                Map.copyOf(fields),
                first.orderedAt() == null ? second.orderedAt() : first.orderedAt(),
                filled(first.entry(), second.entry()));
    }

    private static String filled(String first, String second) {
        try {
            var whole = (ObjectNode) JSON.readTree(first);
            boolean[] more = {false};
            JSON.readTree(second).properties().forEach(field -> {
                if (!whole.hasNonNull(field.getKey()) && !field.getValue().isNull()) {
                    whole.set(field.getKey(), field.getValue());
                    more[0] = true;
                }
            });
            return more[0] ? JSON.writeValueAsString(whole) : first;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
