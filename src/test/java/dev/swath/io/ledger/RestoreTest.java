package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.Claim;
import dev.swath.model.OrderState;
import dev.swath.model.Plan;
import dev.swath.model.Route;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.LedgerTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup in the ledger's place: what is kept, what is refused, and that nothing is bought twice for it. */
final class RestoreTest {
    private final MovingClock clock = new MovingClock();
    private final Path home;
    private final Path file;
    private SqlLedger ledger;

    RestoreTest(@TempDir Path home) {
        this.home = home;
        file = home.resolve("state/ledger.db");
    }

    @BeforeEach
    void open() {
        ledger = SqlLedger.open("jdbc:sqlite:" + file, clock, "test-holder");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Path backup() {
        return ledger.backups().make(home.resolve("backups"), 7).file();
    }

    private Restore.Done restore(Path backup) {
        ledger.close();
        clock.advance(Duration.ofHours(5));
        var done = new Restore(file, clock, "restore").from(backup);
        open();
        return done;
    }

    private String status(Claim order) {
        try (var connection = ledger.readOnly().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select route || ' ' || status || ' ' || coalesce(reason_code, '')"
                        + " from work where id = '" + order.workId() + "'")) {
            return row.getString(1).strip();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private OrderState state(Claim order) {
        return ledger.orders().get(order.workId()).state();
    }

    @Test
    void backup_takesTheLedgersPlace_whichIsKeptWhole() throws IOException {
        new Given(ledger).open("before", 1);
        var backup = backup();
        new Given(ledger).open("after", 1);
        var size = Files.size(backup);

        var done = restore(backup);

        assertThat(ledger.jobs().list(9)).extracting(job -> job.name()).containsExactly("before");
        assertThat(ledger.history().of(Backups.SUBJECT)).last().satisfies(event -> assertThat(event.event())
                .isEqualTo("restored"));
        assertThat(ledger.runs().restoredFrom()).contains(done.backup());
        assertThat(backup).hasSize(size);
        var replaced = Objects.requireNonNull(done.replaced());
        assertThat(replaced.getFileName().toString()).matches("ledger-replaced-\\d{8}-\\d{6}\\.db");
        try (var former = SqlLedger.open("jdbc:sqlite:" + replaced, clock, "test")) {
            assertThat(former.jobs().list(9)).hasSize(2);
        }
        try (var files = Files.list(file.resolveSibling(""))) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains(".restor"));
        }
    }

    @Test
    void whatStoodInTheLogOfTheFormerLedger_doesNotReachTheBackup() throws Exception {
        new Given(ledger).open("before", 1);
        var backup = backup();
        ledger.close();
        // as a crash leaves it: committed, but only in the -wal file
        Files.write(file.resolveSibling("ledger.db-wal"), new byte[4096]);
        Files.write(file.resolveSibling("ledger.db-shm"), new byte[32768]);
        restore(backup);
        assertThat(ledger.jobs().list(9)).hasSize(1);
        assertThat(new SqliteFile(file).fault()).isEmpty();
    }

    @Test
    void plannedOrders_areHeld_andLookedUpByNameOnceApproved() {
        var given = new Given(ledger);
        var planned = given.planned();
        // later than the next one, which is claimed before it
        ledger.work().putBack(planned, clock.instant().plusSeconds(1), Given.TROUBLE);
        var unsent = given.planned();
        ledger.orders().posting(unsent);
        var sent = given.sent();
        var backup = backup();

        assertThat(restore(backup).held()).isEqualTo(2);

        ledger.runs().takeOver("next-holder", 1);
        assertThat(status(planned)).isEqualTo("order held restored");
        assertThat(status(unsent)).isEqualTo("order held restored");
        assertThat(status(sent)).isEqualTo("order-reconcile waiting");
        assertThat(state(sent)).isEqualTo(OrderState.UNKNOWN);
        assertThat(ledger.orders().lastSent(sent.workId()))
                .as("its window begins anew")
                .contains(clock.instant());
        assertThat(new Given(ledger).claims(Route.ORDER, 9)).isEmpty();
        assertThat(ledger.jobs().reasons(null).keySet()).anySatisfy(reason -> assertThat(reason.text())
                .contains("restored from a backup of", "UTC", "./swath approve DROP"));

        assertThat(ledger.runs().approveRestored(planned.jobId())).isEqualTo(1);
        assertThat(status(planned)).isEqualTo("order-reconcile waiting");
        assertThat(state(planned)).isEqualTo(OrderState.UNKNOWN);
        assertThat(ledger.runs().restoredFrom()).as("another drop still waits").isPresent();
        assertThat(ledger.runs().approveRestored(null)).isEqualTo(1);
        assertThat(ledger.runs().restoredFrom()).isEmpty();
    }

    @Test
    void approvedOrder_thatPlanetDoesNotKnow_isSentOnce() {
        var given = new Given(ledger);
        ledger.work().putBack(given.planned(), clock.instant(), Given.TROUBLE);
        restore(backup());
        ledger.runs().takeOver("next-holder", 1);
        ledger.runs().approveRestored(null);
        var looked = new Given(ledger).claim(Route.ORDER_RECONCILE);
        ledger.orders().resend(looked, Given.TROUBLE);
        var again = new Given(ledger);
        var order = again.reserved(again.claim(Route.ORDER));
        assertThat(ledger.orders().posting(order).posts()).isEqualTo(1);
    }

    @Test
    void ordersPlannedAfterwards_areHeldToo_andGoOnOnceApproved() {
        var given = new Given(ledger);
        given.open("fields", 1);
        var backup = backup();
        restore(backup);
        var request = new Given(ledger).chosen();
        ledger.orders().plan(request, Plan.of(List.of(Given.order(request))));
        assertThat(new Given(ledger).claims(Route.ORDER, 9)).isEmpty();
        assertThat(ledger.runs().approveRestored(request.jobId())).isEqualTo(1);
        assertThat(ledger.runs().restoredFrom()).isEmpty();
        assertThat(state(new Given(ledger).claim(Route.ORDER))).isEqualTo(OrderState.PLANNED);
    }

    @Test
    void theMark_staysWhileWhatWasAskedForBeforeIsNotPlanned() {
        var given = new Given(ledger);
        ledger.work().putBack(given.planned(), clock.instant(), Given.TROUBLE);
        given.open("searched when the backup was made", 1);
        restore(backup());
        assertThat(ledger.runs().approveRestored(null)).isEqualTo(1);
        assertThat(ledger.runs().restoredFrom())
                .as("its scenes may have been bought")
                .isPresent();
    }

    @Test
    void cancelledSinceTheRestore_isLookedUpFirst() {
        ledger.work().putBack(new Given(ledger).planned(), clock.instant(), Given.TROUBLE);
        restore(backup());
        var job = ledger.jobs().list(1).get(0);
        var drop = ledger.decisions().find(job.id()).get(0);
        assertThat(ledger.decisions().cancel(drop)).isEqualTo(new Decisions.Cancelled(0, 1));
        var looked = new Given(ledger).claim(Route.ORDER_RECONCILE);
        ledger.orders().resend(looked, Given.TROUBLE);
        assertThat(ledger.orders().get(looked.workId()).state())
                .as("never sent")
                .isEqualTo(OrderState.REFUSED);
    }

    @Test
    void ledgerThatIsGone_isRestoredToo() throws IOException {
        new Given(ledger).open("before", 1);
        var backup = backup();
        ledger.close();
        Files.delete(file);
        assertThat(new Restore(file, clock, "restore").from(backup).replaced()).isNull();
        open();
        assertThat(ledger.jobs().list(9)).hasSize(1);
    }

    @Test
    void whatIsNoSoundLedgerOfThisVersion_isRefused_andNothingChanges() throws Exception {
        new Given(ledger).open("mine", 1);
        var backup = backup();
        ledger.close();
        var letter = Files.writeString(home.resolve("letter.db"), "no database at all\n".repeat(300));
        var strange = home.resolve("strange.db");
        var newer = home.resolve("newer.db");
        Files.copy(backup, newer);
        sql(strange, "create table parcels (id integer)");
        sql(
                newer,
                "insert into flyway_schema_history select 999, '999', 'newer', type, 'V999__newer.sql', checksum,"
                        + " installed_by, installed_on, execution_time, success from flyway_schema_history"
                        + " where version = '001'");
        var restore = new Restore(file, clock, "restore");
        for (var refused : new Path[] {letter, strange, home.resolve("none.db"), home, file}) {
            assertThatThrownBy(() -> restore.from(refused))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining(refused.toString());
        }
        assertThatThrownBy(() -> restore.from(newer))
                .isInstanceOf(LedgerTrouble.class)
                .hasMessageContaining("schema 999");
        open();
        assertThat(ledger.jobs().list(9)).hasSize(1);
        assertThat(ledger.runs().restoredFrom()).isEmpty();
    }

    private static void sql(Path database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void cutOffInTheMidst_neitherLedgerIsOpened_untilItIsRepeated() throws IOException {
        new Given(ledger).open("before", 1);
        var backup = backup();
        ledger.close();
        Files.copy(backup, LedgerFile.restoring(file));
        Files.delete(file);
        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerTrouble.class)
                .hasMessageContaining("run ./swath restore FILE again");
        assertThat(file).as("no empty ledger is made").doesNotExist();
        new Restore(file, clock, "restore").from(backup);
        open();
        assertThat(ledger.jobs().list(9)).hasSize(1);
    }
}
