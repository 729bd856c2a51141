package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Swath runs and watches its inbox while people and programs copy files into it. */
class ArrivingInPartsTest {
    private final Path home;

    ArrivingInPartsTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void bundles_that_arrive_in_parts_are_each_taken_once_and_whole() throws Exception {
        var ready = home.resolve("ready");
        Parcels.drop(ready.resolve("farm.shp"), 2);
        try (var campaign = Campaign.in(home)) {
            var verb = new CompletableFuture<Integer>();
            var thread = new Thread(() -> verb.complete(campaign.swath("run")), "verb");
            thread.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(home.resolve("state/shipped-routes")));

            for (var part : new String[] {"shp", "properties", "dbf", "shx", "cpg", "prj"}) {
                // one by name, one as rsync does
                Files.copy(ready.resolve("farm." + part), campaign.inbox().resolve("FARM-1." + part));
                var temporary = campaign.inbox().resolve(".farm-2." + part + ".X7f3Qz");
                Files.copy(ready.resolve("farm." + part), temporary);
                pause();
                Files.move(temporary, campaign.inbox().resolve("farm-2." + part));
                pause();
            }

            await().atMost(Duration.ofSeconds(60))
                    .until(() -> isTaken(campaign, "FARM-1") && isTaken(campaign, "farm-2"));
            thread.interrupt();
            assertThat(verb.get(60, TimeUnit.SECONDS)).isZero();
            thread.join();

            assertThat(Campaign.files(campaign.inbox(), file -> campaign.inbox().equals(file.getParent())))
                    .as("nothing is forgotten in the inbox")
                    .isEmpty();
            assertThat(campaign.inbox().resolve(".failed")).doesNotExist();
            assertThat(campaign.accepted().values()).isNotEmpty().containsOnly(1L);
        }
    }

    /** Some looks of the gate long. */
    private static void pause() {
        await().pollDelay(Duration.ofMillis(200)).until(() -> true);
    }

    private static boolean isTaken(Campaign campaign, String drop) throws IOException {
        return campaign.reports(drop).stream()
                .anyMatch(report -> report.path("state").asText().matches("finished|same"));
    }
}
