package dev.swath.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.store.s3.S3Rules.Conditional;
import dev.swath.io.store.s3.S3Rules.Share;
import dev.swath.model.trouble.BadSetting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BucketSettingsTest {
    private final Path home;

    BucketSettingsTest(@TempDir Path home) {
        this.home = home;
    }

    private BucketSettings with(String... keysAndValues) {
        var overrides = new HashMap<>(Map.of("store.url", "s3://field-images"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            overrides.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return BucketSettings.of(Settings.load(home, Map.of(), overrides));
    }

    @Test
    void amazonsBuckets_areSpokenToAsAmazonHasIt() {
        var bucket = with();
        assertThat(bucket.access().endpoint()).isNull();
        assertThat(bucket.access().pathStyle()).isFalse();
        assertThat(bucket.access().isGeneric()).isFalse();
        assertThat(bucket.access().tries()).isEqualTo(5);
        assertThat(bucket.access().attemptTimeout())
                .as("a stall period per mebibyte, and one for the answer")
                .isEqualTo(Duration.ofMinutes(9));
        assertThat(bucket.rules().prefix()).isEmpty();
        assertThat(bucket.rules().partBytes()).isEqualTo(8 << 20);
        assertThat(bucket.rules().share()).isEqualTo(Share.COPY);
        assertThat(bucket.rules().conditional()).isEqualTo(Conditional.AUTO);
        assertThat(bucket.rules().storageClass()).isNull();
        assertThat(bucket.rules().encryption()).isNull();
    }

    @Test
    void othersAreSpokenToAsEverybodyKnowsIt_unlessToldOtherwise() {
        var other = with("store.s3.endpoint", "http://10.0.0.7:9000");
        assertThat(other.access().endpoint()).isEqualTo(URI.create("http://10.0.0.7:9000"));
        assertThat(other.access().pathStyle()).isTrue();
        assertThat(other.access().isGeneric()).isTrue();
        assertThat(other.rules().isGeneric()).isTrue();
        var told = with(
                "store.s3.endpoint", "http://10.0.0.7:9000", "store.s3.compat", "aws", "store.s3.path-style", "false");
        assertThat(told.access().pathStyle()).isFalse();
        assertThat(told.access().isGeneric()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"s3://b-1/,''", "s3://b-1/a,a/", "s3://b-1/a/b/,a/b/", "s3://b-1//a b//,a b/"})
    void thePrefix_endsWithASlash_ifThereIsOne(String url, String prefix) {
        assertThat(with("store.url", url).rules().prefix()).isEqualTo(prefix);
    }

    @Test
    void whatElseIsSet_isPassedOn() {
        var rules = with(
                        "store.s3.sse", "aws:kms",
                        "store.s3.sse-kms-key", "alias/fields",
                        "store.s3.storage-class", "standard_ia",
                        "store.s3.share", "pointer",
                        "store.s3.conditional", "true",
                        "store.s3.part-mb", "16")
                .rules();
        assertThat(rules.encryption()).isEqualTo("aws:kms");
        assertThat(rules.kmsKey()).isEqualTo("alias/fields");
        assertThat(rules.storageClass()).isEqualTo("STANDARD_IA");
        assertThat(rules.share()).isEqualTo(Share.POINTER);
        assertThat(rules.conditional()).isEqualTo(Conditional.ALWAYS);
        assertThat(rules.partBytes()).isEqualTo(16 << 20);
    }

    @ParameterizedTest
    @CsvSource({
        "store.url, s3:bucket",
        "store.url, s3://",
        "store.url, s3://Upper",
        "store.s3.endpoint, s3.example.org",
        "store.s3.endpoint, https://user:secret@s3.example.org",
        "store.s3.endpoint, 'https://a b'",
        "store.s3.storage-class, DEEP_ARCHIVE",
        "store.s3.sse-kms-key, alias/x"
    })
    void whatCannotBe_isRefusedByName(String key, String value) {
        assertThatThrownBy(() -> with(key, value))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith(key + ":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "513", "x"})
    void partsThatS3DoesNotTake_areRefused(String megabytes) {
        assertThatThrownBy(() -> with("store.s3.part-mb", megabytes)).isInstanceOf(BadSetting.class);
    }
}
