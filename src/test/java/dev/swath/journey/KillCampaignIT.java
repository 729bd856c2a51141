package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed 25 times while services misbehave, then left to finish: everything is there once. {@code scripts/kill-campaign}
 * does the same for as many kills as one likes.
 */
class KillCampaignIT {
    private static final int FEATURES = 200;
    private static final int KILLS = 25;
    private static final long SEED = 1;

    @Test
    void killed_at_any_instant_everything_is_ordered_once_and_delivered_once(@TempDir Path folder) throws Exception {
        var plan = new KillCampaign.Plan(SEED, FEATURES, KILLS);
        try (var campaign = new KillCampaign(folder.resolve("campaign"), plan)) {
            var outcome = campaign.run();

            assertThat(outcome.violations()).as(outcome.toString()).isEmpty();
            assertThat(outcome.kills()).isEqualTo(KILLS);
            assertThat(outcome.counts().get("orders accepted")).isGreaterThanOrEqualTo(FEATURES);
        }
    }
}
