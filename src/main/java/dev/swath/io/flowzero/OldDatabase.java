package dev.swath.io.flowzero;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.model.trouble.BadInput;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/** FlowZero's {@code orders.db}: its one table, with whatever of its columns is there. Opened for reading only. */
final class OldDatabase {
    private static final String READ_ONLY = "1";

    private OldDatabase() {}

    static void read(Path file, OldOrders.Sink sink) {
        var settings = new Properties();
        settings.setProperty("open_mode", READ_ONLY);
        var name = file.getFileName().toString();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file, settings);
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from sqlite_master where name = 'orders' and type in ('table', 'view')")
                    .next()) {
                throw new BadInput("no-orders", file + ": has no table 'orders'; name FlowZero's orders.db");
            }
            try (var rows = statement.executeQuery("select * from orders")) {
                for (int row = 1; rows.next(); row++) {
                    OldJson.entry(fields(rows), name + ", row " + row, sink);
                }
            }
        } catch (SQLException e) {
            throw new BadInput(
                    "unreadable",
                    file + ": cannot be read as SQLite: "
                            + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " "),
                    e);
        }
    }

    private static ObjectNode fields(ResultSet row) throws SQLException {
        var fields = JsonNodeFactory.instance.objectNode();
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var value = row.getObject(i);
            if (value instanceof Integer || value instanceof Long) {
                fields.put(columns.getColumnName(i), row.getLong(i));
            } else if (value instanceof Double decimal && !decimal.isNaN() && !decimal.isInfinite()) {
                fields.put(columns.getColumnName(i), BigDecimal.valueOf(decimal));
            } else if (value instanceof String text) {
                fields.put(columns.getColumnName(i), text);
            }
        }
        return fields;
    }
}
