package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.app.sandbox.SandboxOptions.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process dies at any instant; started again it finishes everything, and nothing was ordered twice. */
@Execution(ExecutionMode.CONCURRENT)
class ResumeAfterKillIT {
    private static final int PARCELS = 6;
    /** Stop budget of the product, and some time for a slow machine. */
    private static final int STOP_SECONDS = 45;

    private final Path home;

    ResumeAfterKillIT(@TempDir Path home) {
        this.home = home;
    }

    private Campaign campaign() throws IOException {
        var campaign = Campaign.in(home, Campaign.quick().withWorld(new World(1, 0.2, 80, 32.5, 19.6, 3, 512)))
                .set("time.scale", 60)
                .set("lease.seconds", 600)
                .set("order.interval-ms", 6000)
                .set("link.interval-ms", 3000);
        Parcels.drop(campaign.inbox().resolve("farm.shp"), PARCELS);
        return campaign;
    }

    private static RunningJar start(Campaign campaign) throws IOException, InterruptedException {
        return RunningJar.quick(campaign.home(), campaign.arguments("run", "--once"));
    }

    /** Kills once so many calls of a word were seen. */
    private static void killAfter(Campaign campaign, String word, long calls) throws Exception {
        var process = start(campaign);
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> campaign.calls(word) >= calls || !process.isAlive());
        assertThat(process.isAlive()).as(process.err()).isTrue();
        process.kill();
    }

    private static void finishes(Campaign campaign) throws Exception {
        var process = start(campaign);
        assertThat(process.exit()).as(process.out() + process.err()).isZero();
        everythingIsThereOnce(campaign);
    }

    private static void everythingIsThereOnce(Campaign campaign) throws Exception {
        assertThat(campaign.accepted())
                .hasSizeGreaterThanOrEqualTo(PARCELS)
                .allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
        var report = campaign.report("farm");
        assertThat(report.path("state").asText()).isEqualTo("finished");
        assertThat(report.path("totals").path("orders_placed").asInt())
                .isEqualTo(campaign.accepted().size());
        var provider = new Provider(campaign.sandbox());
        for (var order : DropFolderToDiskTest.orders(report)) {
            var digests = provider.digests(order.path("planet_id").asText());
            for (var file : order.path("files")) {
                var stated = digests.remove(file.path("path").asText());
                var onDisk = campaign.delivered().resolve(file.path("target").asText());
                assertThat(onDisk).exists();
                assertThat(stated).isIn(null, Provider.sha256(onDisk));
            }
            assertThat(digests)
                    .as("files of the manifest that were not fetched")
                    .isEmpty();
        }
        assertThat(campaign.leftovers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"search,2", "create,1", "create,4", "get,1", "bytes,1", "bytes,20"})
    void killed_after(String word, int calls) throws Exception {
        try (var campaign = campaign()) {
            killAfter(campaign, word, calls);
            finishes(campaign);
        }
    }

    @Test
    void killed_again_and_again() throws Exception {
        try (var campaign = campaign()) {
            killAfter(campaign, "create", 2);
            killAfter(campaign, "create", 3);
            killAfter(campaign, "bytes", 1);
            killAfter(campaign, "bytes", 12);
            finishes(campaign);
        }
    }

    @ParameterizedTest
    @CsvSource({"create,3", "bytes,5"})
    void told_to_stop_after(String word, int calls) throws Exception {
        try (var campaign = campaign()) {
            var process = start(campaign);
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> campaign.calls(word) >= calls || !process.isAlive());
            process.terminate();
            process.exitWithin(STOP_SECONDS);
            assertThat(process.err()).contains("swath: stopping").doesNotContain("Exception", "took too long");
            assertThat(campaign.log()).doesNotContain("\"ERROR\"");
            finishes(campaign);
        }
    }
}
