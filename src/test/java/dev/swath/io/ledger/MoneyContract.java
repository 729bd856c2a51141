package dev.swath.io.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.Claim;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Spending;
import dev.swath.model.Verdict;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unavailable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Budgets and approvals. Every order of {@link Given} is estimated at 12.3456 ha. */
abstract class MoneyContract extends LedgerCase {
    private static final BigDecimal ONE = new BigDecimal("12.3456");

    private Money money() {
        return ledger().money();
    }

    /** Claimed orders without a budget, each of a drop of its own. */
    private List<Claim> planned(int count) {
        var orders = new ArrayList<Claim>();
        for (int i = 0; i < count; i++) {
            given().open("fields-" + Given.id(), 1);
            var request = given().chosen();
            ledger().orders().plan(request, dev.swath.model.Plan.of(List.of(Given.order(request))));
            orders.add(given().claim(Route.ORDER));
        }
        return orders;
    }

    private static Verdict upTo(Spending spending, int orders) {
        boolean fits = spending.day().add(spending.order()).compareTo(ONE.multiply(BigDecimal.valueOf(orders))) <= 0;
        return fits ? Verdict.GRANTED : Verdict.held("over-day-budget", "no more today");
    }

    @Test
    void reserve_isNeverGrantedBeyondTheLimit_howeverManyAskAtOnce() throws Exception {
        var orders = new ArrayDeque<>(planned(8));
        var granted = together(8, () -> {
            Claim order;
            synchronized (orders) {
                order = orders.remove();
            }
            return money().reserve(order, spending -> upTo(spending, 3)).isEmpty();
        });
        assertThat(granted.stream().filter(each -> each)).hasSize(3);
        assertThat(money().balance().day()).isEqualByComparingTo(ONE.multiply(BigDecimal.valueOf(3)));
    }

    @Test
    void posting_demandsABudgetOfTheSameDay() {
        var order = planned(1).get(0);
        assertThatThrownBy(() -> ledger().orders().posting(order)).isInstanceOf(Unavailable.class);
        given().reserved(order);
        clock().advance(Duration.ofDays(1));
        ledger().work().prolong(Duration.ofHours(1));
        assertThatThrownBy(() -> ledger().orders().posting(order)).isInstanceOf(Unavailable.class);
        given().reserved(order);
        assertThat(ledger().orders().posting(order).posts()).isEqualTo(1);
    }

    @Test
    void withheld_waitsUntilItsTime_orForAPerson() {
        var orders = planned(2);
        var tomorrow = clock().instant().plus(Duration.ofDays(1));
        assertThat(money().reserve(orders.get(0), spending -> Verdict.later("over-day-budget", "enough", tomorrow)))
                .contains(new Reason("over-day-budget", "enough"));
        money().reserve(orders.get(1), spending -> Verdict.held("over-run-budget", "enough"));
        assertThat(given().claims(Route.ORDER, 9)).isEmpty();
        ledger().runs().takeOver("next", 2);
        assertThat(given().claims(Route.ORDER, 9)).as("every start judges anew").hasSize(2);
    }

    @Test
    void refused_costsNothing_butWhatIsPlacedStaysSpent() {
        var refused = given().sent();
        var placed = given().sent();
        ledger().orders().placed(placed, "planet-" + Given.id(), "queued", clock().instant());
        assertThat(money().balance().day()).isEqualByComparingTo(ONE.add(ONE));
        ledger().orders().refused(refused, new Reason("http-400", "no"), List.of());
        assertThat(money().balance().day()).isEqualByComparingTo(ONE);
        clock().advance(Duration.ofDays(1));
        assertThat(money().balance().day()).isZero();
        assertThat(money().balance().month()).isEqualByComparingTo(ONE);
        clock().advance(Duration.ofDays(31));
        assertThat(money().balance().month()).isZero();
    }

    @Test
    void whatWasNotAccepted_isFreeAgain_andWhatWasAdoptedIsSpent() {
        var later = given().sent();
        ledger().orders().later(later, clock().instant().plusSeconds(60), Given.TROUBLE);
        assertThat(money().balance().day()).isZero();
        var unknown = given().unknown(clock().instant());
        clock().advance(Duration.ofDays(40));
        ledger().work().prolong(Duration.ofHours(1));
        ledger().orders().placed(unknown, "planet-" + Given.id(), "queued", clock().instant());
        assertThat(money().balance().day())
                .as("it was reserved when it was sent")
                .isZero();
    }

    @Test
    void account_isReckonedOnFromWhatTheProviderSaid() {
        money().remaining(new BigDecimal("100"));
        money().active(7);
        clock().advance(Duration.ofSeconds(1));
        var order = given().sent();
        var balance = money().balance();
        assertThat(balance.account()).isEqualByComparingTo(new BigDecimal("100").subtract(ONE));
        assertThat(balance.active()).isEqualTo(8);
        ledger().orders().placed(order, "planet-" + Given.id(), "running", clock().instant());
        assertThat(money().balance().active()).isEqualTo(8);
        ledger().placedOrders().askResult(order.workId());
        ledger().placedOrders().ended(given().claim(Route.POLL_RESULT), "failed", Given.TROUBLE);
        assertThat(money().balance().active()).as("it has ended").isEqualTo(7);
        money().remaining(null);
        assertThat(money().balance().account()).isNull();
    }

    /** Two orders of one drop that are held until their plan is settled. */
    private String planning() {
        var job = given().open("plan-" + Given.id(), 2);
        for (int i = 0; i < 2; i++) {
            var request = given().chosen();
            var plan = new dev.swath.model.Plan(
                    List.of(Given.order(request)),
                    List.of(),
                    java.util.Map.of(),
                    new Reason(Approvals.PLANNING, "its plan is being made"));
            ledger().orders().plan(request, plan);
        }
        return job.id();
    }

    @Test
    void plan_belowTheThreshold_goesOutByItself() {
        planning();
        assertThat(given().claims(Route.ORDER, 9)).isEmpty();
        assertThat(ledger().approvals().isPlanned()).isFalse();
        ledger().approvals().settle(new BigDecimal("24.6912"));
        assertThat(ledger().approvals().isPlanned()).isTrue();
        assertThat(given().claims(Route.ORDER, 9)).hasSize(2);
    }

    @Test
    void plan_aboveTheThreshold_goesOutExactlyAsApproved() {
        var job = planning();
        ledger().approvals().settle(new BigDecimal("24.6911"));
        assertThat(ledger().approvals().unshown()).containsExactly(job);
        var plan = ledger().approvals().held(job);
        assertThat(plan.orders()).isEqualTo(2);
        assertThat(ledger().approvals().heldOrders(job)).hasSize(2);
        assertThat(ledger().orders().unsent(job)).hasSize(2);
        assertThat(plan.hectares()).isEqualByComparingTo(ONE.add(ONE));
        ledger().approvals().shown(job, plan.digest());
        assertThat(ledger().approvals().unshown()).isEmpty();
        assertThat(ledger().approvals().lastShown(job)).contains(plan.digest());
        assertThatThrownBy(() -> ledger().approvals().approve(job, "000000000000"))
                .isInstanceOf(Refused.class);
        assertThat(given().claims(Route.ORDER, 9)).isEmpty();
        assertThat(ledger().approvals().approve(job, plan.digest())).isEqualTo(2);
        assertThat(given().claims(Route.ORDER, 9)).hasSize(2);
        assertThatThrownBy(() -> ledger().approvals().approve(job, plan.digest()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void plan_isNotSettledWhileARequestIsUnderWay() {
        given().open("unfinished", 2);
        var request = given().chosen();
        ledger().orders()
                .plan(
                        request,
                        new dev.swath.model.Plan(
                                List.of(Given.order(request)),
                                List.of(),
                                java.util.Map.of(),
                                new Reason(Approvals.PLANNING, "its plan is being made")));
        ledger().approvals().settle(new BigDecimal("1000"));
        assertThat(given().claims(Route.ORDER, 9)).isEmpty();
    }

    @Test
    void spent_isKnownUntilWhen() {
        Instant until = clock().instant().plusSeconds(3600);
        money().spentUntil(until);
        var order = planned(1).get(0);
        money().reserve(order, spending -> {
            assertThat(spending.spentUntil()).isEqualTo(until);
            return Verdict.GRANTED;
        });
    }
}
