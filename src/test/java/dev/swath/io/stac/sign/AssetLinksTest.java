package dev.swath.io.stac.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.HttpFetchSettings;
import dev.swath.io.base.Origin;
import dev.swath.model.trouble.Refused;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Addresses that assets are opened at: as they are, with a token, or signed for a bucket. */
class AssetLinksTest {
    private static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");
    private static final URI LANDSAT = URI.create("s3://usgs-landsat/collection02/LC08/B4.TIF");
    private static final AwsCredentialsProvider OURS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret-of-ours"));

    private static AssetLinks links(
            @Nullable HttpFetch http, Origin sas, S3Links buckets, boolean pays, boolean signs) {
        var host = new SasHost(sas.uri("/").getRawAuthority());
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new AssetLinks(
                new SasTokens(java.util.Objects.requireNonNull(http), sas.uri("/api/sas/v1"), host, clock),
                buckets,
                new AssetLinks.Terms(pays, signs));
    }

    private static HttpFetch http() {
        var second = Duration.ofSeconds(1);
        return new HttpFetch(
                new HttpFetchSettings(second, second.multipliedBy(5), 4, null, List.of(), null, "swath-test"),
                Clock.systemUTC());
    }

    private static String token(String signature, String expiry) {
        return "{\"msft:expiry\":\"" + expiry + "\",\"token\":\"st=1&sig=" + signature + "\"}";
    }

    private static S3Links amazon() {
        return new S3Links("us-west-2", null, OURS);
    }

    @Test
    void a_token_is_asked_for_once_and_anew_when_it_was_refused_or_ends() {
        try (var sas = new Origin(
                        Origin.body(200, token("one", "2024-06-01T12:30:00Z")),
                        Origin.body(200, token("two", "2024-06-01T12:00:30Z")),
                        Origin.body(200, token("three", "2024-06-01T13:00:00Z")));
                var http = http()) {
            var links = links(http, sas, amazon(), false, false);
            var file = sas.uri("/account/container/a/B04.tif");

            assertThat(links.now(file, false)).hasToString(file + "?st=1&sig=one");
            assertThat(links.now(sas.uri("/account/container/B03.tif"), false).getRawQuery())
                    .endsWith("sig=one");
            links.refused(file);
            assertThat(links.now(file, false)).hasToString(file + "?st=1&sig=two");
            assertThat(links.now(file, false)).as("that one ends in 30 s").hasToString(file + "?st=1&sig=three");
            assertThat(sas.requests()).hasSize(3);
        }
    }

    @Test
    void what_lies_elsewhere_or_is_signed_stays_as_it_is_and_its_fragment_is_left_out() {
        try (var sas = new Origin(Origin.status(500));
                var http = http()) {
            var links = links(http, sas, amazon(), false, false);

            assertThat(links.now(URI.create("https://e84.example/B04.tif#clip-12"), false))
                    .hasToString("https://e84.example/B04.tif");
            var signed = sas.uri("/account/container/B04.tif?sig=theirs");
            assertThat(links.now(signed, false)).isEqualTo(signed);
            assertThat(sas.requests()).isEmpty();
        }
    }

    @Test
    void a_bucket_is_opened_unsigned_unless_it_charges_or_settings_want_it() {
        try (var sas = new Origin(Origin.status(500));
                var http = http();
                var buckets = amazon()) {
            var plain = links(http, sas, buckets, false, false);
            assertThat(plain.now(URI.create("s3://sentinel-cogs/a/B04.tif"), false))
                    .hasToString("https://sentinel-cogs.s3.us-west-2.amazonaws.com/a/B04.tif");
            assertThat(plain.now(URI.create("s3://dotted.bucket/a%20b.tif"), false))
                    .hasToString("https://s3.us-west-2.amazonaws.com/dotted.bucket/a%20b.tif");
            assertThatThrownBy(() -> plain.now(LANDSAT, true))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("requester-pays"))
                    .hasMessageContaining("ingest.requester-pays=true");

            var paid = links(http, sas, buckets, true, false).now(LANDSAT, true);
            assertThat(paid.getHost()).isEqualTo("usgs-landsat.s3.us-west-2.amazonaws.com");
            assertThat(paid.getRawQuery())
                    .contains("x-amz-request-payer=requester", "X-Amz-Signature=", "X-Amz-SignedHeaders=host&")
                    .doesNotContain("secret-of-ours");
            assertThat(links(http, sas, buckets, false, true)
                            .now(LANDSAT, false)
                            .getRawQuery())
                    .contains("X-Amz-Signature=")
                    .doesNotContain("payer");
        }
    }

    @Test
    void another_server_has_the_bucket_as_its_first_folder() {
        try (var sas = new Origin(Origin.status(500));
                var http = http();
                var buckets = new S3Links("us-east-1", URI.create("http://127.0.0.1:9000/"), OURS)) {
            assertThat(links(http, sas, buckets, false, false).now(LANDSAT, false))
                    .hasToString("http://127.0.0.1:9000/usgs-landsat/collection02/LC08/B4.TIF");
            assertThat(links(http, sas, buckets, true, false).now(LANDSAT, true))
                    .asString()
                    .startsWith("http://127.0.0.1:9000/usgs-landsat/collection02/LC08/B4.TIF?");
        }
    }

    @Test
    void without_credentials_what_must_be_signed_is_refused_by_name() {
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create("none");
        };
        try (var sas = new Origin(Origin.status(500));
                var http = http();
                var buckets = new S3Links("us-west-2", null, none)) {
            assertThatThrownBy(() -> links(http, sas, buckets, true, false).now(LANDSAT, true))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("no-credentials"));
            assertThatThrownBy(() ->
                            links(http, sas, buckets, true, false).now(URI.create("ftp://old.example/B04.tif"), false))
                    .hasMessageContaining("ftp");
        }
    }
}
