package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.Route;
import dev.swath.model.trouble.LedgerTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger as a file: how it is made, for whom, and what is refused. */
final class SqliteFileTest {
    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    private static SqlLedger open(Path file) {
        return SqlLedger.open(url(file), new MovingClock(), "test-holder");
    }

    private static LedgerTrouble refusal(Path file) {
        try {
            open(file).close();
            throw new AssertionError("opened " + file);
        } catch (LedgerTrouble e) {
            assertThat(e.getMessage()).contains(file.toString()).doesNotContain("\n");
            return e;
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void newLedger_isForItsOwnerOnly(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var file = folder.resolve("state/deep/ledger.db");
        try (var ledger = open(file)) {
            new Given(ledger).open("fields", 1);
            assertThat(permissions(folder.resolve("state/deep"))).isEqualTo("rwx------");
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("state/deep/ledger.db-wal"))).isEqualTo("rw-------");
            assertThat(permissions(folder.resolve("state/deep/ledger.db-shm"))).isEqualTo("rw-------");
        }
    }

    @Test
    void ledgerLeftOpenToOthers_isClosed_itsFolderIsTheUsers(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var file = Files.createFile(folder.resolve("ledger.db"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        open(file).close();
        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void logTakenAwayByAnotherProcess_meanwhile_isNoTrouble(@TempDir Path folder) throws Exception {
        var file = Files.createFile(folder.resolve("ledger.db"));
        var log = folder.resolve("ledger.db-wal");
        var ended = new AtomicBoolean();
        var others = CompletableFuture.runAsync(() -> {
            while (!ended.get()) {
                try {
                    Files.deleteIfExists(Files.createFile(log));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        try {
            for (int turn = 0; turn < 5_000; turn++) {
                LedgerFile.prepare(file);
            }
        } finally {
            ended.set(true);
        }
        others.get(10, TimeUnit.SECONDS);
    }

    @Test
    void emptyFile_becomesALedger(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("ledger.db"));
        try (var ledger = open(file)) {
            assertThat(ledger.jobs().list(1)).isEmpty();
        }
    }

    @Test
    void writer_survivesPowerCuts(@TempDir Path folder) throws SQLException {
        try (var ledger = open(folder.resolve("ledger.db"));
                var database = Database.open(url(folder.resolve("ledger.db"))).writer();
                var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(ledger.jobs().list(1)).isEmpty();
            assertThat(statement.executeQuery("pragma journal_mode").getString(1))
                    .isEqualTo("wal");
            assertThat(statement.executeQuery("pragma synchronous").getInt(1))
                    .as("FULL")
                    .isEqualTo(2);
            assertThat(statement.executeQuery("pragma foreign_keys").getInt(1)).isEqualTo(1);
            assertThat(statement.executeQuery("pragma busy_timeout").getInt(1)).isEqualTo(10_000);
        }
    }

    @Test
    void readOnly_cannotWrite(@TempDir Path folder) throws SQLException {
        try (var ledger = open(folder.resolve("ledger.db"))) {
            new Given(ledger).open("fields", 1);
            for (int i = 0; i < 6; i++) {
                try (var connection = ledger.readOnly().getConnection();
                        var statement = connection.createStatement()) {
                    assertThatExceptionOfType(SQLException.class)
                            .isThrownBy(() -> statement.execute("delete from work"))
                            .withMessageContaining("READONLY");
                }
            }
            assertThat(ledger.jobs().counts()).containsEntry("search/waiting", 1L);
        }
    }

    @Test
    void notADatabase_isRefused(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("ledger.db"), "this is a letter, and not a database\n".repeat(50));
        assertThat(refusal(file).code()).isEqualTo("ledger-damaged");
        assertThat(file).content().startsWith("this is a letter");
    }

    @Test
    void newerSchema_isRefused(@TempDir Path folder) throws SQLException {
        var file = folder.resolve("ledger.db");
        open(file).close();
        try (var connection = DriverManager.getConnection(url(file));
                var statement = connection.createStatement()) {
            statement.execute(
                    "insert into flyway_schema_history select 999, '999', 'newer', type, 'V999__newer.sql',"
                            + " checksum, installed_by, installed_on, execution_time, success from flyway_schema_history where version = '001'");
        }
        var trouble = refusal(file);
        assertThat(trouble.code()).isEqualTo("ledger-newer");
        assertThat(trouble).hasMessageContaining("schema 999");
    }

    @Test
    void foldersThatCannotBe_areRefused(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThat(refusal(file.resolve("ledger.db")).code()).isEqualTo("ledger-unopened");
        assertThat(refusal(folder).code()).isEqualTo("ledger-unopened");
    }

    @Test
    void readOnlyFolder_isRefused(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            Assumptions.assumeFalse(Files.isWritable(folder), "root may write everywhere");
            assertThat(refusal(folder.resolve("ledger.db")).code()).isIn("ledger-unopened", "ledger-unwritable");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void lockedByAnotherProgram_isRefused(@TempDir Path folder) throws SQLException {
        var file = folder.resolve("ledger.db");
        open(file).close();
        try (var connection = DriverManager.getConnection(url(file));
                var statement = connection.createStatement()) {
            statement.execute("begin exclusive");
            assertThat(refusal(file).code()).isEqualTo("ledger-locked");
        }
    }

    @Test
    void failureAtRunTime_isOneLineOfTrouble(@TempDir Path folder) throws SQLException {
        var file = folder.resolve("ledger.db");
        try (var ledger = open(file)) {
            var claim = new Given(ledger).planned();
            try (var connection = DriverManager.getConnection(url(file));
                    var statement = connection.createStatement()) {
                statement.execute("drop table history");
            }
            assertThatThrownBy(() -> ledger.orders().posting(claim))
                    .isInstanceOf(LedgerTrouble.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("no such table: history")
                    .extracting(Throwable::getMessage)
                    .asString()
                    .doesNotContain("\n");
            assertThat(ledger.orders().get(claim.workId()).posts()).as("undone").isZero();
        }
    }

    @Test
    void claim_findsItsRowsByIndex(@TempDir Path folder) throws SQLException {
        try (var ledger = open(folder.resolve("ledger.db"));
                var connection = ledger.readOnly().getConnection()) {
            assertThat(plan(connection, SqlWork.claimSql(null)))
                    .contains("SEARCH work USING COVERING INDEX work_due (route=? AND not_before_ms<?)")
                    .contains("SEARCH work USING INDEX work_leased (route=? AND lease_until_ms<?)")
                    .startsWith("SEARCH work USING INDEX sqlite_autoindex_work_1 (id=?)")
                    .doesNotContain("SCAN work")
                    .doesNotContain("TEMP B-TREE");
            assertThat(plan(connection, SqlWork.claimSql("job")))
                    .contains("SEARCH work USING COVERING INDEX work_job"
                            + " (job_id=? AND status=? AND route=? AND not_before_ms<?)")
                    .doesNotContain("SCAN work")
                    .doesNotContain("TEMP B-TREE");
        }
    }

    private static String plan(Connection connection, String sql) throws SQLException {
        var steps = new StringBuilder();
        try (var statement = connection.prepareStatement("explain query plan " + sql);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                steps.append(rows.getString("detail")).append('\n');
            }
        }
        return steps.toString();
    }

    @Test
    void killedWhileWriting_keepsWhatItAcknowledged(@TempDir Path folder) throws Exception {
        var file = folder.resolve("ledger.db");
        var said = folder.resolve("said");
        var child = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerWriter.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(said.toFile())
                .start();
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> acknowledged(said) > 200);
        child.destroyForcibly().waitFor();
        int number = acknowledged(said);
        try (var ledger = open(file);
                var connection = ledger.readOnly().getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeQuery("pragma integrity_check").getString(1))
                    .isEqualTo("ok");
            assertThat(ledger.jobs().find(String.valueOf(number))).hasSize(1);
            assertThat(ledger.jobs().list(number + 2).size()).isBetween(number, number + 1);
            assertThat(ledger.work()
                            .pending(null, new MovingClock().instant().plusMillis(1))
                            .now())
                    .as("a job and its work come together, or not at all")
                    .isEqualTo(ledger.jobs().list(number + 2).stream()
                            .filter(job -> job.revision() != null)
                            .count());
            assertThat(new Given(ledger).claims(Route.SEARCH, 1)).hasSize(1);
        }
    }

    /** The last number that was said to its end. */
    private static int acknowledged(Path said) throws IOException {
        var text = Files.readString(said);
        var lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        return lines.isEmpty() ? 0 : Integer.parseInt(lines.get(lines.size() - 1));
    }
}
