package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Journal;
import dev.swath.app.sandbox.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies while it fetches assets; the same command once more fetches what is lacking, and only that. */
class IngestKillIT {
    private static final String[] WORDS = {
        "composite", "--bbox", "10.02,49.93,10.04,49.95", "--toi", "2024-05-01/2024-05-12", "--bands", "red,nir"
    };

    private final Path home;

    IngestKillIT(@TempDir Path home) {
        this.home = home;
    }

    private static Set<String> asked(Campaign campaign, long after) {
        return campaign.sandbox().journal().entries().stream()
                .filter(entry -> entry.word().equals("stac-asset") && entry.id() > after)
                .map(Journal.Entry::path)
                .collect(Collectors.toSet());
    }

    /** Files under their final names. */
    private static List<Path> held(Campaign campaign) {
        return campaign.images().stream()
                .filter(file -> file.startsWith(campaign.delivered().resolve("raw")))
                .toList();
    }

    @Test
    void what_was_done_is_not_fetched_again_and_the_catalog_is_whole() throws Exception {
        try (var campaign = Campaign.in(home)) {
            campaign.set("stac.url", campaign.sandbox().stac())
                    .set("stac.interval-ms", 1)
                    .set("download.workers", 2)
                    .set("lease.seconds", 600)
                    .fault(Fault.once("stac-asset", Kind.STALL_BODY).from(5, 2).with("seconds", 100));
            var process =
                    RunningJar.start(campaign.home(), campaign.arguments(WORDS).toArray(String[]::new));
            await().atMost(Duration.ofSeconds(100)).until(() -> held(campaign).size() >= 4 || !process.isAlive());
            assertThat(process.isAlive()).as(process.err()).isTrue();
            process.kill();
            var before = held(campaign).stream().collect(Collectors.toMap(file -> file, IngestKillIT::changed));
            long last = campaign.sandbox().journal().entries().stream()
                    .mapToLong(Journal.Entry::id)
                    .max()
                    .orElseThrow();
            campaign.sandbox().faults().clear();

            var again =
                    RunningJar.start(campaign.home(), campaign.arguments(WORDS).toArray(String[]::new));
            assertThat(again.exitWithin(200)).as(again.out() + again.err()).isIn(0, 3);
            assertThat(again.out()).contains("goes on");
            before.forEach(
                    (file, time) -> assertThat(changed(file)).as("%s", file).isEqualTo(time));
            // before the sources are asked for by this test
            var asked = asked(campaign, last);
            var wanted = sources(campaign);
            assertThat(wanted).hasSizeGreaterThan(before.size());
            assertThat(asked).as("no more than was lacking").hasSize(wanted.size() - before.size());
            assertThat(campaign.leftovers()).isEmpty();
        }
    }

    private static long changed(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Addresses of all assets of the raw catalog, each with the bytes that lie at its address. */
    private static List<URI> sources(Campaign campaign) {
        var raw = campaign.delivered().resolve("raw");
        return Campaign.files(raw, file -> file.toString().matches(".*/(\\w+)/\\1\\.json")).stream()
                .flatMap(item -> {
                    var assets = Campaign.json(item).path("assets");
                    assertThat(assets).as("%s", item).hasSize(3);
                    return assets.properties().stream().map(asset -> {
                        var href = URI.create(
                                asset.getValue().at("/alternate/source/href").asText());
                        assertThat(item.resolveSibling(
                                        asset.getValue().path("href").asText()))
                                .hasBinaryContent(bytes(href));
                        return href;
                    });
                })
                .toList();
    }

    private static byte[] bytes(URI href) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(href).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
