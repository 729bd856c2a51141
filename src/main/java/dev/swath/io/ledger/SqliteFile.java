package dev.swath.io.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/** One SQLite file, seen on a connection of its own: whether it is sound, and a copy of it as of one instant. */
record SqliteFile(Path path) {
    private static final String BUSY_MILLIS = "10000";

    /** What is wrong with the pages and tables, without the indexes: a third of the time of {@link #fault}. */
    Optional<String> quickFault() throws SQLException {
        try (var connection = connect()) {
            return firstFault(connection, "pragma quick_check(1)");
        }
    }

    /** What is wrong with pages, tables, indexes or references; empty when all is sound. */
    Optional<String> fault() throws SQLException {
        try (var connection = connect()) {
            var fault = firstFault(connection, "pragma integrity_check(1)");
            return fault.isPresent() ? fault : brokenReference(connection);
        }
    }

    /** Both checks say {@code ok} in one row, or one fault per row. */
    private static Optional<String> firstFault(Connection connection, String check) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(check)) {
            return Optional.of(rows.getString(1).strip().replaceAll("\\s*\\R\\s*", " "))
                    .filter(said -> !said.equals("ok"));
        }
    }

    private static Optional<String> brokenReference(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("pragma foreign_key_check")) {
            return rows.next()
                    ? Optional.of("a row of " + rows.getString(1) + " refers to a missing row of " + rows.getString(3))
                    : Optional.empty();
        }
    }

    /**
     * Copies what is committed, as one reading transaction: writers go on meanwhile and do not make it start again.
     *
     * @param target an empty file, whose permissions stay
     */
    void copyTo(Path target) throws SQLException {
        try (var connection = connect();
                var statement = connection.prepareStatement("vacuum into ?")) {
            statement.setString(1, target.toString());
            statement.execute();
        }
    }

    private Connection connect() throws SQLException {
        var settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        return DriverManager.getConnection(Database.SQLITE + path, settings);
    }
}
