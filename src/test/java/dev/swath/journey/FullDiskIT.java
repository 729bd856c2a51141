package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The ledger cannot grow in the midst of a run: the process ends with one line, and the next one finishes everything. */
@DisabledOnOs(OS.WINDOWS)
class FullDiskIT {
    private static final int FAILED = 1;
    /** 2 MiB: more than a ledger begins with, less than its log grows to. */
    private static final int BLOCKS = 4096;

    @Test
    void the_run_ends_in_one_line_and_goes_on_where_there_is_room(@TempDir Path home) throws Exception {
        try (var campaign = Campaign.in(home)
                .set("time.scale", 120)
                .set("lease.seconds", 3600)
                .set("order.unknown-window-minutes", 4)) {
            Parcels.drop(campaign.inbox().resolve("farm.shp"), 12);
            var full = RunningJar.startWithSmallFiles(home, BLOCKS, campaign.arguments("run", "--once"));
            assertThat(full.exit()).isEqualTo(FAILED);
            assertThat(full.err().lines().filter(line -> line.startsWith("swath: ")))
                    .singleElement()
                    .asString()
                    .contains("state/ledger.db failed: the disk is full or fails");
            assertThat(full.err()).doesNotContain("\tat ");

            var roomy = RunningJar.quick(home, campaign.arguments("run", "--once"));
            assertThat(roomy.exit()).as(roomy.err()).isZero();
            assertThat(campaign.accepted())
                    .hasSizeGreaterThanOrEqualTo(12)
                    .allSatisfy((name, times) -> assertThat(times).as(name).isEqualTo(1));
            assertThat(campaign.report("farm").path("state").asText()).isEqualTo("finished");
        }
    }
}
