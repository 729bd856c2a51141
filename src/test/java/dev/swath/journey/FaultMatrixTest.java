package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.journey.FaultCell.Fate;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The POST of an order meets every trouble, at every turn, under every lag of the listing, with the process dying at
 * every instant around it: the order is accepted once, or not at all and refused or held with its reason. Never twice.
 *
 * <p>The routes, the HTTP client, the ledger's file and the services are real; only time leaps. A crash is a call of the
 * ledger from which on the process does nothing any more, and a start on the same file. All cells share two sets of
 * routes, a patient one, and one that gives up on an answer soon, for the troubles that answer nothing: so no cell
 * depends on how fast this machine is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {
    /** What speaks of every death and every trouble. */
    private static final List<String> TALKATIVE = List.of("org.apache.camel.processor", "dev.swath.app.gate");

    private static final String TIME_OUT = "http.response-timeout-ms";

    private final Path home;
    private OrderDesk patient;
    private OrderDesk impatient;

    FaultMatrixTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeAll
    void open() throws Exception {
        TALKATIVE.forEach(logger -> Configurator.setLevel(logger, "OFF"));
        patient = new OrderDesk(home.resolve("patient"), Map.of(TIME_OUT, "20000"));
        impatient = new OrderDesk(home.resolve("impatient"), Map.of(TIME_OUT, "300"));
    }

    @AfterAll
    void close() {
        impatient.close();
        patient.close();
        TALKATIVE.forEach(logger -> Configurator.setLevel(logger, "WARN"));
    }

    @Test
    void the_matrix_is_whole() {
        int troubles = PostTrouble.values().length;
        assertThat(troubles).isEqualTo(19);
        assertThat(FaultCell.all()).hasSize(troubles * (3 * 3 * 3 + 2 * 4)).doesNotHaveDuplicates();
    }

    @Test
    void the_twenty_cells_for_processes_cover_all_pairs() {
        var cells = FaultCell.pairwise();
        assertThat(cells).hasSize(20).extracting(FaultCell::trouble).contains(PostTrouble.values());
        List<Function<FaultCell, Object>> factors =
                List.of(FaultCell::turn, FaultCell::lag, FaultCell::kill, cell -> cell.trouble()
                        .meaning());
        for (var one : factors) {
            for (var other : factors) {
                assertThat(cells.stream().map(cell -> List.of(one.apply(cell), other.apply(cell))))
                        .containsAll(pairs(cells, one, other));
            }
        }
    }

    private static List<List<Object>> pairs(
            List<FaultCell> cells, Function<FaultCell, Object> one, Function<FaultCell, Object> other) {
        return cells.stream()
                .map(one)
                .flatMap(level -> cells.stream().map(cell -> List.of(level, other.apply(cell))))
                .filter(pair -> one != other || pair.get(0).equals(pair.get(1)))
                .toList();
    }

    static List<FaultCell> cells() {
        return FaultCell.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cells")
    void ordered_once_or_not_at_all(FaultCell cell) throws Exception {
        var desk = cell.trouble().hangs() ? impatient : patient;
        var job = desk.begin(cell.turn().orders(), cell.trouble() == PostTrouble.ITEMS_GONE_400);
        cell.arm(desk.sandbox().faults(), 1);
        int deaths = desk.deaths();
        desk.dieAt(cell.kill().atPost(cell.turn().number()));

        desk.settle(job);

        var orders = desk.orders(job);
        var met = orders.get(cell.turn().orders() - 1);
        assertThat(fate(desk, met)).as("%s", cell).isEqualTo(cell.fate());
        assertThat(desk.accepted(met)).as("accepted, %s", cell).isEqualTo(cell.fate() == Fate.PLACED ? 1 : 0);
        assertThat(orders.subList(0, cell.turn().orders() - 1))
                .as("the order before it")
                .allMatch(before -> fate(desk, before) == Fate.PLACED && desk.accepted(before) == 1);
        if (cell.kill().isCertain()) {
            assertThat(desk.deaths() - deaths).as("the process died").isEqualTo(1);
        }
    }

    /** What became of it; refused and held orders know why. */
    private static Fate fate(OrderDesk desk, Order order) {
        if (order.state() == OrderState.PLACED) {
            return Fate.PLACED;
        }
        assertThat(desk.lastEvent(order).detail()).as("the reason").isNotBlank();
        if (order.state() == OrderState.REFUSED) {
            return Fate.REFUSED;
        }
        if (desk.isWithheld(order)) {
            return Fate.WITHHELD;
        }
        assertThat(desk.isHeld(order)).as(order + " " + desk.lastEvent(order)).isTrue();
        return Fate.HELD;
    }

    @Test
    void a_listing_that_lags_longer_than_the_window_leads_to_a_second_order_as_documented() throws Exception {
        var job = patient.begin(1, false);
        patient.sandbox()
                .faults()
                .add(Fault.once("create", Kind.RESET_AFTER_STORE).with("lag", 20 * 60));

        patient.settle(job);

        var order = patient.orders(job).get(0);
        assertThat(order).extracting(Order::state, Order::posts).containsExactly(OrderState.PLACED, 2);
        assertThat(patient.accepted(order)).isEqualTo(2);
    }

    @Test
    void who_cannot_bear_that_holds_lost_orders_instead() throws Exception {
        try (var holding = new OrderDesk(home.resolve("holding"), Map.of("order.unknown", "hold"))) {
            var job = holding.begin(1, false);
            holding.sandbox()
                    .faults()
                    .add(Fault.once("create", Kind.RESET_AFTER_STORE).with("lag", 20 * 60));

            holding.settle(job);

            var order = holding.orders(job).get(0);
            assertThat(holding.isHeld(order)).isTrue();
            assertThat(holding.accepted(order)).isEqualTo(1);
        }
    }
}
