package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Job;
import dev.swath.model.OrderState;
import dev.swath.model.Route;
import dev.swath.model.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A ledger that any earlier version wrote is opened, with everything in it. {@code ledger-of/VNNN.sql} holds what schema
 * NNN can hold more than the one before: a new migration demands its own file, with rows for each new table.
 */
final class EarlierVersionsTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/ledger");
    private static final Path DATA = Path.of("src/test/resources/ledger-of");

    private final MovingClock clock = new MovingClock();
    private final Path file;

    EarlierVersionsTest(@TempDir Path folder) {
        file = folder.resolve("ledger.db");
        clock.advance(Duration.ofDays(3650));
    }

    static Stream<String> versions() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("__.*", "")).sorted().toList().stream();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    /** The ledger as that version would have left it. */
    private void write(String version) throws IOException, SQLException {
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .locations("filesystem:" + MIGRATIONS)
                .placeholders(Database.OF_SQLITE)
                .target(version.substring(1))
                .load()
                .migrate();
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var each :
                    versions().filter(one -> one.compareTo(version) <= 0).toList()) {
                var data = DATA.resolve(each + ".sql");
                assertThat(data).as("rows for what schema " + each + " added").exists();
                statement.executeUpdate(Files.readString(data));
            }
        }
    }

    private static List<String> strings(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    /** A query for each table: its columns as one text per row. */
    private Map<String, String> queries() throws SQLException {
        try (var connection = connect()) {
            var queries = new TreeMap<String, String>();
            for (var table : strings(
                    connection,
                    "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like"
                            + " 'flyway%'")) {
                var columns = strings(
                        connection, "select 'quote(\"' || name || '\")' from pragma_table_info('" + table + "')");
                queries.put(
                        table,
                        "select " + String.join(" || ',' || ", columns) + " as line from " + table + " order by line");
            }
            return queries;
        }
    }

    private Map<String, List<String>> contents(Map<String, String> queries) throws SQLException {
        try (var connection = connect()) {
            var contents = new TreeMap<String, List<String>>();
            for (var query : queries.entrySet()) {
                contents.put(query.getKey(), strings(connection, query.getValue()));
            }
            return contents;
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everythingInIt_isKept(String version) throws Exception {
        write(version);
        var queries = queries();
        var before = contents(queries);
        assertThat(before)
                .allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
        SqlLedger.open("jdbc:sqlite:" + file, clock, "test-holder").close();
        assertThat(contents(queries)).isEqualTo(before);
        assertThat(new SqliteFile(file).fault()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void itsWork_goesOn(String version) throws Exception {
        write(version);
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + file, clock, "test-holder")) {
            assertThat(ledger.jobs().list(9)).extracting(Job::name).containsExactlyInAnyOrder("farm", "old", "bad");
            var run = ledger.runs().takeOver("test-holder", 1);
            assertThat(run.resumed()).isTrue();
            assertThat(run.ordersInDoubt()).isEqualTo(1);
            assertThat(run.leasesEnded()).isEqualTo(3);
            assertThat(ledger.orders().get("order-POSTING").state()).isEqualTo(OrderState.UNKNOWN);
            assertThat(ledger.orders().get("order-POSTING-unsent").state()).isEqualTo(OrderState.PLANNED);
            var given = new Given(ledger);
            assertThat(given.claim(Route.SEARCH).workId()).isEqualTo("request-2");
            assertThat(given.claim(Route.ORDER_RECONCILE).workId()).isEqualTo("order-POSTING");
            assertThat(given.claim(Route.DOWNLOAD).workId()).isEqualTo("file-2");
            assertThat(given.claims(Route.ORDER, 9))
                    .extracting(claim -> claim.workId())
                    .containsExactlyInAnyOrder("order-PLANNED", "order-POSTING-unsent");
            assertThat(ledger.orders().get("order-PLANNED").items()).containsExactly("scene-order-PLANNED");
            assertThat(ledger.candidates().of("request-1")).hasSize(1);
            given.open("fresh", 1);
            assertThat(given.chosen()).isNotNull();
        }
    }

    @Test
    void twoPlansOfOneScene_areSentOnceAfterAnUpgrade() throws Exception {
        write("V001");
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var owner : List.of("PLANNED", "UNKNOWN")) {
                statement.executeUpdate(
                        "insert into purchase (id, request_id, job_id, name, state, posts, item_type, bundle,"
                                + " clip, harmonize, hectares_e4) select 'twin-" + owner
                                + "', request_id, job_id, 'twin-" + owner
                                + "', 'PLANNED', 0, item_type, bundle, clip, harmonize, hectares_e4 from purchase where id ="
                                + " 'order-" + owner + "'");
                statement.executeUpdate("insert into purchase_item (order_id, item_id) values ('twin-" + owner
                        + "', 'scene-order-" + owner + "')");
                statement.executeUpdate("insert into work (id, job_id, kind, route, status, not_before_ms, failures,"
                        + " created_ms, updated_ms) values ('twin-" + owner
                        + "', 'job-1', 'order', 'order', 'waiting', 0, 0, 0, 0)");
            }
        }
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + file, clock, "test-holder")) {
            ledger.runs().takeOver("test-holder", 1);
            var given = new Given(ledger);
            var granted = new ArrayList<String>();
            for (var claim : given.claims(Route.ORDER, 9)) {
                if (ledger.money().reserve(claim, spending -> Verdict.GRANTED).isEmpty()) {
                    granted.add(claim.workId());
                }
            }
            assertThat(granted).containsExactlyInAnyOrder("order-PLANNED", "order-POSTING-unsent");
            assertThat(given.claims(Route.ORDER_PLAN, 9))
                    .as("planned anew, to share")
                    .hasSize(1);
        }
    }
}
