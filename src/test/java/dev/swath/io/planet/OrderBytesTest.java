package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadSetting;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderBytesTest {
    private static final BigDecimal NINE_HECTARES = BigDecimal.valueOf(9);

    /** 9 ha are 10,000 pixels of 3 m, or 360,000 of 0.5 m. */
    @ParameterizedTest
    @CsvSource({
        "PSScene,analytic_8b_sr_udm2,240000",
        "PSScene,analytic_sr_udm2,160000",
        "PSScene,analytic_3b_udm2,140000",
        "PSScene,visual,40000",
        "PSScene,basic_analytic_udm2,160000",
        "PSScene,'analytic_sr_udm2, analytic_8b_sr_udm2',240000",
        "SkySatCollect,analytic_sr_udm2,6120000",
        "SkySatCollect,panchromatic,1080000"
    })
    void bands_samples_and_pixels_make_the_bytes(String itemType, String bundle, long bytes) {
        assertThat(OrderBytes.estimate(itemType, bundle, NINE_HECTARES, 0)).isEqualTo(bytes);
    }

    @Test
    void a_whole_scene_is_reckoned_as_its_pixels_uncompressed() {
        // 32.5 km x 19.6 km of a SuperDove
        long bytes = OrderBytes.estimate("PSScene", "analytic_8b_sr_udm2", new BigDecimal("63700"), 1);

        assertThat(bytes).isBetween(1_600_000_000L, 1_800_000_000L);
    }

    @Test
    void each_scene_brings_its_small_files_and_what_is_not_known_is_refused() {
        assertThat(OrderBytes.estimate("PSScene", "visual", BigDecimal.ZERO, 20))
                .isEqualTo(2_000_000);
        assertThatThrownBy(() -> OrderBytes.estimate("PSScene", "imaginary", NINE_HECTARES, 1))
                .isInstanceOf(BadSetting.class);
    }
}
