package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.Imports.Added;
import dev.swath.model.Contents;
import dev.swath.model.Delivery;
import dev.swath.model.OldOrder;
import dev.swath.model.Owner;
import dev.swath.model.Plan;
import dev.swath.model.Product;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders of other programs cost nothing here, come in once, and own what they turn out to have bought. */
abstract class ImportsContract extends LedgerCase {
    private static final List<String> FLOWZERO = List.of(
            "order_id",
            "aoi_name",
            "order_type",
            "batch_id",
            "start_date",
            "end_date",
            "status",
            "num_bands",
            "product_bundle",
            "product_bundle_order",
            "clipped",
            "aoi_area_sqkm",
            "scenes_selected",
            "scenes_found",
            "quota_hectares",
            "batch_order",
            "mosaic_name",
            "metadata",
            "timestamp",
            "created_at",
            "updated_at");

    private static OldOrder old(String planetId, Map<String, String> fields) {
        return new OldOrder(
                planetId, "orders.json, entry 1", fields, Instant.parse("2024-01-02T03:04:05Z"), "{\"a\":1}");
    }

    private static OldOrder old(String planetId) {
        return old(planetId, Map.of("aoi_name", "field", "status", "success", "quota_hectares", "12.5"));
    }

    private Added add(OldOrder... orders) {
        return ledger().imports().add("import-orders", Path.of("orders.json"), Map.of(), List.of(orders));
    }

    private List<Map<String, Object>> rows(String sql) throws SQLException {
        var found = new ArrayList<Map<String, Object>>();
        try (var connection = ledger().readOnly().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var row = new java.util.LinkedHashMap<String, Object>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.put(rows.getMetaData().getColumnLabel(i), rows.getObject(i));
                }
                found.add(row);
            }
        }
        return found;
    }

    private String counts() throws SQLException {
        return rows("select (select count(*) from job) as a, (select count(*) from feature) as b, (select count(*) from"
                        + " request) as c, (select count(*) from purchase) as d, (select count(*) from work) as e,"
                        + " (select count(*) from imported_order) as f, (select count(*) from history) as g")
                .toString();
    }

    private static Contents contents(Map<Product, List<String>> goods) {
        return new Contents(
                Instant.parse("2024-01-02T03:04:06Z"),
                "PSScene",
                "analytic_sr_udm2",
                goods.values().stream().flatMap(List::stream).toList(),
                Given.square(0.1),
                "hash-field-1",
                false,
                goods);
    }

    private static Map<Product, List<String>> scenes(String... items) {
        return Map.of(new Product("PSScene", "analytic_sr_udm2", "hash-field-1", ""), List.of(items));
    }

    @Test
    void takenInTwice_changesNothingTheSecondTime() throws Exception {
        assertThat(add(old("planet-1"), old("planet-2"), old("planet-1"))).isEqualTo(new Added(2, 1));
        var before = counts();
        assertThat(add(old("planet-1"), old("planet-2"))).isEqualTo(new Added(0, 2));
        assertThat(counts()).isEqualTo(before);
        assertThat(rows("select * from feature")).as("one per area").hasSize(1);
        assertThat(ledger().imports().unread()).isEqualTo(2);
    }

    @Test
    void anEntryThatSaysMore_fillsWhatIsMissing_andNothingElse() throws Exception {
        add(old("planet-1", Map.of("aoi_name", "field")));
        add(old("planet-1", Map.of("aoi_name", "other", "batch_id", "batch-1", "clipped", "1")));
        assertThat(rows("select aoi_name, batch_id, clipped from orders"))
                .containsExactly(Map.of("aoi_name", "field", "batch_id", "batch-1", "clipped", 1));
    }

    @Test
    void theView_hasFlowZerosColumns_ofImportedAndOwnOrders() throws Exception {
        given().open("farm", 1);
        var request = given().chosen();
        ledger().orders().plan(request, Plan.of(List.of(Given.order(request))));
        add(old("planet-1"));
        var orders = rows("select * from orders order by status");
        assertThat(orders.get(0).keySet()).containsExactlyElementsOf(FLOWZERO);
        assertThat(orders).extracting(row -> row.get("status")).containsExactly("planned", "success");
        assertThat(orders.get(1))
                .containsEntry("order_id", "planet-1")
                .containsEntry("aoi_name", "field")
                .containsEntry("order_type", "PSScope")
                .containsEntry("quota_hectares", 12.5)
                .containsEntry("timestamp", "2024-01-02 03:04:05")
                .containsEntry("metadata", "{\"a\":1}");
        assertThat(orders.get(0)).containsEntry("aoi_name", "field-1").containsEntry("start_date", "2024-05-01");
    }

    @Test
    void whileOneIsNotRead_noOrderOfOursGoesOut_andThenItDoesAtOnce() throws Exception {
        given().open("farm", 1);
        var request = given().chosen();
        ledger().orders().plan(request, Plan.of(List.of(Given.order(request))));
        add(old("planet-1"));
        var order = given().claim(Route.ORDER);
        assertThat(ledger().money().reserve(order, spending -> Verdict.GRANTED))
                .map(Reason::code)
                .contains("waits-for-import");
        assertThat(given().claims(Route.ORDER, 1)).isEmpty();
        ledger().imports().read(given().claim(Route.POLL_RESULT), contents(scenes("another")));
        assertThat(ledger().money().reserve(given().claim(Route.ORDER), spending -> Verdict.GRANTED))
                .isEmpty();
    }

    @Test
    void whatItBought_isTakenFromAnOrderThatWasNotSent_whichIsPlannedAnew() throws Exception {
        given().open("farm", 1);
        var request = given().chosen();
        var ours = Given.order(request);
        ledger().orders().plan(request, Plan.of(List.of(ours)));
        add(old("planet-1"));
        var imported = given().claim(Route.POLL_RESULT);
        var product = ours.product();
        ledger().imports().read(imported, contents(Map.of(product, ours.items())));
        assertThat(ledger().ownership().owners(product, ours.items()).values())
                .allMatch(owner -> owner.orderId().equals(imported.workId()));
        assertThat(ledger().money().reserve(given().claim(Route.ORDER), spending -> Verdict.GRANTED))
                .map(Reason::code)
                .contains("owned-elsewhere");
        assertThat(given().claim(Route.ORDER_PLAN).workId()).isEqualTo(request.workId());
    }

    @Test
    void anOrderThatGotItsBudgetBefore_isNotSent() {
        given().open("farm", 1);
        var request = given().chosen();
        ledger().orders().plan(request, Plan.of(List.of(Given.order(request))));
        ledger().runs().takeOver(HOLDER, 1);
        var order = given().claim(Route.ORDER);
        assertThat(ledger().money().reserve(order, spending -> Verdict.GRANTED)).isEmpty();
        add(old("planet-1"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> ledger().orders().posting(order)))
                .hasMessageContaining("imported");
        assertThat(ledger().orders().get(order.workId()).posts()).isZero();
    }

    @Test
    void itCostsNothingOfTodaysBudgets() {
        add(old("planet-1"), old("planet-2"));
        var balance = ledger().money().balance();
        assertThat(balance.day()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(balance.month()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(balance.waiting()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void oneThatThePlanetDoesNotKnow_isKept_ownsNothing_andHoldsNobodyUp() throws Exception {
        add(old("planet-1"));
        ledger().work().fail(given().claim(Route.POLL_RESULT), new Reason("not-found", "404"));
        assertThat(ledger().imports().unread()).isZero();
        assertThat(rows("select order_id, status from orders"))
                .containsExactly(Map.of("order_id", "planet-1", "status", "success"));
        assertThat(rows("select * from owned_item")).isEmpty();
    }

    @Test
    void ofTwoThatBoughtTheSame_theFirstOwnsIt() {
        add(old("planet-1"), old("planet-2"));
        var claims = given().claims(Route.POLL_RESULT, 2);
        claims.forEach(claim -> ledger().imports().read(claim, contents(scenes("scene-1"))));
        var product = new Product("PSScene", "analytic_sr_udm2", "hash-field-1", "");
        assertThat(ledger().ownership().owners(product, List.of("scene-1")).values())
                .extracting(Owner::orderId)
                .containsExactly(claims.get(0).workId());
    }

    @Test
    void itsFilesAreHeld_untilTheyAreAskedFor() {
        add(old("planet-1"));
        var claim = given().claim(Route.POLL_RESULT);
        ledger().imports().read(claim, contents(scenes("scene-1")));
        var manifest = new Delivery(
                "manifest",
                claim.jobId(),
                claim.workId(),
                "planet-1",
                Delivery.MANIFEST,
                "m.json",
                -1,
                null,
                null,
                null);
        ledger().placedOrders().results(claim, "success", manifest, List.of());
        clock().advance(Duration.ofMinutes(1));
        assertThat(given().claims(Route.DOWNLOAD, 9)).isEmpty();
        ledger().jobs().allow(claim.jobId(), null);
        assertThat(given().claims(Route.DOWNLOAD, 9)).hasSize(1);
    }
}
