package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong, missing, contradictory and hostile words: one line, exit code 2, and nothing happens. */
class HostileArgumentsTest {
    private static final String DAYS = " --start-date 2025-06-01 --end-date 2025-06-30";

    private static Campaign campaign;

    @BeforeAll
    static void one_drop_is_known(@TempDir Path home) throws Exception {
        campaign = Campaign.in(home);
        Files.writeString(home.resolve("aoi.geojson"), """
                {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates":
                    [[[9.3, 55.9], [9.305, 55.9], [9.305, 55.903], [9.3, 55.903], [9.3, 55.9]]]}}""");
        Parcels.drop(home.resolve("farm.shp"), 1);
        assertThat(campaign.swath(("lookup aoi.geojson" + DAYS).split(" "))).isZero();
    }

    @AfterAll
    static void close() {
        campaign.close();
    }

    static Stream<String> wrong() {
        return Stream.of(
                "submit",
                "submit --geojson",
                "submit --geojson aoi.geojson --start-date 2025-02-30 --end-date 2025-03-01",
                "submit --geojson aoi.geojson --start-date +999999999-01-01 --end-date 2025-03-01",
                "submit --geojson aoi.geojson --start-date 2025-06-30 --end-date 2025-06-01",
                "submit --geojson aoi.geojson --start-date yesterday --end-date 2025-06-01",
                "submit --geojson aoi.geojson --cloud-cover -1" + DAYS,
                "submit --geojson aoi.geojson --cloud-cover 1e3" + DAYS,
                "submit --geojson aoi.geojson --min-coverage 101" + DAYS,
                "submit --geojson aoi.geojson --min-coverage NaN" + DAYS,
                "submit --geojson aoi.geojson --min-coverage " + "9".repeat(400) + DAYS,
                "submit --geojson aoi.geojson --num-bands five_bands" + DAYS,
                "submit --geojson aoi.geojson --num-bands four_bands --bundle analytic_8b_sr_udm2" + DAYS,
                "submit --geojson aoi.geojson --bundle '../x" + DAYS,
                "submit --geojson aoi.geojson --cadence hourly" + DAYS,
                "submit --geojson aoi.geojson --dry-run --yes" + DAYS,
                "submit --geojson aoi.geojson --dry-run --wait" + DAYS,
                "submit --geojson aoi.geojson --json --csv" + DAYS,
                "submit --geojson aoi.geojson --api-key PLAKsecret" + DAYS,
                "submit --geojson no-such.geojson" + DAYS,
                "composite",
                "composite aoi.geojson",
                "composite aoi.geojson --from 2024-06-30 --to 2024-05-01",
                "composite aoi.geojson --toi 2024-05-01/2024-05-31 --from 2024-05-01",
                "composite aoi.geojson --toi 2024-05-01/2024-05-31 --bands purple",
                "composite aoi.geojson --toi 2024-05-01/2024-05-31 --collection ../x",
                "composite aoi.geojson --toi 2024-05-01/2024-05-31 --cloud-cover NaN",
                "composite aoi.geojson --toi 2024-05-01/2024-05-31 --resolution NaN",
                "composite aoi.geojson --toi 2024-05-01/2024-05-31 --name ../x",
                "composite --toi 2024-05-01/2024-05-31",
                "composite --bbox 10,49,11 --toi 2024-05-01/2024-05-31",
                "composite --bbox 10,49,NaN,50 --toi 2024-05-01/2024-05-31",
                "composite --bbox 10,49,west,50 --toi 2024-05-01/2024-05-31",
                "composite no-such.geojson --toi 2024-05-01/2024-05-31",
                "submit --geojson ." + DAYS,
                "submit --geojson aoi.geojson --geojson aoi.geojson" + DAYS,
                "submit --geojson aoi.geojson --start-dat 2025-06-01",
                "submit --geojson aoi.geojson extra" + DAYS,
                "batch-submit",
                "batch-submit --shp farm.shp --gage-id-col nobody",
                "batch-submit --shp farm.shp --start-date-col nobody",
                "batch-submit --shp farm.shp --max-months 0",
                "batch-submit --shp farm.shp --max-months 99999999999999999999",
                "batch-submit --shp farm.shp --max-months -6",
                "search-scenes --geojson aoi.geojson --output ../../etc/scenes.geojson" + DAYS,
                "search-scenes --geojson aoi.geojson --output aoi.geojson" + DAYS,
                "check-order-status",
                "check-order-status one two",
                "check-order-status aoi --output",
                "batch-check-status",
                "batch-check-status aoi --output s3",
                "batch-check-status aoi --output s3://elsewhere/prefix",
                "batch-check-status aoi --output ../elsewhere",
                "batch-check-status aoi --api-key PLAKsecret",
                "convert-shp",
                "convert-shp --shp no-such.shp",
                "convert-shp --shp farm.shp --output ../out",
                "convert-shp --shp farm.shp --output aoi.geojson",
                "convert-shp --shp farm.shp --id-column FIELD_ID",
                "convert-shp --shp farm.shp --split --id-column nobody",
                "convert-shp --shp farm.shp --split --output one.geojson",
                "completion --shell fish",
                "sumbit --geojson aoi.geojson",
                "submit --geojson aoi.geojson --start-date 2025-06-01\u0007 --end-date 2025-06-30",
                "check-order-status a\u001b[2J",
                "batch-check-status " + "x".repeat(5000));
    }

    static Stream<String> wrongDatasets() {
        return Stream.of(
                "create-dataset",
                "create-dataset farm.shp out",
                "create-dataset farm.shp out --split-type fair",
                "create-dataset no-such.shp out --split-type block3x3",
                "create-dataset farm.shp ../out --split-type block3x3",
                "create-dataset farm.shp out --split-type block3x3 --year 24",
                "create-dataset farm.shp out --split-type block3x3 --year 2024.5",
                "create-dataset farm.shp out --split-type block3x3 --split-percents",
                "create-dataset farm.shp out --split-type block3x3 --split-percents 80,10,11",
                "create-dataset farm.shp out --split-type block3x3 --split-percents 80 10",
                "create-dataset farm.shp out --split-type block3x3 --split-percents 1e99999999,0,0",
                "create-dataset farm.shp out --split-type block3x3 --min-coverage NaN",
                "create-dataset farm.shp out --split-type block3x3 --min-coverage 101",
                "create-dataset farm.shp out --split-type block3x3 --resolution 0",
                "create-dataset farm.shp out --split-type block3x3 --resolution -10",
                "create-dataset farm.shp out --split-type block3x3 --mask-types instance,colour",
                "create-dataset farm.shp out --split-type block3x3 --mask-types ,",
                "create-dataset farm.shp out --split-type block3x3 --km-size 3",
                "create-dataset farm.shp out --split-type block3x3 --name ../../etc",
                "create-dataset farm.shp out --split-type block3x3 --name a\u001b[2J",
                "create-dataset farm.shp out --split-type block3x3 --random-seed x",
                "create-dataset farm.shp out --split-type block3x3 --cloud-cover-scene 10",
                "create-dataset farm.shp out --split-type block3x3 --select-images --bands red",
                "create-dataset farm.shp out --split-type block3x3 --include-alternatives");
    }

    @ParameterizedTest
    @MethodSource({"wrong", "wrongDatasets"})
    void one_line_and_code_2(String line) {
        long searches = campaign.calls("search");
        assertThat(campaign.swath(line.split(" "))).as(campaign.stderr()).isEqualTo(2);
        assertThat(campaign.stderr())
                .hasLineCount(1)
                .startsWith("swath: ")
                .hasSizeLessThan(700)
                .doesNotContain("PLAKsecret", "\tat ", "\u001b", "\u0007");
        assertThat(campaign.calls("search")).isEqualTo(searches);
        assertThat(campaign.accepted()).isEmpty();
        assertThat(campaign.home().resolve("inbox/.failed")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check-order-status 3d0c4f0e-1111-4222-8333-944455556666",
                "check-order-status ../../etc/passwd",
                "check-order-status '%",
                "batch-check-status aoi2",
                "status aoj",
                "explain aoi.",
                "order aoj",
                "cancel aoj",
                "approve aoj",
                "verify aoj"
            })
    void what_is_unknown_is_code_1_and_one_line(String line) {
        assertThat(campaign.swath(line.split(" "))).as(campaign.stderr()).isEqualTo(1);
        assertThat(campaign.stderr()).hasLineCount(1).startsWith("swath: ");
        if (Arrays.stream(line.split(" ")).anyMatch(word -> word.startsWith("ao"))) {
            assertThat(campaign.stderr()).contains("did you mean 'aoi'?");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sumbit | submit",
                "batch-chek-status x | batch-check-status",
                "submit --geojson aoi.geojson --cadense x | --cadence"
            })
    void a_slip_is_answered_with_what_was_meant(String line, String meant) {
        assertThat(campaign.swath(line.split(" "))).isEqualTo(2);
        assertThat(campaign.stderr()).contains("did you mean", meant).hasLineCount(1);
    }
}
