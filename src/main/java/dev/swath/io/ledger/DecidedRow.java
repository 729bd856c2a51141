package dev.swath.io.ledger;

import dev.swath.model.OrderState;
import dev.swath.model.Route;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A row of work that a decision may move.
 *
 * @param order what is known of the order; null unless the row is one
 * @param requestId the request that ordered it, of an order and of an order's manifest
 */
record DecidedRow(
        String id,
        String jobId,
        String kind,
        String route,
        String status,
        @Nullable String code,
        long updatedMillis,
        @Nullable OrderState order,
        @Nullable String planetState,
        @Nullable String requestId) {
    private static final String ROWS = """
            select w.id, w.job_id, w.kind, w.route, w.status, w.reason_code, w.updated_ms, p.state as order_state,
                   p.planet_state, coalesce(p.request_id, (
                       select o.request_id from delivery d join purchase o on o.id = d.order_id
                       where d.id = w.id and d.path = 'manifest.json')) as request_id
            from work w left join purchase p on p.id = w.id where w.id in (<ids>) order by w.id""";

    static List<DecidedRow> list(Handle handle, List<String> ids) {
        return handle.createQuery(ROWS)
                .bindList("ids", ids)
                .map((row, context) -> new DecidedRow(
                        row.getString("id"),
                        row.getString("job_id"),
                        row.getString("kind"),
                        row.getString("route"),
                        row.getString("status"),
                        row.getString("reason_code"),
                        row.getLong("updated_ms"),
                        row.getString("order_state") == null ? null : OrderState.valueOf(row.getString("order_state")),
                        row.getString("planet_state"),
                        row.getString("request_id")))
                .list();
    }

    /** Where it goes on. A composite waits for its assets first: those that were given up are tried again with it. */
    Route again() {
        var at = Route.of(route);
        return at == Route.COMPOSITE || at == Route.COMPOSITE_CATALOG ? Route.INGEST_CATALOG : at;
    }

    boolean isOrder() {
        return kind.equals("order");
    }

    boolean isShare() {
        return kind.equals("share");
    }

    boolean hasEnded() {
        return List.of("done", "aside", "skipped", "failed", "cancelled").contains(status);
    }

    boolean hasFailed() {
        return status.equals("failed") || status.equals("cancelled");
    }

    /** Whether nothing can come of the order any more; what the provider may still have ready is never bought anew. */
    boolean isLostOrder() {
        return order == OrderState.PLANNED
                || order == OrderState.REFUSED
                || (order == OrderState.PLACED && List.of("failed", "cancelled").contains(String.valueOf(planetState)));
    }
}
