package dev.swath.io.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.LedgerTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;

/**
 * An opened database of the newest schema.
 *
 * @param writer for SQLite exactly one connection, whose transactions begin as writers: waiting happens here, in turn,
 *     and never as "database is locked" in the middle of a transaction
 * @param reader connections that cannot write
 * @param where the ledger as a person knows it: a path, or a URL without what follows {@code ?}
 */
record Database(HikariDataSource writer, HikariDataSource reader, String where) {
    static final String SQLITE = "jdbc:sqlite:";

    /** The words in which the databases differ; {@code utc} and {@code end} stand around epoch milliseconds. */
    static final Map<String, String> OF_SQLITE =
            Map.of("identity", "integer primary key", "utc", "datetime(", "end", " / 1000, 'unixepoch')");

    private static final Map<String, String> OF_POSTGRES = Map.of(
            "identity",
            "bigint generated always as identity primary key",
            "utc",
            "to_char(to_timestamp(",
            "end",
            " / 1000) at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS')");

    private static final int BUSY_MILLIS = 10_000;
    /**
     * How long a thread waits for its turn at a connection. The turns before it are commits that wait for the disk, and a
     * disk or a machine that is busy with others makes them slow without making them fail.
     */
    private static final int TURN_MILLIS = 600_000;

    private static final int READERS = 4;
    private static final int POSTGRES_WRITERS = 8;

    boolean isSqlite() {
        return writer.getJdbcUrl().startsWith(SQLITE);
    }

    static Database open(String url) {
        boolean sqlite = url.startsWith(SQLITE);
        var where = url.replaceFirst("^" + SQLITE, "").replaceFirst("\\?.*$", "");
        try {
            if (sqlite) {
                LedgerFile.prepare(Path.of(where));
            }
            probe(url);
            migrate(url, where, sqlite);
            var writer = new HikariDataSource(sqlite ? sqliteWriter(url) : postgresWriter(url));
            var reader = new HikariDataSource(sqlite ? sqliteReader(url) : postgresReader(url));
            return new Database(writer, reader, where);
        } catch (IOException | SQLException | FlywayException | PoolInitializationException e) {
            throw Failures.atOpening(where, e);
        }
    }

    /** Finds out before a pool or Flyway does: they log what they meet with pages of stack. */
    private static void probe(String url) throws SQLException {
        var settings = new Properties();
        if (url.startsWith(SQLITE)) {
            settings.setProperty("journal_mode", "WAL");
        }
        try (var connection = DriverManager.getConnection(url, settings);
                var statement = connection.createStatement()) {
            if (url.startsWith(SQLITE)) {
                // takes the write lock and reads the first page
                statement.execute("begin immediate");
                statement.execute("select count(*) from sqlite_master");
                statement.execute("rollback");
            }
        }
    }

    /**
     * @throws BadInput when the SQLite file is no ledger
     * @throws LedgerTrouble when it is one of a newer version
     */
    static void demandKnown(Path file) {
        var flyway = flyway(SQLITE + file, true);
        if (flyway.info().current() == null) {
            throw new BadInput("no-backup", file + ": is no ledger; name a file like state/backups/ledger-….db");
        }
        refuseNewer(flyway, file.toString());
    }

    /** The schema of a sound file. */
    static LedgerLook look(Path file) {
        var info = flyway(SQLITE + file, true).info();
        var current = info.current();
        if (current == null) {
            return new LedgerLook(LedgerLook.Age.DAMAGED, "it is no ledger");
        }
        var age = current.getState() == MigrationState.FUTURE_SUCCESS
                ? LedgerLook.Age.NEWER
                : info.pending().length > 0 ? LedgerLook.Age.OLDER : LedgerLook.Age.CURRENT;
        return new LedgerLook(age, String.valueOf(current.getVersion()));
    }

    private static void migrate(String url, String where, boolean sqlite) {
        var flyway = flyway(url, sqlite);
        refuseNewer(flyway, where);
        flyway.migrate();
    }

    private static Flyway flyway(String url, boolean sqlite) {
        return Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:ledger")
                .placeholders(sqlite ? OF_SQLITE : OF_POSTGRES)
                .loggers("slf4j")
                .load();
    }

    private static void refuseNewer(Flyway flyway, String where) {
        var newer = Arrays.stream(flyway.info().all())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                .findFirst();
        if (newer.isPresent()) {
            throw new LedgerTrouble(
                    "ledger-newer",
                    "the ledger " + where + " was written by a newer version (schema "
                            + newer.get().getVersion() + "); use that version, or set ledger.url");
        }
    }

    private static HikariConfig sqlite(String url, String name) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url);
        config.setConnectionTimeout(TURN_MILLIS);
        config.addDataSourceProperty("journal_mode", "WAL");
        // an intent that is committed must survive a power cut: promise 1
        config.addDataSourceProperty("synchronous", "FULL");
        config.addDataSourceProperty("foreign_keys", "true");
        config.addDataSourceProperty("busy_timeout", String.valueOf(BUSY_MILLIS));
        return config;
    }

    private static HikariConfig sqliteWriter(String url) {
        var config = sqlite(url, "ledger-writer");
        config.setMaximumPoolSize(1);
        config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
        return config;
    }

    private static HikariConfig sqliteReader(String url) {
        var config = sqlite(url, "ledger-reader");
        config.setMaximumPoolSize(READERS);
        config.setConnectionInitSql("pragma query_only=on");
        return config;
    }

    private static HikariConfig postgresWriter(String url) {
        var config = new HikariConfig();
        config.setPoolName("ledger-writer");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(POSTGRES_WRITERS);
        return config;
    }

    private static HikariConfig postgresReader(String url) {
        var config = new HikariConfig();
        config.setPoolName("ledger-reader");
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(READERS);
        config.setReadOnly(true);
        return config;
    }
}
