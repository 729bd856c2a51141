package dev.swath.io.ledger;

import dev.swath.model.trouble.LedgerTrouble;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The orders as people list them, read beside whoever runs on the ledger: one connection that cannot write, without pools
 * and migrations, so that it is open within milliseconds.
 */
public final class OrderList implements AutoCloseable {
    /** Newest schema; a test compares it with the migrations. */
    static final String SCHEMA = "017";

    private static final String BUSY_MILLIS = "10000";

    private final Connection connection;
    private final Path ledger;

    private OrderList(Connection connection, Path ledger) {
        this.connection = connection;
        this.ledger = ledger;
    }

    /**
     * Which orders are meant; null = whatever it is.
     *
     * @param status a word of the column, or {@code pending} for all that are not final
     */
    public record Filter(
            @Nullable String aoi,
            @Nullable String status,
            @Nullable String batch) {
        public static final Filter ALL = new Filter(null, null, null);

        boolean isAll() {
            return equals(ALL);
        }
    }

    /** In which order, and how many at most. */
    public record Sort(String columns, int limit) {}

    /**
     * @return empty when an earlier version wrote it: whoever opens it as {@link SqlLedger} brings it up to date
     * @throws LedgerTrouble when it is no ledger, or of a newer version
     */
    public static Optional<OrderList> open(Path ledger) {
        var settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        try {
            var connection = DriverManager.getConnection(Database.SQLITE + ledger, settings);
            var list = new OrderList(connection, ledger);
            try (var statement = connection.createStatement()) {
                statement.execute("pragma query_only=on");
                var version = list.text("select max(version) from flyway_schema_history where success", List.of());
                if (version.compareTo(SCHEMA) == 0) {
                    return Optional.of(list);
                }
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw Failures.atOpening(ledger.toString(), e);
        }
    }

    /** Rows of {@code order_line}, by column. */
    public List<Map<String, Object>> orders(Filter filter, Sort sort) {
        var bound = new ArrayList<Object>();
        var where = where(filter, bound);
        bound.add(sort.limit());
        // ids first: the other columns are looked up for few rows only
        return rows(
                "select * from order_line where id in (select id from order_line" + where + " order by "
                        + sort.columns() + " limit ?) order by " + sort.columns(),
                bound);
    }

    /** The order with this id: the provider's, ours, or our name of it. */
    public Optional<Map<String, Object>> order(String id) {
        return rows(
                        "select * from order_line where id = (select id from purchase where planet_id = ?1 or id = ?1"
                                + " or name = ?1)",
                        List.of(id))
                .stream()
                .findFirst();
    }

    /** Item ids of an order, and how many of its files have which status. */
    public List<String> items(Object orderId) {
        return rows("select item_id from purchase_item where order_id = ? order by item_id", List.of(orderId)).stream()
                .map(row -> String.valueOf(row.get("item_id")))
                .toList();
    }

    public Map<String, Long> filesOf(Object orderId) {
        return counts(
                "select w.status, count(*) as n from delivery d join work w on w.id = d.id where d.order_id = ?"
                        + " group by w.status",
                List.of(orderId));
    }

    /** Files of the whole ledger by status. */
    public Map<String, Long> files() {
        return counts("select status, count(*) as n from work where kind = 'file' group by status", List.of());
    }

    /** Orders, scenes and hectares by status and order type; also the times of the first and the last. */
    public List<Map<String, Object>> sums(Filter filter) {
        var bound = new ArrayList<Object>();
        return rows(
                "select status, order_type, count(*) as orders, sum(quota_hectares) as quota_hectares,"
                        + " sum(scenes_selected) as scenes, count(place) as imported from order_line"
                        + where(filter, bound)
                        + " group by 1, 2 order by 1, 2",
                bound);
    }

    /** How many areas and batches the orders belong to, and when the first and the last was placed. */
    public Map<String, Object> span(Filter filter) {
        var bound = new ArrayList<Object>();
        return rows(
                        "select count(distinct aoi_name) as aois, count(distinct batch_id) as batches,"
                                + " min(timestamp) as first, max(timestamp) as last from order_line"
                                + where(filter, bound),
                        bound)
                .get(0);
    }

    /** One row per batch. Imported orders without one are told by the drop that they were imported in. */
    public List<Map<String, Object>> batches(Filter filter, Sort sort) {
        var bound = new ArrayList<Object>();
        var where = where(filter, bound);
        bound.add(sort.limit());
        return rows(
                "select coalesce(batch_id, job_id) as batch_id, min(drop_name) as drop_name, count(*) as orders,"
                        + " sum(status in ('success', 'partial')) as done,"
                        + " sum(status in ('failed', 'cancelled', 'refused')) as failed,"
                        + " sum(status not in ('success', 'partial', 'failed', 'cancelled', 'refused')) as pending,"
                        + " sum(quota_hectares) as quota_hectares, min(timestamp) as first, max(timestamp) as last"
                        + " from order_line" + where + " group by 1 order by " + sort.columns() + " limit ?",
                bound);
    }

    /** Ids that begin like the word, and areas and batches of that name. */
    public List<String> like(String word, int most) {
        var ids = new ArrayList<String>();
        var start = word.substring(0, Math.min(word.length(), 4));
        rows(
                        "select planet_id as id from purchase where planet_id >= ?1 and planet_id < ?1 || '~'"
                                + " union all select name from purchase where name >= ?2 and name < ?2 || '~'"
                                + " limit ?3",
                        List.of(start, word.length() < 8 ? word + "\u0001" : word, most))
                .forEach(row -> ids.add(String.valueOf(row.get("id"))));
        return ids;
    }

    /** The provider's ids of the newest orders. */
    public List<String> newest(int most) {
        return rows(
                        "select planet_id from purchase where planet_id is not null order by id desc limit ?",
                        List.of(most))
                .stream()
                .map(row -> String.valueOf(row.get("planet_id")))
                .toList();
    }

    private static String where(Filter filter, List<Object> bound) {
        var conditions = new ArrayList<String>();
        if (filter.aoi() != null) {
            conditions.add("aoi_name = ?");
            bound.add(filter.aoi());
        }
        if (filter.batch() != null) {
            conditions.add("(batch_id = ? or job_id = ? or drop_name = ?)");
            bound.addAll(List.of(filter.batch(), filter.batch(), filter.batch()));
        }
        if (filter.status() != null && filter.status().equals("pending")) {
            conditions.add("status not in ('success', 'partial', 'failed', 'cancelled', 'refused')");
        } else if (filter.status() != null) {
            conditions.add("status = ?");
            bound.add(filter.status());
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private Map<String, Long> counts(String sql, List<Object> bound) {
        var counts = new TreeMap<String, Long>();
        rows(sql, bound)
                .forEach(row -> counts.put(
                        String.valueOf(row.get("status")),
                        ((Number) java.util.Objects.requireNonNull(row.get("n"))).longValue()));
        return counts;
    }

    private String text(String sql, List<Object> bound) {
        return rows(sql, bound).stream()
                .findFirst()
                .map(row -> String.valueOf(row.values().iterator().next()))
                .orElse("");
    }

    private List<Map<String, Object>> rows(String sql, List<Object> bound) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < bound.size(); i++) {
                statement.setObject(i + 1, bound.get(i));
            }
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<Map<String, Object>>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw Failures.atRunTime(ledger.toString(), e);
        }
    }

    private static Map<String, Object> row(ResultSet rows) throws SQLException {
        var columns = rows.getMetaData();
        var row = new LinkedHashMap<String, Object>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnLabel(i), rows.getObject(i));
        }
        return row;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Failures.atRunTime(ledger.toString(), e);
        }
    }
}
