package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.Listings.Page;
import dev.swath.io.ledger.Listings.Sort;
import dev.swath.io.ledger.Listings.View;
import dev.swath.io.ledger.Listings.Which;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are too many to be gathered and sorted: an index is walked instead, page by page. */
final class LongFileListTest {
    private static final int FILES = 20_500;
    private static final Which OF_DROP = new Which("parcels", null, null, null);

    private static final String DELIVERIES = """
            delivery (id, job_id, order_id, planet_id, path, target, bytes)
            select '%1$s' || printf('%%025d', i), job_id, order_id, planet_id, '%1$s/' || i, '%1$s/' || i, i * 7919 %% 10007
            from n, (select * from delivery limit 1)""";
    private static final String WORK = """
            work (id, job_id, kind, route, status, not_before_ms, failures, created_ms, updated_ms)
            select '%1$s' || printf('%%025d', i), job_id, kind, route, '%2$s', 0, 0, 0, 0
            from n, (select * from work where kind = 'file' limit 1)""";

    private final MovingClock clock = new MovingClock();
    private final String url;
    private final Ledger ledger;

    LongFileListTest(@TempDir Path folder) {
        url = "jdbc:sqlite:" + folder.resolve("ledger.db");
        ledger = SqlLedger.open(url, clock, "test");
    }

    @BeforeEach
    void fill() throws SQLException {
        new Given(ledger).manifest(clock.instant());
        fill("done", "many");
    }

    private void fill(String status, String folder) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.executeUpdate("update job set name = 'parcels'");
            for (var rows : List.of(DELIVERIES, WORK)) {
                statement.executeUpdate("with recursive n(i) as (select 1 union all select i + 1 from n where i < "
                        + FILES + ") insert into " + rows.formatted(folder, status));
            }
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private List<Map<String, Object>> page(Which which, Sort sort, @Nullable Object after) {
        return ledger.listings().files(which, new View(null, sort, new Page((String) after, 500)));
    }

    private static long bytes(Map<String, Object> line) {
        return Long.parseLong(String.valueOf(line.get("bytes")));
    }

    @Test
    void theLargest_andTheSmallest_comeFirst_ofAll_andOfOneDrop() {
        for (var which : List.of(Which.ALL, OF_DROP)) {
            assertThat(bytes(page(which, Sort.SIZE_DOWN, null).get(0))).isEqualTo(10_006);
            assertThat(bytes(page(which, Sort.SIZE, null).get(0))).isZero();
        }
    }

    @Test
    void pagesBySize_tellEveryFileOnce_inOneOrder() {
        var ids = new ArrayList<Object>();
        var sizes = new ArrayList<Long>();
        Object after = null;
        for (var page = page(Which.ALL, Sort.SIZE, null); !page.isEmpty(); page = page(Which.ALL, Sort.SIZE, after)) {
            page.forEach(line -> {
                ids.add(line.get("id"));
                sizes.add(bytes(line));
            });
            after = ids.get(ids.size() - 1);
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize((int) (FILES + others()));
        assertThat(sizes).isSorted();
    }

    /** The one that the ledger was begun with. */
    private long others() {
        return page(Which.ALL, Sort.NAME, null).stream()
                .filter(line -> !String.valueOf(line.get("target")).startsWith("many/"))
                .count();
    }

    @Test
    void filesOfOneStatus_comeInOrder_howeverFarBetweenTheyAre() throws SQLException {
        fill("waiting", "a");
        for (var status : List.of("done", "waiting")) {
            for (var sort : List.of(Sort.NAME, Sort.NAME_DOWN, Sort.SIZE, Sort.SIZE_DOWN)) {
                assertThat(pages(new Which(null, null, status, null), sort))
                        .as(status + " " + sort)
                        .isEqualTo(inOrder(status, sort));
            }
        }
        assertThat(page(new Which("other", null, "done", null), Sort.NAME, null))
                .isEmpty();
    }

    private List<Object> pages(Which which, Sort sort) {
        var ids = new ArrayList<Object>();
        String after = null;
        for (; ; ) {
            var page = ledger.listings().files(which, new View(null, sort, new Page(after, 6_000)));
            if (page.isEmpty()) {
                return ids;
            }
            page.forEach(line -> ids.add(line.get("id")));
            after = String.valueOf(ids.get(ids.size() - 1));
        }
    }

    /** As the database sorts all of them. */
    private List<Object> inOrder(String status, Sort sort) throws SQLException {
        var key = sort == Sort.NAME || sort == Sort.NAME_DOWN ? "d.target" : "d.bytes";
        var ids = new ArrayList<Object>();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select d.id from delivery d join work w on w.id = d.id where w.status = '" + status
                                + "' order by " + key + "%1$s, d.id%1$s".formatted(sort.isDown() ? " desc" : ""))) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
