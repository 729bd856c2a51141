package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.trouble.BadSetting;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundlesTest {
    private static final String CHAIN = "analytic_8b_sr_udm2, analytic_sr_udm2";
    private static final Set<String> FOUR_BANDS = Set.of("ortho_analytic_4b_sr", "ortho_analytic_4b_xml", "ortho_udm2");

    private final Bundles planetScope = Bundles.of("PSScene");

    @Test
    void bundles_lead_to_assets_and_back() {
        assertThat(planetScope.assetsOf("analytic_8b_sr_udm2"))
                .containsExactly("ortho_analytic_8b_sr", "ortho_analytic_8b_xml", "ortho_udm2");
        assertThat(planetScope.bundlesWith("ortho_analytic_4b_sr")).containsExactly("analytic_sr_udm2");
        assertThat(planetScope.bundlesWith("ortho_analytic_4b_xml"))
                .containsExactly("analytic_sr_udm2", "analytic_udm2");
        assertThat(planetScope.bundlesWith("nonsense")).isEmpty();
    }

    @Test
    void the_same_bundle_name_means_other_assets_for_another_item_type() {
        assertThat(Bundles.of("SkySatCollect").assetsOf("analytic_sr_udm2"))
                .containsExactly("ortho_analytic_sr", "ortho_analytic_udm", "ortho_analytic_udm2");
    }

    @Test
    void the_first_bundle_that_is_complete_is_taken() {
        assertThat(planetScope.firstAvailable(CHAIN, FOUR_BANDS)).contains("analytic_sr_udm2");
        assertThat(planetScope.firstAvailable("analytic_8b_sr_udm2", FOUR_BANDS))
                .isEmpty();
        assertThat(planetScope.firstAvailable(CHAIN, Set.of("ortho_analytic_4b_sr")))
                .as("without its mask a bundle is not complete")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"visual, true", "basic_analytic_udm2, false", "'visual,basic_analytic_8b_udm2', false"})
    void images_that_are_not_orthorectified_cannot_be_clipped(String chain, boolean clippable) {
        assertThat(planetScope.clippable(chain)).isEqualTo(clippable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "analytic", "visual,", "visual;analytic_udm2", "Visual"})
    void a_chain_with_an_unknown_bundle_is_refused_naming_the_known(String chain) {
        assertThatThrownBy(() -> planetScope.firstAvailable(chain, FOUR_BANDS))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("PSScene")
                .hasMessageContaining("analytic_8b_sr_udm2");
    }

    @Test
    void an_unknown_item_type_is_refused_naming_the_known() {
        assertThatThrownBy(() -> Bundles.of("PSScene4Band"))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("PSScene, SkySatCollect");
    }
}
