package dev.swath.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A ledger as it lies on the disk, read past the product. A copy is read: opening the original would repair what a
 * killed process has left, and that is the next process's duty.
 */
final class LedgerCopy implements AutoCloseable {
    private final Connection connection;

    private LedgerCopy(Connection connection) {
        this.connection = connection;
    }

    /** @param scratch folder for the copy, emptied first */
    static LedgerCopy of(Path ledger, Path scratch) throws IOException, SQLException {
        Files.createDirectories(scratch);
        for (var suffix : List.of("", "-wal", "-journal")) {
            var from = ledger.resolveSibling(ledger.getFileName() + suffix);
            var to = scratch.resolve("ledger.db" + suffix);
            Files.deleteIfExists(to);
            if (Files.exists(from)) {
                Files.copy(from, to);
            }
        }
        Files.deleteIfExists(scratch.resolve("ledger.db-shm"));
        return new LedgerCopy(DriverManager.getConnection("jdbc:sqlite:" + scratch.resolve("ledger.db")));
    }

    /** First column of all rows. */
    List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** The second column by the first. */
    Map<String, String> pairs(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var pairs = new TreeMap<String, String>();
            while (rows.next()) {
                pairs.put(rows.getString(1), rows.getString(2));
            }
            return pairs;
        }
    }

    int number(String sql) throws SQLException {
        return Integer.parseInt(texts(sql).get(0));
    }

    /** What a process was about when it died: {@code start-up}, or routes with work in hand and orders by state. */
    List<String> doing(long pid) {
        try {
            if (!texts("select pid from run where ended_ms is null").contains(Long.toString(pid))) {
                return List.of("start-up");
            }
            var doing = new ArrayList<>(texts("select distinct route from work where status = 'working' order by 1"));
            doing.addAll(texts("""
                    select distinct case when state = 'UNKNOWN' then 'order in doubt'
                                         when sent_ms is null then 'order posting, not sent'
                                         else 'order sent, not answered' end
                    from purchase where state in ('POSTING', 'UNKNOWN') order by 1"""));
            return doing.isEmpty() ? List.of("nothing in hand") : doing;
        } catch (SQLException noLedgerYet) {
            return List.of("start-up");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
