package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real parcels of four countries in their four coordinate systems, all the way to images. */
class RealFieldsTest {
    private static final Path FIELDS = Path.of(System.getProperty("fixtures", "../shared/fixtures"), "fields");
    /** The suite takes the smallest; {@code -Dfields=all} takes all four. */
    private static final boolean ALL = System.getProperty("fields", "").equals("all");

    private final Path home;

    RealFieldsTest(@TempDir Path home) {
        this.home = home;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "se/arslager_skiftePolygon",
                "dk/Marker_2026",
                "nz/irrigated-land-area-raw-2020-update",
                "ec_lv/LV_2021/LV_2021_EC21"
            })
    void every_field_ends_with_images_or_with_a_reason(String dataset) throws Exception {
        assumeTrue(Files.exists(FIELDS.resolve(dataset + ".shp")), "fixtures are absent");
        assumeTrue(ALL || dataset.startsWith("se/"), "one of four is enough in the suite");
        try (var campaign = Campaign.in(home)) {
            campaign.set("order.interval-ms", 5).set("search.interval-ms", 5).set("link.interval-ms", 2);
            drop(FIELDS.resolve(dataset), campaign.inbox());
            long start = System.nanoTime();

            int exit = campaign.run();

            assertThat(exit).as(campaign.stderr() + campaign.log()).isIn(0, 3);
            var totals = campaign.report("fields").path("totals");
            System.out.printf("%s: %.1f s, %s%n", dataset, (System.nanoTime() - start) / 1e9, totals);
            var statuses = statuses(campaign);
            System.out.println(statuses);
            assertThat(statuses.keySet()).isSubsetOf("delivered", "nothing chosen", "nothing found", "aside");
            assertThat(statuses.get("delivered")).isPositive();
            assertThat(totals.path("delivered").asLong())
                    .isEqualTo(
                            Campaign.files(campaign.delivered(), file -> true).size());
            assertThat(campaign.accepted().values()).containsOnly(1L);
        }
    }

    private static void drop(Path dataset, Path inbox) throws IOException {
        for (var part : new String[] {"shp", "shx", "dbf", "prj"}) {
            Files.copy(Path.of(dataset + "." + part), inbox.resolve("fields." + part));
        }
        Files.writeString(
                inbox.resolve("fields.properties"),
                "start_date=2025-06-01\nend_date=2025-06-14\ncadence=weekly\nmax_cloud=10\n");
    }

    private static Map<String, Long> statuses(Campaign campaign) {
        var statuses = new TreeMap<String, Long>();
        campaign.report("fields")
                .path("features")
                .forEach(feature -> statuses.merge(feature.path("status").asText(), 1L, Long::sum));
        return statuses;
    }
}
