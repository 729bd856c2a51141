package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Basemaps from the list of mosaics to the quad on the disk. */
class BasemapsTest {
    private static final String JUNE = "global_monthly_2025_06_mosaic";
    /** No day is to be read from its name. */
    private static final String BIWEEKLY = "ps_biweekly_normalized_analytic_2025-05-26_2025-06-09_mosaic";

    private static final String RESTRICTED = "visual_basemap_q5";

    private final Path home;

    BasemapsTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void all_pages_of_mosaics_are_listed_although_a_429_comes_between_and_only_what_may_be_had() throws Exception {
        try (var campaign = Campaign.in(home)) {
            campaign.fault(
                    Fault.once("mosaics", Kind.STATUS).with("status", 429).from(2, 1));

            var listed = names(Verb.json(campaign, 0, "list-basemaps"));

            var pages = campaign.calls("mosaics");
            assertThat(listed)
                    .contains("global_monthly_2023_01_mosaic", JUNE, BIWEEKLY)
                    .doesNotHaveDuplicates()
                    .noneMatch(name -> name.startsWith("visual_basemap"));
            var all = names(Verb.json(campaign, 0, "list-basemaps", "--all"));
            assertThat(all).contains(RESTRICTED).containsAll(listed);
            assertThat(pages)
                    .as("pages of twenty, and the 429")
                    .isEqualTo((all.size() + 19) / 20 + 1)
                    .isGreaterThan(3);
        }
    }

    @Test
    void mosaics_are_filtered_by_the_days_that_planet_says_by_series_and_by_interval() throws Exception {
        try (var campaign = Campaign.in(home)) {
            assertThat(names(Verb.json(campaign, 0, "list-basemaps", "--from", "2025-05-26", "--to", "2025-06-01")))
                    .containsExactly(BIWEEKLY, JUNE);
            assertThat(names(Verb.json(
                            campaign,
                            0,
                            "list-basemaps",
                            "--series",
                            "Global Monthly",
                            "--start-date",
                            "2025-06-01",
                            "--end-date",
                            "2025-07-31")))
                    .containsExactly(JUNE, "global_monthly_2025_07_mosaic");
            assertThat(names(Verb.json(campaign, 0, "list-basemaps", "--interval", "monthly", "--name", "2025_06")))
                    .containsExactly(JUNE);
            assertThat(Verb.said(campaign, 0, "list-basemaps", "--csv", "--name", JUNE))
                    .startsWith("name,first_acquired,last_acquired,interval,download,id\n" + JUNE
                            + ",2025-06-01,2025-07-01,1 mon,yes,");
            var series =
                    Verb.json(campaign, 0, "list-basemaps", "--list-series").path("series");
            assertThat(series.findValuesAsText("name"))
                    .containsExactly("Global Monthly", "PS Biweekly Normalized SR", "Visual Quarterly");
            assertThat(campaign.swath("list-basemaps", "--series", "Global Monthl"))
                    .isEqualTo(1);
            assertThat(campaign.stderr()).contains("did you mean 'Global Monthly'?");
        }
    }

    @Test
    void each_quad_that_an_area_touches_comes_once_verified_into_the_folder_of_its_month() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var fields = areas(home.resolve("areas.geojson"));
            assertThat(campaign.swath(order(fields, "--mosaic", JUNE, "--dry-run")))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.accepted()).isEmpty();

            var said = Verb.json(campaign, 0, order(fields, "--mosaic", JUNE, "--wait"));

            assertThat(said.path("quads").path(JUNE).asInt()).isEqualTo(9);
            assertThat(campaign.accepted()).hasSize(1).containsValue(1L);
            assertThat(campaign.calls("quads")).as("pages of four quads").isGreaterThanOrEqualTo(3);
            var quads = images(campaign, "delivered/areas/wide/2025/06/" + JUNE, "_quad_clip.tif");
            assertThat(quads).hasSize(9);
            var stated = digests(campaign);
            assertThat(stated).hasSize(27);
            for (var file : stated.entrySet()) {
                assertThat(Provider.sha256(file.getKey()))
                        .as(file.getKey().toString())
                        .isEqualTo(file.getValue());
            }
            assertThat(campaign.leftovers()).isEmpty();
            var listed = Verb.json(campaign, 0, "db", "list-orders").findParent("mosaic_name");
            assertThat(listed.path("start_date").isNull())
                    .as("whenever it is of")
                    .isTrue();
            assertThat(listed.path("mosaic_name").asText()).isEqualTo(JUNE);
            assertThat(listed.path("order_type").asText()).isEqualTo("Basemap");

            assertThat(campaign.swath(order(fields, "--mosaic", JUNE, "--wait")))
                    .isZero();
            assertThat(campaign.accepted()).as("the same again").hasSize(1).containsValue(1L);
            assertThat(new Provider(campaign.sandbox()).squareKmCharged() * 100)
                    .isCloseTo(said.path("hectares").asDouble(), org.assertj.core.data.Percentage.withPercentage(0.1));
        }
    }

    @Test
    void the_same_quads_asked_for_by_another_file_are_shared_and_not_bought() throws Exception {
        try (var campaign = Campaign.in(home)) {
            assertThat(campaign.swath(order(areas(home.resolve("one.geojson")), "--mosaic", JUNE, "--wait")))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.swath(order(areas(home.resolve("two.geojson")), "--mosaic", JUNE, "--wait")))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.accepted()).hasSize(1);
            assertThat(images(campaign, "delivered/two/wide/2025/06/" + JUNE, "_quad_clip.tif"))
                    .hasSize(9);
        }
    }

    @Test
    void a_drop_in_the_inbox_asks_for_a_series_by_its_properties_in_flowzeros_layout() throws Exception {
        try (var campaign = Campaign.in(home)) {
            Files.writeString(home.resolve("inbox/farm.properties"), """
                    order.source=basemaps
                    basemap.series=PS Biweekly Normalized SR
                    start_date=2025-05-26
                    end_date=2025-06-09
                    id_column=name
                    store.layout=flowzero
                    """);
            areas(home.resolve("inbox/farm.geojson"));

            assertThat(campaign.run()).as(campaign.stderr()).isZero();

            assertThat(campaign.accepted()).as("one order for each mosaic").hasSize(2);
            assertThat(images(campaign, "delivered/basemaps/wide/2025_05_26", ".tiff"))
                    .filteredOn(file -> !file.toString().contains("udm2"))
                    .hasSize(9)
                    .allMatch(file -> file.getFileName().toString().startsWith(BIWEEKLY + "_"));
            assertThat(images(campaign, "delivered/basemaps/wide/2025_06_09", ".tiff"))
                    .hasSize(18);
            assertThat(campaign.report("farm").path("state").asText()).isEqualTo("finished");
        }
    }

    @Test
    void a_lost_answer_to_an_order_of_quads_leads_to_one_order() throws Exception {
        try (var campaign = Campaign.in(home)) {
            campaign.fault(Fault.once("create", Kind.RESET_AFTER_STORE))
                    .set("time.scale", 120)
                    .set("lease.seconds", 3600)
                    .set("order.unknown-window-minutes", 4);

            assertThat(campaign.swath(order(areas(home.resolve("areas.geojson")), "--mosaic", JUNE, "--wait")))
                    .as(campaign.stderr())
                    .isZero();

            assertThat(campaign.accepted()).hasSize(1).containsValue(1L);
            assertThat(campaign.calls("create")).as("never sent again").isEqualTo(1);
            assertThat(images(campaign, "delivered/areas", "_quad_clip.tif")).hasSize(9);
        }
    }

    @Test
    void quads_that_an_order_left_out_are_ordered_again_alone() throws Exception {
        try (var campaign = Campaign.in(home)) {
            campaign.fault(Fault.once("create", Kind.ORDER_PARTIAL).with("missing", 2))
                    .set("order.top-up-minutes", 0);

            String[] words = {"--series", "Global Monthly", "--start-date", "2025-06-01", "--end-date", "2025-07-31"};
            var said = Verb.json(campaign, 0, all(order(areas(home.resolve("areas.geojson")), words), "--wait"));

            assertThat(said.path("quads")).hasSize(2);
            assertThat(campaign.accepted())
                    .as("two mosaics, and what one lacked")
                    .hasSize(3);
            assertThat(images(campaign, "delivered/areas/wide/2025/06", "_quad_clip.tif"))
                    .hasSize(9);
            assertThat(images(campaign, "delivered/areas/wide/2025/07", "_quad_clip.tif"))
                    .hasSize(9);
        }
    }

    @Test
    void a_plan_above_the_threshold_waits_for_a_person_or_is_approved_as_it_is_shown() throws Exception {
        try (var campaign = Campaign.in(home)) {
            campaign.set("quota.approve-above-hectares", 100);
            var fields = areas(home.resolve("areas.geojson"));

            var said = Verb.said(campaign, 4, order(fields, "--mosaic", JUNE));
            assertThat(said).contains(JUNE + ": 9 quads", "needs approval: 1 order", "swath approve");
            assertThat(campaign.accepted()).isEmpty();

            assertThat(campaign.swath(order(fields, "--mosaic", JUNE, "--yes")))
                    .as(campaign.stderr())
                    .isZero();
            assertThat(campaign.accepted()).hasSize(1).containsValue(1L);
            assertThat(Verb.said(campaign, 0, "explain", "1077-1406")).contains("1077-1406");
        }
    }

    @Test
    void quads_are_ordered_by_name_and_come_whole() throws Exception {
        try (var campaign = Campaign.in(home)) {
            String[] words = {"order-basemap", "--quads", "1078-1407,1079-1407", "--mosaic", JUNE, "--wait"};
            assertThat(campaign.swath(words)).as(campaign.stderr()).isZero();
            assertThat(images(campaign, "delivered", "_quad.tif"))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("1078-1407_quad.tif", "1079-1407_quad.tif");
            assertThat(campaign.swath(words)).isZero();
            assertThat(campaign.accepted()).hasSize(1);
        }
    }

    @Test
    void what_there_is_not_and_what_one_may_not_have_is_refused_by_name() throws Exception {
        try (var campaign = Campaign.in(home)) {
            var fields = areas(home.resolve("areas.geojson"));
            assertThat(campaign.swath(order(fields, "--mosaic", RESTRICTED))).isEqualTo(1);
            assertThat(campaign.stderr()).contains(RESTRICTED, "may be looked at and not downloaded");
            assertThat(campaign.swath(order(fields, "--mosaic", "global_monthly_2025_6_mosaic")))
                    .isEqualTo(1);
            assertThat(campaign.stderr()).contains("did you mean '" + JUNE + "'?");
            assertThat(campaign.swath("order-basemap", "--mosaic", JUNE, "--quads", "9-99999"))
                    .isEqualTo(1);
            assertThat(campaign.stderr()).contains("9-99999");
            assertThat(campaign.swath(order(fields))).isEqualTo(2);
            assertThat(campaign.swath(order(fields, "--mosaic", JUNE, "--series", "x")))
                    .isEqualTo(2);
            assertThat(campaign.swath("order-basemap", "--mosaic", JUNE)).isEqualTo(2);

            // who drops it into the folder reads the same in the report
            Files.writeString(
                    home.resolve("inbox/farm.properties"),
                    "order.source=basemaps\nbasemap.mosaic=" + RESTRICTED + "\n");
            areas(home.resolve("inbox/farm.geojson"));
            assertThat(campaign.run()).isEqualTo(1);
            assertThat(campaign.report("farm").toString()).contains(RESTRICTED, "no-permission");
            assertThat(campaign.accepted()).isEmpty();
        }
    }

    private static String[] order(Path fields, String... words) {
        String[] areas = {"order-basemap", "--geojson", fields.toString(), "--id-column", "name"};
        return all(areas, words);
    }

    private static String[] all(String[] first, String... then) {
        return Stream.concat(Stream.of(first), Stream.of(then)).toArray(String[]::new);
    }

    /** One field in the middle of nine quads that it touches. */
    private static Path areas(Path file) throws IOException {
        return Files.writeString(file, """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"wide"},"geometry":
                {"type":"Polygon","coordinates":[[[9.40,55.60],[9.80,55.60],[9.80,55.80],[9.40,55.80],[9.40,55.60]]]}}]}
                """);
    }

    private static List<String> names(JsonNode said) {
        return said.path("mosaics").findValuesAsText("name");
    }

    private static List<Path> images(Campaign campaign, String folder, String ending) {
        return Campaign.files(
                campaign.home().resolve(folder), file -> file.toString().endsWith(ending));
    }

    /** What the provider's manifests state of each delivered file. */
    private static Map<Path, String> digests(Campaign campaign) throws Exception {
        var provider = new Provider(campaign.sandbox());
        var digests = new TreeMap<Path, String>();
        for (var order : provider.orders()) {
            for (var file : provider.digests(order).entrySet()) {
                var name = Path.of(file.getKey()).getFileName();
                digests.put(
                        Campaign.files(campaign.delivered(), path -> path.endsWith(name))
                                .get(0),
                        file.getValue());
            }
        }
        return digests;
    }
}
