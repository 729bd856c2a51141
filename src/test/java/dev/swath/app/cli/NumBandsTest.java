package dev.swath.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What FlowZero's words buy. */
class NumBandsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, analytic_sr_udm2",
                "four_bands, -, analytic_sr_udm2",
                "EIGHT_BANDS, -, 'analytic_8b_sr_udm2,analytic_sr_udm2'",
                "-, ortho_analytic_8b_sr, analytic_8b_sr_udm2",
                "eight_bands, analytic_8b_sr_udm2, analytic_8b_sr_udm2",
                "four_bands, ortho_analytic_4b_sr, analytic_sr_udm2",
                "-, visual, visual"
            })
    void words_become_a_bundle(String bands, String bundle, String meant) {
        assertThat(NumBands.bundle(bands, bundle, NumBands.STANDARD, "PSScene")).isEqualTo(meant);
    }

    @Test
    void verbs_of_our_own_take_the_setting_when_nothing_is_said() {
        assertThat(NumBands.bundle(null, null, null, "PSScene")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"four_bands, analytic_8b_sr_udm2", "eight_bands, visual", "six_bands, -", "-, nothing_known"})
    void what_contradicts_or_is_unknown_is_refused(String bands, String bundle) {
        assertThatThrownBy(() -> NumBands.bundle(bands, bundle, NumBands.STANDARD, "PSScene"))
                .isInstanceOf(BadSetting.class);
    }
}
