package dev.swath.io.planet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.planet.BucketDelivery.Credentials;
import dev.swath.model.Answer;
import dev.swath.model.trouble.BadSetting;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketDeliveryTest {
    private static final Credentials SECRET = new Credentials("AKIAEXAMPLE", "s3cr3t/Value");
    private static final BucketDelivery BUCKET = new BucketDelivery("images", "eu-central-1", "/2026/fields/", "");

    @Test
    void credentials_go_into_the_request_and_nowhere_else() {
        var call = OrderRequest.of(
                Samples.URLS, Samples.order(Samples.shape(Samples.SQUARE), true), BUCKET, SECRET, "about");

        assertThat(call.json())
                .contains("\"amazon_s3\":{\"bucket\":\"images\",\"aws_region\":\"eu-central-1\"")
                .contains("\"aws_access_key_id\":\"AKIAEXAMPLE\",\"aws_secret_access_key\":\"s3cr3t/Value\"")
                .contains("\"path_prefix\":\"2026/fields/\"");
        assertThat(call.toString() + SECRET + BUCKET).doesNotContain("s3cr3t", "AKIAEXAMPLE");
        var refused = new Answer(call, 400, Map.of(), "cannot write as AKIAEXAMPLE with s3cr3t/Value", null);
        assertThat(OrderRequest.scrubbed(refused).text()).isEqualTo("cannot write as [hidden] with [hidden]");
    }

    @Test
    void a_stored_destination_needs_no_credentials() {
        var stored = new BucketDelivery("images", "", "", "pl:destinations/mine");

        var call = OrderRequest.of(Samples.URLS, Samples.order(null, false), stored, SECRET, "about");

        assertThat(call.json())
                .contains("\"delivery\":{\"destination\":{\"ref\":\"pl:destinations/mine\"}}")
                .doesNotContain("AKIA");
    }

    @Test
    void files_lie_below_prefix_and_order() {
        assertThat(BUCKET.target("id", "PSScene/a.tif")).isEqualTo("s3://images/2026/fields/id/PSScene/a.tif");
        assertThat(new BucketDelivery("images", "", "", "").target("id", "manifest.json"))
                .isEqualTo("s3://images/id/manifest.json");
    }

    @Test
    void what_planet_could_not_do_is_refused_before_it_is_asked() {
        assertThat(BucketDelivery.of(Map.of())).isEmpty();
        assertThat(BucketDelivery.of(Map.of("order.delivery", "download"))).isEmpty();
        assertThatThrownBy(() -> BucketDelivery.of(Map.of("order.delivery", "s3"))
                        .orElseThrow()
                        .demandComplete(SECRET))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("order.s3.bucket");
        assertThatThrownBy(() -> BUCKET.demandComplete(null)).hasMessageContaining("SWATH_DELIVERY_AWS_ACCESS_KEY_ID");
        assertThatThrownBy(() -> new BucketDelivery("images", "", "", "mine").demandComplete(null))
                .hasMessageContaining("pl:destinations/");
    }
}
