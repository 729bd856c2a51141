package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Call;
import org.junit.jupiter.api.Test;

class OrderRequestTest {
    @Test
    void an_order_is_partial_harmonised_first_and_clipped_second() {
        Call call = OrderRequest.of(Samples.URLS, Samples.order(Samples.shape(Samples.SQUARE), true), "about");

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.uri()).hasToString("https://api.planet.example/compute/ops/orders/v2");
        assertThat(call.about()).isEqualTo("about");
        assertThat(call.json()).isEqualTo("""
                {"name":"swath-01JX","source_type":"scenes","order_type":"partial","products":[{"item_ids":\
                ["20250610_101112_13_24ab","20250614_100908_77_2501"],"item_type":"PSScene",\
                "product_bundle":"analytic_8b_sr_udm2,analytic_sr_udm2"}],\
                "tools":[{"harmonize":{"target_sensor":"Sentinel-2"}},{"clip":{"aoi":{"type":"Polygon",\
                "coordinates":[[[10.0,50.0],[10.1,50.0],[10.1,50.1],[10.0,50.1],[10.0,50.0]]]}}}]}""");
    }

    @Test
    void tools_that_are_not_wanted_are_not_named() {
        assertThat(OrderRequest.of(Samples.URLS, Samples.order(null, false), "about")
                        .json())
                .doesNotContain("tools", "harmonize", "clip");
        assertThat(OrderRequest.of(Samples.URLS, Samples.order(null, true), "about")
                        .json())
                .contains("harmonize")
                .doesNotContain("clip");
    }
}
