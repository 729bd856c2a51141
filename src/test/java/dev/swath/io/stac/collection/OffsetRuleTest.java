package dev.swath.io.stac.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.swath.io.stac.Fixtures;
import dev.swath.io.stac.StacItem;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetRuleTest {
    private static final URI EARTH_SEARCH = URI.create("https://earth-search.aws.element84.com/v1");
    private static final URI PLANETARY = URI.create("https://planetarycomputer.microsoft.com/api/stac/v1");
    private static final CollectionProfiles SHIPPED = CollectionProfiles.shipped();

    @Test
    void recorded_items_of_sentinel_2_l2a_say_the_offset_is_applied_and_get_none_again() {
        var items = Fixtures.items("es-v1-cql2-filter-ignored-2", "sentinel-2-l2a");
        items.addAll(Fixtures.items("es-v1-multi-collections-last-page-0", "sentinel-2-l2a"));

        assertThat(items).hasSizeGreaterThan(3).allSatisfy(item -> {
            assertThat(item.asset("red").orElseThrow().bands().get(0).offset())
                    .as("what the metadata say, and what would be applied twice")
                    .isEqualTo(-0.1);
            assertThat(red(EARTH_SEARCH, item)).isZero();
        });
    }

    @Test
    void recorded_items_of_collection_1_need_it() {
        var items = Fixtures.items("es-v1-cql2-filter-ignored-2", "sentinel-2-c1-l2a");

        assertThat(items).isNotEmpty().allSatisfy(item -> assertThat(red(EARTH_SEARCH, item))
                .isEqualTo(-1000));
    }

    @Test
    void a_recorded_landsat_item_gets_reflectance() {
        StacItem item = Fixtures.items("es-v1-multi-collections-last-page-0", "landsat-c2-l2")
                .get(0);
        CollectionProfile landsat = SHIPPED.find(EARTH_SEARCH, "landsat-c2-l2").orElseThrow();

        assertThat(landsat.scale() * (10000 + red(EARTH_SEARCH, item)))
                .isCloseTo(0.0000275 * 10000 - 0.2, offset(1e-12));
        assertThat(landsat.band(item, "nir")).isEqualTo(item.asset("nir08"));
        assertThat(landsat.mask(item)).isEqualTo(item.asset("qa_pixel"));
        assertThat(landsat.requesterPays()).isTrue();
    }

    @Test
    void the_planetary_computer_goes_by_baseline_and_has_other_asset_names() {
        StacItem item =
                Fixtures.item("stac-items/odc-stac/S2B_MSIL2A_20190629T212529_R043_T06VVN_20201006T080531.json");

        assertThat(red(PLANETARY, item)).as("baseline 02.12").isZero();
        assertThat(SHIPPED.find(PLANETARY, "sentinel-2-l2a").orElseThrow().mask(item))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"earthsearch:boa_offset_applied\":true,\"s2:processing_baseline\":\"05.09\" | 0",
                "\"earthsearch:boa_offset_applied\":true,\"s2:processing_baseline\":\"02.12\" | 0",
                "\"earthsearch:boa_offset_applied\":false,\"s2:processing_baseline\":\"05.09\" | -1000",
                "\"earthsearch:boa_offset_applied\":false,\"s2:processing_baseline\":\"03.01\" | 0",
                "\"s2:processing_baseline\":\"04.00\" | -1000",
                "\"s2:processing_baseline\":\"03.01\" | 0",
                "\"s2:product_uri\":\"S2A_MSIL2A_20200714T115552_N0500_R043_T06VVN_20230101T000000.SAFE\" | -1000",
                "\"s2:product_uri\":\"S2A_MSIL2A_20200714T115552_N0214_R043_T06VVN_20200714T000000.SAFE\" | 0",
                "\"processing:version\":\"05.11\" | -1000",
                "\"datetime\":\"2022-01-24T23:59:59Z\" | 0",
                "\"datetime\":\"2022-01-25T00:00:00Z\" | -1000",
            })
    void sentinel_2_l2a_goes_by_flag_then_baseline_then_day(String properties, double offset) {
        assertThat(red(EARTH_SEARCH, Fixtures.item("sentinel-2-l2a", properties)))
                .isEqualTo(offset);
    }

    @Test
    void pixels_too_dark_for_an_offset_tell_of_a_wrong_flag() {
        assertThat(OffsetRule.alreadyApplied(-1000, 240)).isTrue();
        assertThat(OffsetRule.alreadyApplied(-1000, 1080)).isFalse();
        assertThat(OffsetRule.alreadyApplied(0, 240)).isFalse();
    }

    @Test
    void any_other_collection_is_described_by_words() {
        CollectionProfile profile = CollectionProfiles.profile(
                "mine", Map.of("bands", "red=B04, nir=B08", "scale", "0.001", "offset", "metadata"));
        StacItem item = Fixtures.items("es-v1-multi-collections-last-page-0", "sentinel-2-l2a")
                .get(0);

        assertThat(profile.maskKind()).isEqualTo(MaskKind.NONE);
        assertThat(profile.offset().of(item, item.asset("red").orElseThrow())).isCloseTo(-1000, offset(1e-9));
        assertThatThrownBy(() -> profile.band(item, "blue"))
                .isInstanceOf(BadInput.class)
                .hasMessage("collection mine has no band blue; it has nir, red");
    }

    @ParameterizedTest
    @CsvSource({
        "bands, red, bands must be band=asset pairs",
        "mask, scl, mask-kind must be",
        "mask-kind, scl, mask needs a mask-kind",
        "offset, much, offset must be a number",
        "colour, red, colour is no word",
    })
    void a_wrong_word_is_refused_by_name(String word, String value, String message) {
        Map<String, String> words = new java.util.HashMap<>(Map.of("bands", "red=B04"));
        words.put(word, value);

        assertThatThrownBy(() -> CollectionProfiles.profile("mine", words))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(message);
    }

    private static double red(URI api, StacItem item) {
        CollectionProfile profile = SHIPPED.find(api, item.collection() == null ? "" : item.collection())
                .orElseThrow();
        return profile.offset().of(item, profile.band(item, "red").orElseThrow());
    }
}
