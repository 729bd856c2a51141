package dev.swath.step.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Limits;
import dev.swath.model.Spending;
import dev.swath.model.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private static final Instant NOW = Instant.parse("2025-06-30T23:59:59Z");
    private static final Limits NONE = limits(0, 0, 0, 0, 0, false, 100);

    private static Limits limits(long run, long day, long month, long drop, long approve, boolean obeys, long active) {
        return new Limits(
                BigDecimal.valueOf(run),
                BigDecimal.valueOf(day),
                BigDecimal.valueOf(month),
                BigDecimal.valueOf(drop),
                false,
                BigDecimal.valueOf(approve),
                BigDecimal.ZERO,
                2,
                obeys,
                active);
    }

    private static Spending spending(long order, long before, boolean approved) {
        return spending(order, before, approved, null, null);
    }

    private static Spending spending(
            long order, long before, boolean approved, @Nullable Long account, @Nullable Long active) {
        var spent = BigDecimal.valueOf(before);
        return new Spending(
                BigDecimal.valueOf(order),
                spent,
                spent,
                spent,
                spent,
                approved,
                account == null ? null : BigDecimal.valueOf(account),
                active,
                Instant.EPOCH);
    }

    private static String code(Verdict verdict) {
        return verdict.reason() == null ? "" : verdict.reason().code();
    }

    @Test
    void without_limits_everything_goes_out() {
        assertThat(Budget.judge(spending(1_000_000, 1_000_000_000, false), NONE, NOW))
                .isEqualTo(Verdict.GRANTED);
    }

    @ParameterizedTest
    @CsvSource({
        "100,0,0,0,over-run-budget,",
        "0,100,0,0,over-day-budget,2025-07-01T00:00:00Z",
        "0,0,100,0,over-month-budget,2025-07-01T00:00:00Z",
        "0,0,0,100,over-drop-budget,"
    })
    void a_limit_is_reached_to_the_hectare(
            long run, long day, long month, long drop, String code, @Nullable Instant again) {
        var limits = limits(run, day, month, drop, 0, false, 100);
        assertThat(Budget.judge(spending(10, 90, false), limits, NOW)).isEqualTo(Verdict.GRANTED);
        var over = Budget.judge(spending(10, 91, false), limits, NOW);
        assertThat(code(over)).isEqualTo(code);
        assertThat(over.again()).isEqualTo(again);
        var never = Budget.judge(spending(101, 0, false), limits, NOW);
        assertThat(code(never)).isEqualTo(code);
        assertThat(never.again()).as("no day is long enough").isNull();
    }

    @Test
    void a_drop_may_come_with_a_lower_limit_which_is_named() {
        var limits = limits(0, 0, 0, 100, 0, false, 100);
        assertThat(Budget.judge(spending(10, 90, false), limits.forDrop(BigDecimal.ZERO), NOW))
                .isEqualTo(Verdict.GRANTED);
        assertThat(Budget.judge(spending(10, 90, false), limits.forDrop(BigDecimal.valueOf(200)), NOW))
                .isEqualTo(Verdict.GRANTED);
        var own = Budget.judge(spending(10, 90, false), limits.forDrop(BigDecimal.valueOf(99)), NOW);
        assertThat(own.reason()).isNotNull();
        assertThat(own.reason().text()).contains("the 99 ha of this drop", "as it came with the drop");
    }

    @Test
    void a_month_ends_in_another_year_too() {
        var december = Instant.parse("2025-12-31T12:00:00Z");
        assertThat(Budget.judge(spending(10, 95, false), limits(0, 0, 100, 0, 0, false, 100), december)
                        .again())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void without_approval_nothing_goes_out_where_that_is_set() {
        var limits = limits(0, 0, 0, 0, 50, false, 100);
        assertThat(code(Budget.judge(spending(1, 0, false), limits, NOW))).isEqualTo("planning");
        assertThat(Budget.judge(spending(1, 0, true), limits, NOW)).isEqualTo(Verdict.GRANTED);
    }

    @Test
    void what_the_account_has_left_is_obeyed_only_where_that_is_set() {
        var spending = spending(10, 0, false, 9L, null);
        assertThat(Budget.judge(spending, NONE, NOW)).isEqualTo(Verdict.GRANTED);
        assertThat(code(Budget.judge(spending, limits(0, 0, 0, 0, 0, true, 100), NOW)))
                .isEqualTo("over-account-quota");
        assertThat(Budget.judge(spending(10, 0, false, 10L, null), limits(0, 0, 0, 0, 0, true, 100), NOW))
                .isEqualTo(Verdict.GRANTED);
    }

    @Test
    void no_more_orders_are_at_work_than_are_allowed() {
        assertThat(Budget.judge(spending(10, 0, false, null, 99L), NONE, NOW)).isEqualTo(Verdict.GRANTED);
        var full = Budget.judge(spending(10, 0, false, null, 100L), NONE, NOW);
        assertThat(code(full)).isEqualTo("too-many-active");
        assertThat(full.again()).isEqualTo(NOW.plusSeconds(60));
    }
}
