package dev.swath.io.ledger;

import dev.swath.model.CompositeProgress;
import dev.swath.model.Route;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads how far a composite is. */
final class SqlProgress {
    private static final String MONTHS = """
            select m.month, m.scenes, m.tiles, m.memory_bytes, w.status, w.reason,
                   case when w.status = 'done' then m.tiles
                        else (select count(*) from composite_tile t where t.month_id = m.id) end as finished
            from composite_month m join work w on w.id = m.id where m.composite_id = :id order by m.month""";

    /** Of the last tiles, so that a pause long ago does not count. */
    private static final String PACE = """
            select count(*) as n, max(made_ms) - min(made_ms) as millis from (
                select t.made_ms from composite_tile t join composite_month m on m.id = t.month_id
                where m.composite_id = :id order by t.made_ms desc limit 16) latest""";

    private static final String ASSETS = """
            select count(*) as wanted, count(a.stored_ms) as held from composite_asset ca
            join asset a on a.id = ca.asset_id
            join composite_scene cs on cs.composite_id = ca.composite_id and cs.scene_id = a.scene_id
            where ca.composite_id = :id and not cs.dropped""";

    private final Handle handle;
    private final String id;

    SqlProgress(Handle handle, String compositeId) {
        this.handle = handle;
        this.id = compositeId;
    }

    private record Row(String route, String status, String reason) {}

    private record Assets(int held, int wanted) {}

    private record Made(CompositeProgress.Month month, long memoryBytes) {}

    CompositeProgress read() {
        Row row = row();
        List<Made> made = months();
        var months = made.stream().map(Made::month).toList();
        Assets assets = assets();
        int done = months.stream().mapToInt(CompositeProgress.Month::tilesDone).sum();
        int total =
                months.stream().mapToInt(CompositeProgress.Month::tilesTotal).sum();
        return new CompositeProgress(
                stage(row, months),
                row.reason(),
                assets.held(),
                assets.wanted(),
                done,
                total,
                made.stream().mapToLong(Made::memoryBytes).max().orElse(0),
                remaining(total - done),
                months,
                SqlMonths.outputs(handle, id));
    }

    private Row row() {
        return handle.createQuery("select w.route, w.status, w.reason from composite c join work w on w.id = c.job_id"
                        + " where c.job_id = :id")
                .bind("id", id)
                .map((row, context) ->
                        new Row(row.getString("route"), row.getString("status"), text(row.getString("reason"))))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("there is no composite " + id));
    }

    private static String stage(Row row, List<CompositeProgress.Month> months) {
        boolean underWay = row.status().equals("waiting") || row.status().equals("working");
        if (!underWay) {
            return row.status();
        }
        return switch (Route.of(row.route())) {
            case SEARCH_STAC -> "search";
            case INGEST_CATALOG -> "ingest";
            case COMPOSITE_CATALOG ->
                months.stream().allMatch(month -> List.of("done", "failed", "cancelled")
                                .contains(month.status()))
                        ? "catalog"
                        : "composite";
            default -> "composite";
        };
    }

    private List<Made> months() {
        return handle.createQuery(MONTHS)
                .bind("id", id)
                .map((row, context) -> new Made(
                        new CompositeProgress.Month(
                                YearMonth.parse(row.getString("month")),
                                row.getString("status"),
                                text(row.getString("reason")),
                                row.getInt("scenes"),
                                row.getInt("finished"),
                                row.getInt("tiles")),
                        row.getLong("memory_bytes")))
                .list();
    }

    private Assets assets() {
        return handle.createQuery(ASSETS)
                .bind("id", id)
                .map((row, context) -> new Assets(row.getInt("held"), row.getInt("wanted")))
                .one();
    }

    private @Nullable Duration remaining(int left) {
        return handle.createQuery(PACE)
                .bind("id", id)
                .map((row, context) -> {
                    int latest = row.getInt("n");
                    return latest < 2 ? Duration.ZERO : Duration.ofMillis(row.getLong("millis") * left / (latest - 1));
                })
                .findOne()
                .filter(time -> left == 0 || !time.isZero())
                .orElse(null);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
