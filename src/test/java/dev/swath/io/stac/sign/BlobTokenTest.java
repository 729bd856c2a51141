package dev.swath.io.stac.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobTokenTest {
    private static final URI SAS = URI.create("https://planetarycomputer.microsoft.com/api/sas/v1");
    private static final URI FILE =
            URI.create("https://sentinel2l2a01.blob.core.windows.net/sentinel2-l2/06/V/B04.tif");
    private static final BlobContainer CONTAINER = new BlobContainer("sentinel2l2a01", "sentinel2-l2");

    @Test
    void a_token_is_asked_for_by_account_and_container() {
        assertThat(BlobContainer.of(FILE)).contains(CONTAINER);
        Call call = CONTAINER.tokenCall(SAS, "about");

        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.uri()).hasToString(SAS + "/token/sentinel2l2a01/sentinel2-l2");
    }

    @Test
    void a_file_is_signed_once() {
        BlobToken token = token();

        URI signed = token.sign(FILE);
        assertThat(signed).hasToString(FILE + "?st=2025&sp=rl&sig=a%2Fb");
        assertThat(token.sign(signed)).isEqualTo(signed);
        assertThat(token.sign(URI.create(FILE + "?snapshot=1")))
                .hasToString(FILE + "?snapshot=1&st=2025&sp=rl&sig=a%2Fb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://files.example/sentinel2-l2/B04.tif",
                "https://sentinel2l2a01.blob.core.windows.net.evil.example/sentinel2-l2/B04.tif",
                "http://sentinel2l2a01.blob.core.windows.net/sentinel2-l2/B04.tif",
                "https://u@sentinel2l2a01.blob.core.windows.net/sentinel2-l2/B04.tif",
                "https://other.blob.core.windows.net/sentinel2-l2/B04.tif",
                "https://sentinel2l2a01.blob.core.windows.net/other/B04.tif",
                "s3://bucket/B04.tif",
            })
    void a_token_goes_nowhere_else(String address) {
        assertThat(token().sign(URI.create(address))).hasToString(address);
    }

    @Test
    void a_token_is_stale_a_minute_before_it_ends() {
        assertThat(token().isFresh(Instant.parse("2025-06-01T11:58:59Z"))).isTrue();
        assertThat(token().isFresh(Instant.parse("2025-06-01T11:59:00Z"))).isFalse();
    }

    @Test
    void a_token_is_not_shown() {
        assertThat(token().toString()).doesNotContain("sig");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"token\":\"a\"}", "{\"token\":\"a b\",\"msft:expiry\":\"2025-06-01T12:00:00Z\"}"})
    void an_answer_without_a_token_is_asked_for_again(String text) {
        assertThatThrownBy(() -> CONTAINER.read(answer(text))).isInstanceOf(Unavailable.class);
    }

    private static BlobToken token() {
        return CONTAINER.read(
                answer("{\"msft:expiry\":\"2025-06-01T12:00:00Z\",\"token\":\"st=2025&sp=rl&sig=a%2Fb\"}"));
    }

    private static Answer answer(String text) {
        return new Answer(CONTAINER.tokenCall(SAS, "x"), 200, Map.of(), text, null);
    }
}
