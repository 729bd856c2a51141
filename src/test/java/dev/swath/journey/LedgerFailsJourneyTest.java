package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger is locked, damaged, newer or put back from a backup: what people are told, and that nothing is bought twice. */
class LedgerFailsJourneyTest {
    private static final int FAILED = 1;
    private static final int WAITING = 4;

    private final Path home;
    private final Path ledger;

    LedgerFailsJourneyTest(@TempDir Path home) {
        this.home = home;
        ledger = home.resolve("state/ledger.db");
    }

    private Campaign campaign() throws IOException {
        var campaign = Campaign.in(home)
                .set("time.scale", 120)
                .set("lease.seconds", 3600)
                .set("order.unknown-window-minutes", 4)
                .set("http.response-timeout-ms", 2000);
        Parcels.drop(campaign.inbox().resolve("farm.shp"), 2);
        return campaign;
    }

    private void sql(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void onePlacedPerOrder(Campaign campaign) {
        assertThat(campaign.accepted())
                .isNotEmpty()
                .allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
    }

    @Test
    void locked_while_an_order_is_in_the_air_the_run_ends_and_the_next_one_finds_the_order() throws Exception {
        try (var campaign = campaign()) {
            campaign.fault(Fault.once("create", Kind.HANG_AFTER_STORE).with("seconds", 4));
            var exit = CompletableFuture.supplyAsync(campaign::run);
            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !campaign.accepted().isEmpty());
            try (var other = DriverManager.getConnection("jdbc:sqlite:" + ledger);
                    var statement = other.createStatement()) {
                statement.execute("begin exclusive");
                assertThat(exit.get()).isEqualTo(FAILED);
                statement.execute("rollback");
            }
            assertThat(campaign.stderr().lines().filter(line -> line.startsWith("swath: ")))
                    .singleElement()
                    .asString()
                    .startsWith("swath: the ledger " + ledger + " failed: another program locks it");
            assertThat(campaign.stderr()).doesNotContain("Exception", "\tat ");

            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            onePlacedPerOrder(campaign);
            assertThat(campaign.report("farm").path("state").asText()).isEqualTo("finished");
        }
    }

    @Test
    void restored_from_a_backup_of_before_the_orders_nothing_is_ordered_again_unasked() throws Exception {
        try (var campaign = campaign()) {
            campaign.swath("lookup", "inbox/farm.shp");
            assertThat(campaign.swath("backup")).as(campaign.stderr()).isZero();
            assertThat(campaign.swath("order", "farm")).as(campaign.stderr()).isIn(0, WAITING);
            var bought = campaign.accepted();
            assertThat(bought).isNotEmpty();
            var backup = Campaign.files(home.resolve("state/backups"), file -> file.toString()
                            .endsWith(".db"))
                    .get(0);

            assertThat(campaign.swath("restore", home.relativize(backup).toString()))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.swath("order", "farm")).isEqualTo(WAITING);

            assertThat(campaign.accepted()).isEqualTo(bought);
            assertThat(Campaign.files(
                            home.resolve("state"), file -> file.toString().contains("ledger-replaced-")))
                    .isNotEmpty();
        }
    }

    @Test
    void of_a_newer_version_it_is_refused_by_every_verb_in_one_line() throws Exception {
        try (var campaign = campaign()) {
            campaign.swath("lookup", "inbox/farm.shp");
            sql("insert into flyway_schema_history select 999, '999', 'newer', type, 'V999__newer.sql', checksum,"
                    + " installed_by, installed_on, execution_time, success from flyway_schema_history"
                    + " where version = '001'");
            for (var verb : new String[] {"status", "run", "backup"}) {
                assertThat(campaign.swath(verb)).as(verb).isEqualTo(FAILED);
                assertThat(campaign.stderr())
                        .startsWith("swath: the ledger " + ledger + " was written by a newer version (schema 999)")
                        .hasLineCount(1);
            }
        }
    }

    @Test
    void damaged_it_is_refused_before_anything_runs_and_the_newest_backup_is_named() throws Exception {
        try (var campaign = campaign()) {
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(campaign.swath("backup")).isZero();
            var backup = Campaign.files(home.resolve("state/backups"), file -> file.toString()
                            .endsWith(".db"))
                    .get(0);
            try (var raw = new RandomAccessFile(ledger.toFile(), "rw")) {
                raw.seek(raw.length() / 2 / 4096 * 4096);
                raw.write(new byte[8192]);
            }
            assertThat(campaign.run()).isEqualTo(FAILED);
            assertThat(campaign.stderr())
                    .startsWith("swath: the ledger " + ledger + " is damaged")
                    .contains("./swath restore " + backup)
                    .hasLineCount(1);

            assertThat(campaign.swath("restore", backup.toString()))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            onePlacedPerOrder(campaign);
        }
    }

    @Test
    void the_calendar_makes_backups_and_keeps_as_many_as_are_wanted() throws Exception {
        try (var campaign = campaign().set("backup.cron", "* * * * * ?").set("backup.keep", 2)) {
            campaign.fault(Fault.once("create", Kind.HANG_AFTER_STORE).with("seconds", 2));
            assertThat(campaign.run()).as(campaign.stderr()).isZero();
            assertThat(Campaign.files(home.resolve("state/backups"), file -> file.toString()
                            .endsWith(".db")))
                    .hasSizeBetween(1, 2);
            assertThat(campaign.log()).contains("the ledger was backed up");
            assertThat(Files.exists(home.resolve("state/backups/backup.lock"))).isTrue();
        }
    }
}
