package dev.swath.io.ledger;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.model.OldOrder;
import dev.swath.model.Route;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.GeometryFactory;

/** The rows of one imported order: its area's feature, a request with nothing to do, the order, and its old entry. */
final class ImportedRows {
    private static final byte[] NO_SHAPE = shapeless();

    private static final List<String> TEXTS = List.of(
            "batch_id",
            "start_date",
            "end_date",
            "status",
            "num_bands",
            "product_bundle",
            "product_bundle_order",
            "mosaic_name",
            "ordered_at");
    private static final List<String> WHOLES = List.of("clipped", "scenes_selected", "scenes_found", "batch_order");
    private static final List<String> DECIMALS = List.of("aoi_area_sqkm", "quota_hectares");

    private static final String FEATURE = """
            insert into feature (id, job_id, feature_key, row_no, aoi, clip, clip_hash, hectares_e4, repairs, start_day,
                end_day, cadence, min_coverage, max_cloud, item_type, bundle, clipped, harmonize)
            select :id, :job, :key, coalesce(max(row_no), 0) + 1, :shape, :shape, '', 0, '[]', :start, :end, 'all', 0, 100, 'PSScene', '',
                true, false
            from feature where job_id = :job
            on conflict (job_id, feature_key) do nothing""";

    private static final String PURCHASE = """
            insert into purchase (id, request_id, job_id, name, state, posts, item_type, bundle, harmonize, hectares_e4,
                posted_ms, planet_id)
            values (:id, :request, :job, :name, 'PLACED', 1, 'PSScene', '', false, :hectares, :posted, :planetId)""";

    private static final String ENTRY = """
            insert into imported_order (order_id, place, entry, aoi_name, order_type, batch_id, start_date, end_date,
                status, num_bands, product_bundle, product_bundle_order, clipped, aoi_area_sqkm, scenes_selected,
                scenes_found, quota_hectares, batch_order, mosaic_name, ordered_at)
            values (:order, :place, :entry, :aoi_name, :order_type, :batch_id, :start_date, :end_date, :status, :num_bands,
                :product_bundle, :product_bundle_order, :clipped, :aoi_area_sqkm, :scenes_selected, :scenes_found,
                :quota_hectares, :batch_order, :mosaic_name, :ordered_at)""";

    private static final String FILL = """
            update imported_order set entry = :entry, aoi_name = :aoi_name, order_type = :order_type, batch_id = :batch_id,
                start_date = :start_date, end_date = :end_date, status = :status, num_bands = :num_bands,
                product_bundle = :product_bundle, product_bundle_order = :product_bundle_order, clipped = :clipped,
                aoi_area_sqkm = :aoi_area_sqkm, scenes_selected = :scenes_selected, scenes_found = :scenes_found,
                quota_hectares = :quota_hectares, batch_order = :batch_order, mosaic_name = :mosaic_name,
                ordered_at = :ordered_at
            where order_id = :order""";

    private final Db db;
    private final Rows rows;
    private final Handle handle;
    private final String jobId;

    ImportedRows(Db db, Rows rows, Handle handle, String jobId) {
        this.db = db;
        this.rows = rows;
        this.handle = handle;
        this.jobId = jobId;
    }

    private static byte[] shapeless() {
        var wkb = Columns.wkb(new GeometryFactory().createPolygon());
        if (wkb == null) {
            throw new IllegalStateException("an empty polygon has no WKB");
        }
        return wkb;
    }

    void insert(OldOrder old) {
        var now = Instant.ofEpochMilli(db.now());
        var orderedAt = old.orderedAt();
        var placed = orderedAt == null || orderedAt.isAfter(now) || orderedAt.isBefore(Instant.EPOCH) ? now : orderedAt;
        // ids sort by the time of ordering, as those of our own orders do
        var id = UlidCreator.getUlid(placed.toEpochMilli()).toString();
        handle.createUpdate(PURCHASE)
                .bind("id", id)
                .bind("request", request(old, placed))
                .bind("job", jobId)
                .bind("name", "imported-" + old.planetId())
                .bind("hectares", hectares(old))
                .bind("posted", placed.toEpochMilli())
                .bind("planetId", old.planetId())
                .execute();
        bind(handle.createUpdate(ENTRY), id, old).bind("place", old.place()).execute();
        rows.add(handle, id, jobId, Rows.Kind.ORDER, Route.POLL_RESULT);
        db.note(handle, id, "imported", old.place());
    }

    /** The old entry with what it lacked. */
    void fill(String orderId, OldOrder whole) {
        bind(handle.createUpdate(FILL), orderId, whole).execute();
    }

    private String request(OldOrder old, Instant placed) {
        var first = day(old.fields().get("start_date"), placed);
        var last = day(old.fields().get("end_date"), placed);
        var start = first.isAfter(last) ? last : first;
        handle.createUpdate(FEATURE)
                .bind("id", db.newId())
                .bind("job", jobId)
                .bind("key", old.aoi())
                .bind("shape", NO_SHAPE)
                .bind("start", start.toString())
                .bind("end", last.toString())
                .execute();
        var id = db.newId();
        handle.createUpdate("insert into request (id, job_id, feature_id, start_day, end_day)"
                        + " select :id, :job, id, :start, :end from feature where job_id = :job and feature_key = :key")
                .bind("id", id)
                .bind("job", jobId)
                .bind("key", old.aoi())
                .bind("start", start.toString())
                .bind("end", last.toString())
                .execute();
        // nothing is searched for it: what it wanted was ordered
        handle.createUpdate("insert into work (id, job_id, kind, route, status, not_before_ms, failures, created_ms,"
                        + " updated_ms) values (:id, :job, 'request', 'order-plan', 'done', :now, 0, :now, :now)")
                .bind("id", id)
                .bind("job", jobId)
                .bind("now", db.now())
                .execute();
        return id;
    }

    /** A day that is not told is that of the order: nothing is searched by it. */
    private static LocalDate day(@Nullable String told, Instant placed) {
        try {
            return told == null
                    ? placed.atZone(ZoneOffset.UTC).toLocalDate()
                    : LocalDate.parse(told.substring(0, Math.min(10, told.length())));
        } catch (DateTimeParseException noDay) {
            return placed.atZone(ZoneOffset.UTC).toLocalDate();
        }
    }

    private static long hectares(OldOrder old) {
        var told = old.fields().get("quota_hectares");
        return told == null
                ? 0
                : new BigDecimal(told)
                        .setScale(4, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, String orderId, OldOrder old) {
        var fields = old.fields();
        statement
                .bind("order", orderId)
                .bind("entry", old.entry())
                .bind("aoi_name", old.aoi())
                .bind("order_type", fields.getOrDefault("order_type", "PSScope"));
        TEXTS.forEach(name -> statement.bind(name, fields.get(name)));
        WHOLES.forEach(name -> {
            var told = fields.get(name);
            statement.bind(name, told == null ? null : (Integer) new BigDecimal(told).intValue());
        });
        DECIMALS.forEach(name -> {
            var told = fields.get(name);
            statement.bind(name, told == null ? null : Double.valueOf(told));
        });
        return statement;
    }
}
