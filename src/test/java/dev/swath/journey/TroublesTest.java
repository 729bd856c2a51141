package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong for people, what they are told, and that nothing of theirs is lost. */
class TroublesTest {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int ASIDE = 3;
    private static final int WAITING = 4;

    /** Brings about a trouble in a folder where {@code farm.shp} was dropped. */
    private interface Mishap {
        void strike(Campaign campaign, Path shp) throws IOException;
    }

    /** What is to be seen afterwards: exit code, code of the report's reason, a part of the line for people. */
    private record Case(Mishap mishap, int exit, String code, String line) {}

    private final Path home;

    TroublesTest(@TempDir Path home) {
        this.home = home;
    }

    private static Named<Case> when(String what, Mishap mishap, int exit, String code, String line) {
        return Named.of(what, new Case(mishap, exit, code, line));
    }

    private static void sidecar(Path shp, String text) throws IOException {
        Files.writeString(part(shp, "properties"), text);
    }

    private static Path part(Path shp, String extension) {
        return shp.resolveSibling("farm." + extension);
    }

    static Stream<Named<Case>> badFiles() {
        return Stream.of(
                when(
                        "there is no .prj",
                        (campaign, shp) -> Files.delete(part(shp, "prj")),
                        FAILED,
                        "missing-prj",
                        "farm.shp: has no .prj"),
                when(
                        "the id column does not exist",
                        (campaign, shp) -> sidecar(shp, "id_column=PLOT\n"),
                        FAILED,
                        "no-such-column",
                        "farm.shp: has no column 'PLOT'"),
                when(
                        "nothing gives dates",
                        (campaign, shp) ->
                                campaign.set("intake.start-column", "from").set("intake.end-column", "to"),
                        FAILED,
                        "no-start-date",
                        "nothing says the start date"),
                when(
                        "the sidecar has a word nobody knows",
                        (campaign, shp) -> sidecar(shp, "cadense=daily\n"),
                        FAILED,
                        "bad-setting",
                        "farm.properties: cadense is no setting of a drop"),
                when(
                        "the sidecar wants a delivery that says no bucket",
                        (campaign, shp) -> sidecar(shp, "order.delivery=s3\n"),
                        FAILED,
                        "bad-setting",
                        "order.s3.bucket: order.delivery=s3 needs the name of your bucket"),
                when(
                        "the .prj says nothing",
                        (campaign, shp) -> Files.writeString(part(shp, "prj"), "nowhere"),
                        FAILED,
                        "",
                        "nowhere"));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void a_file_that_cannot_be_used_is_moved_aside_with_the_reason(Case trouble) throws Exception {
        try (var campaign = Campaign.in(home)) {
            var shp = campaign.inbox().resolve("farm.shp");
            Parcels.drop(shp, 1);
            Parcels.drop(campaign.inbox().resolve("other.shp"), 1);
            sidecar(campaign.inbox().resolve("other.shp"), "");
            trouble.mishap().strike(campaign, shp);

            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(trouble.exit());

            var report = campaign.report("farm");
            assertThat(report.path("state").asText()).isEqualTo("failed");
            assertThat(report.path("code").asText()).contains(trouble.code());
            assertThat(report.path("reason").asText()).contains(trouble.line()).doesNotContain("\n", "Exception");
            assertThat(campaign.log())
                    .contains(trouble.line())
                    .doesNotContain("stack_trace", "Error releasing", "Rollback");
            assertThat(Campaign.files(campaign.inbox().resolve(".failed"), file -> true))
                    .extracting(file -> String.valueOf(file.getFileName()))
                    .contains("farm.shp", "farm.shx", "farm.dbf", "report.html");
            assertThat(shp).doesNotExist();
        }
    }

    static Stream<Named<Case>> unfinishedFiles() {
        return Stream.of(
                when(
                        "the .dbf cannot be read",
                        (campaign, shp) -> Files.writeString(part(shp, "dbf"), "no table"),
                        WAITING,
                        "",
                        ".dbf"),
                when(
                        "the .shp is cut off",
                        (campaign, shp) -> Files.write(shp, java.util.Arrays.copyOf(Files.readAllBytes(shp), 150)),
                        WAITING,
                        "",
                        ".shp"));
    }

    @ParameterizedTest
    @MethodSource("unfinishedFiles")
    void a_file_that_looks_unfinished_stays_in_the_inbox(Case trouble) throws Exception {
        try (var campaign = Campaign.in(home)) {
            var shp = campaign.inbox().resolve("farm.shp");
            Parcels.drop(shp, 1);
            trouble.mishap().strike(campaign, shp);

            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(trouble.exit());

            assertThat(campaign.log()).contains("farm.shp waits in the inbox", trouble.line());
            assertThat(shp).exists();
            assertThat(campaign.reports("farm")).isEmpty();
        }
    }

    static Stream<Named<Case>> badSurroundings() {
        return Stream.of(
                when(
                        "there is no key",
                        (campaign, shp) -> Files.delete(campaign.home().resolve(".env")),
                        USAGE,
                        "",
                        "swath: no API key: set PL_API_KEY"),
                when(
                        "Planet is to be asked without encryption",
                        (campaign, shp) -> campaign.set("planet.url", "http://planet.example.com"),
                        USAGE,
                        "",
                        "planet.url"),
                when(
                        "a setting is misspelt",
                        (campaign, shp) -> campaign.set("search.interval", "20"),
                        USAGE,
                        "",
                        "there is no setting called 'search.interval'"),
                when(
                        "the ledger is no database",
                        (campaign, shp) -> {
                            Files.createDirectories(campaign.home().resolve("state"));
                            Files.writeString(campaign.home().resolve("state/ledger.db"), "dear diary ".repeat(99));
                        },
                        FAILED,
                        "",
                        "ledger.db is damaged ([SQLITE_NOTADB]"),
                when(
                        "the key is refused",
                        (campaign, shp) -> campaign.fault(
                                dev.swath.app.sandbox.Fault.once("search", dev.swath.app.sandbox.Kind.REVOKE_KEY)),
                        WAITING,
                        "",
                        "the door to Planet is closed"),
                when(
                        "nobody answers",
                        (campaign, shp) -> campaign.set("planet.url", "http://127.0.0.1:1"),
                        WAITING,
                        "",
                        "no answer from Planet"));
    }

    @ParameterizedTest
    @MethodSource("badSurroundings")
    void trouble_outside_the_file_is_told_in_one_line_and_loses_nothing(Case trouble) throws Exception {
        try (var campaign = Campaign.in(home)) {
            var shp = campaign.inbox().resolve("farm.shp");
            Parcels.drop(shp, 1);
            trouble.mishap().strike(campaign, shp);

            assertThat(campaign.run()).as(campaign.stderr()).isEqualTo(trouble.exit());

            assertThat(campaign.stderr() + campaign.log())
                    .contains(trouble.line())
                    .doesNotContain("\tat ", "stack_trace", "Error processing", Campaign.KEY);
            assertThat(campaign.accepted()).isEmpty();
            assertThat(campaign.reports("farm")).isEmpty();
            if (trouble.exit() != WAITING) {
                assertThat(campaign.stderr().strip().lines()).hasSize(1);
                assertThat(shp).exists();
            } else {
                assertThat(campaign.swath("status")).isEqualTo(WAITING);
            }
        }
    }

    @org.junit.jupiter.api.Test
    void reversed_dates_in_the_sidecar_are_told_with_both_dates() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var shp = campaign.inbox().resolve("farm.shp");
            Parcels.drop(shp, 1);
            campaign.set("intake.start-column", "from").set("intake.end-column", "to");
            sidecar(shp, "start_date=2025-06-14\nend_date=2025-06-01\n");

            assertThat(campaign.run()).isIn(FAILED, ASIDE);

            assertThat(campaign.report("farm").toString()).contains("2025-06-01 lies before its start date 2025-06-14");
            assertThat(campaign.accepted()).isEmpty();
        }
    }
}
