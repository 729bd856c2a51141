package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.swath.model.OrderState;
import dev.swath.model.trouble.LedgerTrouble;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that fails at run time: one line, nothing half done, nothing written any more; opened again, all is there. */
final class LedgerFailsTest {
    private final MovingClock clock = new MovingClock();
    private final String url;
    private Database database;
    private SqlLedger ledger;

    LedgerFailsTest(@TempDir Path folder) {
        url = "jdbc:sqlite:" + folder.resolve("ledger.db");
    }

    @BeforeEach
    void open() {
        database = Database.open(url);
        ledger = new SqlLedger(database, clock, "test-holder");
    }

    /** On the one connection that writes. */
    private void onWriter(String sql) throws SQLException {
        try (var connection = database.writer().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void failsWith(String code, Runnable write) {
        var trouble = catchThrowableOfType(LedgerTrouble.class, write::run);
        assertThat(trouble.code()).isEqualTo(code);
        assertThat(trouble.line()).contains("ledger.db").doesNotContain("\n");
    }

    /** An order that was sent, and whose answer cannot be written down; {@code cure} makes the ledger well again. */
    private void answerIsNotWritten(String code, String strike, String cure) throws SQLException {
        var order = new Given(ledger).sent();
        var before = ledger.history().of(order.workId());
        onWriter(strike);

        failsWith(code, () -> fill(order));
        onWriter(cure);
        failsWith(code, () -> fill(order));

        assertThat(ledger.orders().get(order.workId()).state()).isEqualTo(OrderState.POSTING);
        assertThat(ledger.history().of(order.workId())).isEqualTo(before);
        ledger.close();
        open();
        assertThat(ledger.runs().takeOver("next-holder", 1).ordersInDoubt()).isEqualTo(1);
        assertThat(ledger.orders().get(order.workId()).state()).isEqualTo(OrderState.UNKNOWN);
        ledger.close();
    }

    /** More than what is left on the last page. */
    private void fill(dev.swath.model.Claim order) {
        ledger.orders().placed(order, "planet-1", "queued ".repeat(2000), clock.instant());
    }

    @Test
    void diskFull() throws SQLException {
        answerIsNotWritten("ledger-disk", "pragma max_page_count = 1", "pragma max_page_count = 1000000");
    }

    @Test
    void notWritableAnyMore() throws SQLException {
        answerIsNotWritten("ledger-unwritable", "pragma query_only = on", "pragma query_only = off");
    }

    @Test
    void lockedForTooLong() throws SQLException {
        var order = new Given(ledger).sent();
        onWriter("pragma busy_timeout = 100");
        try (var other = DriverManager.getConnection(url);
                var statement = other.createStatement()) {
            statement.execute("begin exclusive");
            failsWith("ledger-locked", () -> fill(order));
            statement.execute("rollback");
        }
        failsWith("ledger-locked", () -> fill(order));
        assertThat(ledger.orders().get(order.workId()).state()).isEqualTo(OrderState.POSTING);
        ledger.close();
    }

    @Test
    void lockedForAShortTime_isWaitedFor() throws Exception {
        var order = new Given(ledger).sent();
        try (var other = DriverManager.getConnection(url);
                var statement = other.createStatement()) {
            statement.execute("begin immediate");
            var writing = new Thread(() -> fill(order));
            writing.start();
            writing.join(Duration.ofMillis(700).toMillis());
            assertThat(writing.isAlive()).as("it waits").isTrue();
            statement.execute("rollback");
            writing.join();
        }
        assertThat(ledger.orders().get(order.workId()).state()).isEqualTo(OrderState.PLACED);
        ledger.close();
    }

    @Test
    void aRowThatIsRefused_isThatRowsTroubleOnly() {
        var given = new Given(ledger);
        var first = given.sent();
        var second = given.sent();
        ledger.orders().placed(first, "planet-1", "queued", clock.instant());
        failsWith(
                LedgerTrouble.REFUSED_ROW, () -> ledger.orders().placed(second, "planet-1", "queued", clock.instant()));
        ledger.orders().placed(second, "planet-2", "queued", clock.instant());
        ledger.close();
    }
}
