package dev.swath.io.flowzero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.flowzero.ConfigMapping.Mapped;
import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FlowZero's config.yaml, both that it documents, and hostile ones. */
class OldConfigTest {
    private final Path file;

    OldConfigTest(@TempDir Path folder) {
        file = folder.resolve("config.yaml");
    }

    private Map<String, Mapped> mapped(String yaml) throws IOException {
        Files.writeString(file, yaml);
        var mapped = new TreeMap<String, Mapped>();
        OldConfig.read(file).forEach(line -> mapped.put(line.key(), ConfigMapping.of(line)));
        return mapped;
    }

    private static Mapped get(Map<String, Mapped> mapped, String key) {
        return Objects.requireNonNull(mapped.get(key), key);
    }

    @Test
    void everyKeyOfTheArchitecture_isMappedOrDroppedWithAReason() throws Exception {
        var mapped = mapped("""
                planet:
                  api_url: https://api.planet.com/data/v1
                  orders_url: https://api.planet.com/compute/ops/orders/v2
                  timeout: 30
                  max_retries: 3
                s3:
                  bucket_name: flowzero
                  region: us-west-2
                downloads:
                  max_workers: 10
                  min_coverage_pct: 98.0
                  cloud_cover_max: 0.05
                database_path: ./orders.db
                """);
        var settings = new TreeMap<String, String>();
        mapped.values().forEach(one -> settings.putAll(one.settings()));
        assertThat(settings)
                .isEqualTo(new TreeMap<>(Map.of(
                        "planet.url", "https://api.planet.com",
                        "retry.redeliveries", "2",
                        "store.url", "s3://flowzero",
                        "store.layout", "flowzero",
                        "store.s3.region", "us-west-2",
                        "download.workers", "10",
                        "select.min-coverage-percent", "98.0",
                        "select.max-cloud-percent", "5")));
        assertThat(mapped.values().stream().filter(Mapped::isDropped))
                .extracting(one -> one.from().key())
                .containsExactly("database_path", "planet.timeout");
        assertThat(mapped.values())
                .allMatch(one -> !one.isDropped() || !one.why().isEmpty());
    }

    @Test
    void everyKeyOfTheOptimisationPlan_isMappedOrDroppedWithAReason() throws Exception {
        var mapped = mapped("""
                api: {planet_base_url: "https://api.planet.com", min_coverage_pct: 98.0, rate_limit_delay: 0.5, pagination_delay: 0.25}
                s3: {bucket: "flowzero", region: "us-west-2", max_workers: 20}
                downloads: {chunk_size: 8388608, max_concurrent: 10, timeout: 60, retry_attempts: 3}
                logging: {level: INFO, file_retention_days: 30}
                """);
        assertThat(get(mapped, "api.rate_limit_delay").settings()).containsEntry("order.interval-ms", "500");
        assertThat(get(mapped, "api.pagination_delay").settings()).containsEntry("search.interval-ms", "250");
        assertThat(get(mapped, "s3.max_workers").settings()).containsEntry("download.workers", "16");
        assertThat(get(mapped, "downloads.chunk_size").settings()).containsEntry("store.s3.part-mb", "8");
        assertThat(get(mapped, "downloads.timeout").settings()).containsEntry("download.stall-seconds", "60");
        assertThat(mapped.values()).noneMatch(one -> one.why().startsWith("no key"));
        assertThat(mapped.values())
                .allMatch(one -> !one.isDropped() || !one.why().isEmpty());
    }

    @Test
    void secrets_areNamedAndNotTold() throws Exception {
        var mapped = mapped("planet:\n  api_key: PLAKsecret\ns3:\n  aws_secret_access_key: hush\nnew_thing: 1\n");
        assertThat(mapped.values()).allMatch(Mapped::isDropped);
        assertThat(mapped.values().toString()).contains("PL_API_KEY");
        assertThat(mapped.values())
                .extracting(Mapped::old)
                .noneMatch(told -> told.contains("PLAK") || told.contains("hush"));
        assertThat(get(mapped, "new_thing").why()).contains("no key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &a [x]\nb: [*a, *a]",
                "a: !!java.net.URL [\"http://x\"]",
                "a: !local x",
                "? [a]\n: b",
                "- a\n- b",
                "just text",
                "a: [b",
                "a:\n\t- b",
                "a: b: c",
                "\"\\uD800",
            })
    void hostileYaml_isRefusedInOneLine(String yaml) throws Exception {
        Files.writeString(file, yaml);
        assertThatThrownBy(() -> OldConfig.read(file))
                .isInstanceOf(BadInput.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("config.yaml")
                .doesNotContain("\n");
    }

    @Test
    void aBombOfAliases_andDeepNesting_endAtOnce() throws Exception {
        Files.writeString(file, "a: " + "[".repeat(200_000));
        assertThatThrownBy(() -> OldConfig.read(file)).isInstanceOf(BadInput.class);
        Files.writeString(file, "x".repeat(2 << 20));
        assertThatThrownBy(() -> OldConfig.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("1 MB");
    }
}
