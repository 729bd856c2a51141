package dev.swath.step.dataset.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.base.Sha256;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.SampleType;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import dev.swath.step.dataset.chips.ChipOptions;
import dev.swath.step.dataset.folder.DatasetLock;
import dev.swath.step.dataset.mask.MaskKind;
import dev.swath.step.dataset.split.Percents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakeDatasetTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final String CHIP = "ftw-34UFF1628_2024";
    private static final String CHIPS = "test-chips/";
    private static final String FIELD =
            "{\"type\":\"Feature\",\"properties\":{\"id\":%d,\"split\":\"%s\"},\"geometry\":{\"type\":\"Polygon\","
                    + "\"coordinates\":[[[%2$d,%3$d],[%4$d,%3$d],[%4$d,%5$d],[%2$d,%5$d],[%2$d,%3$d]]]}}";

    private final Path input;
    private final Path out;

    MakeDatasetTest(@TempDir Path folder) {
        input = folder.resolve("fields.geojson");
        out = folder.resolve("out");
    }

    @BeforeEach
    void twoFieldsInTwoChips() throws IOException {
        write(field(7, "val", 616105, 6028505), field(9, "test", 618105, 6028505));
    }

    /** A square of 200 m whose edges run through the middles of pixels. */
    private static String field(int id, String split, int east, int north) {
        return FIELD.replace("%2$d", "" + east)
                .replace("%3$d", "" + north)
                .replace("%4$d", "" + (east + 200))
                .replace("%5$d", "" + (north + 200))
                .formatted(id, split);
    }

    private void write(String... fields) throws IOException {
        Files.writeString(
                input,
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"
                        + "\"urn:ogc:def:crs:EPSG::32634\"}},\"features\":[" + String.join(",", fields) + "]}");
    }

    @Test
    void masks_lie_on_the_chip_grid_and_hold_interior_edge_and_background() {
        DatasetResult result = make(options(MaskKind.values()));

        assertThat(result.chips()).isEqualTo(2);
        assertThat(result.fields()).isEqualTo(2);
        try (CogReader mask = mask(MaskKind.SEMANTIC_3_CLASS)) {
            assertThat(mask.crs().orElseThrow().epsg()).hasValue(32634);
            assertThat(mask.info().transform().orElseThrow().c()).isEqualTo(616000);
            assertThat(mask.info().transform().orElseThrow().f()).isEqualTo(6030000);
            assertThat(mask.info().nodata()).isEmpty();
        }
        // the edge is a ring of 21 by 21 pixels around 19 by 19
        assertThat(counts(MaskKind.SEMANTIC_3_CLASS)).isEqualTo(Map.of(0.0, 40000L - 441, 1.0, 361L, 2.0, 80L));
        assertThat(counts(MaskKind.SEMANTIC_2_CLASS)).isEqualTo(Map.of(0.0, 40000L - 361, 1.0, 361L));
        assertThat(counts(MaskKind.INSTANCE)).isEqualTo(Map.of(0.0, 40000L - 361, 7.0, 361L));
        try (CogReader mask = mask(MaskKind.INSTANCE)) {
            assertThat(mask.info().type()).isEqualTo(SampleType.UINT32);
        }
    }

    @Test
    void where_only_presence_is_known_the_rest_is_3() {
        make(options(SplitRule.Type.RANDOM_UNIFORM, true, MaskKind.SEMANTIC_2_CLASS));

        assertThat(counts(MaskKind.SEMANTIC_2_CLASS)).isEqualTo(Map.of(3.0, 40000L - 361, 1.0, 361L));
        assertThat(out.resolve(CHIPS + CHIP + "/" + CHIP + "_instance.tif")).doesNotExist();
    }

    @Test
    void a_killed_run_is_gone_on_with_to_the_same_bytes() throws IOException {
        make(options(MaskKind.values()));
        Map<String, String> whole = bytes();
        // as a kill leaves it: half of the files, an item that nothing lists yet, a file that was being written
        Files.delete(out.resolve("summary.md"));
        Files.delete(out.resolve("catalog.json"));
        Files.delete(out.resolve(CHIPS + "collection.json"));
        Files.delete(out.resolve(CHIPS + "items.parquet"));
        Files.delete(out.resolve("test_chips.parquet"));
        Files.delete(out.resolve(CHIPS + CHIP + "/" + CHIP + "_instance.tif"));
        Files.createDirectories(out.resolve(".work"));
        Files.writeString(out.resolve(".work/mask.tif"), "half");

        DatasetResult again = make(options(MaskKind.values()));

        assertThat(again.found()).isEqualTo(1);
        assertThat(bytes()).isEqualTo(whole);
    }

    @Test
    void a_finished_dataset_is_left_as_it_is() throws IOException {
        make(options(MaskKind.INSTANCE));
        Path item = out.resolve(CHIPS + CHIP + "/" + CHIP + ".json");
        Files.writeString(item, "with images by now");

        assertThat(make(options(MaskKind.INSTANCE)).found()).isEqualTo(2);
        assertThat(item).hasContent("with images by now");
    }

    @Test
    void other_options_and_other_folders_are_refused() throws IOException {
        make(options(MaskKind.INSTANCE));

        assertThatThrownBy(() -> make(options(MaskKind.SEMANTIC_2_CLASS)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("mask_types was instance, is semantic_2_class");
        write(field(7, "val", 616105, 6028505));
        assertThatThrownBy(() -> make(options(MaskKind.INSTANCE)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("input_sha256");
        Files.delete(out.resolve(".ftw-progress.json"));
        assertThatThrownBy(() -> make(options(MaskKind.INSTANCE)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void items_tell_the_grid_the_split_and_the_masks_and_link_to_what_is_there() throws IOException {
        make(options(SplitRule.Type.PREDEFINED, false, MaskKind.values()));

        JsonNode item = json(CHIPS + CHIP + "/" + CHIP + ".json");
        JsonNode properties = item.path("properties");
        assertThat(properties.path("ftw:split").asText()).isEqualTo("val");
        assertThat(properties.path("ftw:field_coverage_pct").doubleValue()).isEqualTo(1.0);
        assertThat(properties.path("start_datetime").asText()).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(properties.path("proj:transform").get(2).doubleValue()).isEqualTo(616000);
        assertThat(item.path("assets").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("instance_mask", "semantic_2class_mask", "semantic_3class_mask");
        assertThat(item.path("stac_extensions").toString()).contains("classification", "projection", "file");
        assertThat(out.resolve(CHIPS + CHIP + "/"
                        + item.path("assets").path("instance_mask").path("href").asText()))
                .exists();
        assertThat(json("test-source/collection.json")
                        .path("assets")
                        .path("fields")
                        .path("href")
                        .asText())
                .isEqualTo("../test_fields.parquet");
        assertThat(json("catalog.json").findValuesAsText("href"))
                .contains("./test-chips/collection.json", "./test-source/collection.json");
        assertThat(out.resolve("summary.md")).content().contains("| with masks | 2 |", "| val | 1 |\n| test | 1 |\n");
    }

    @Test
    void without_a_year_or_labels_or_chips_it_says_what_to_do() {
        DatasetOptions good = options(MaskKind.INSTANCE);
        assertThatThrownBy(() -> make(new DatasetOptions("test", null, good.chips(), good.split(), good.masks(), null)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("--year");
        var covered = new ChipOptions(2, 50, false, 1000);
        assertThatThrownBy(() -> make(new DatasetOptions("test", 2024, covered, good.split(), good.masks(), null)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("--min-coverage");
        // and what it refused is no obstacle
        assertThat(make(good).chips()).isEqualTo(2);
    }

    @Test
    void a_zip_gives_what_the_file_in_it_gives_and_two_files_are_one_too_many() throws IOException {
        make(options(MaskKind.INSTANCE));
        Map<String, String> plain = bytes();
        Path zip = zip("fields.geojson");
        Path other = input.resolveSibling("other");

        new MakeDataset(zip, other, options(MaskKind.INSTANCE), CLOCK, line -> {}).run("");

        assertThat(other.resolve(CHIPS + CHIP + "/" + CHIP + "_instance.tif"))
                .hasSameBinaryContentAs(out.resolve(CHIPS + CHIP + "/" + CHIP + "_instance.tif"));
        assertThat(other.resolve(".work")).doesNotExist();
        assertThat(plain).containsKey("summary.html");
        assertThatThrownBy(() -> new MakeDataset(
                                zip("a.geojson", "b.geojson"), other, options(MaskKind.INSTANCE), CLOCK, line -> {})
                        .run(""))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a.geojson, b.geojson");
    }

    private Path zip(String... names) throws IOException {
        Path zip = input.resolveSibling("fields.zip");
        try (var packed = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : names) {
                packed.putNextEntry(new ZipEntry(name));
                Files.copy(input, packed);
            }
        }
        return zip;
    }

    @Test
    void the_page_shows_maps_and_chips_asks_for_nothing_and_shows_names_as_text() throws IOException {
        write(
                field(7, "val", 616105, 6028505).replace("\"id\":7", "\"id\":\"<script>alert(1)</script>|\""),
                field(9, "test", 618105, 6028505));
        make(options(SplitRule.Type.PREDEFINED, false, MaskKind.values()));

        String page = Files.readString(out.resolve("summary.html"));
        assertThat(page)
                .contains("&lt;script&gt;", "Chips by split", "Chips by coverage", CHIP, "data:image/png;base64,")
                .contains("default-src 'none'")
                .doesNotContain("<script", "src=\"http", "href=", "url(", "@import");
        assertThat(page.split("<figure>", -1)).as("two chips of three masks").hasSize(1 + 6);
        assertThat(out.resolve("summary.md"))
                .content()
                .contains("&lt;script&gt;", "\\|", "(summary_splits.svg)", "(summary.html)")
                .doesNotContain("<script");
        assertThat(out.resolve("summary_splits.svg"))
                .content()
                .startsWith("<svg")
                .contains("<path fill=\"#f0a202\"", ">val<", ">test<")
                .as("no key to what is not there")
                .doesNotContain(">train<", ">no split<");
    }

    private DatasetResult make(DatasetOptions options) {
        return new MakeDataset(input, out, options, CLOCK, line -> {}).run("");
    }

    private static DatasetOptions options(MaskKind... kinds) {
        return options(SplitRule.Type.RANDOM_UNIFORM, false, kinds);
    }

    private static DatasetOptions options(SplitRule.Type split, boolean presenceOnly, MaskKind... kinds) {
        return new DatasetOptions(
                "test",
                2024,
                new ChipOptions(2, 0.01, false, 4),
                new SplitRule(split, Percents.DEFAULT, 42),
                new MaskOptions(List.of(kinds), 10, presenceOnly),
                null);
    }

    private CogReader mask(MaskKind kind) {
        return CogReader.open(RangeSource.of(out.resolve(CHIPS + CHIP + "/" + CHIP + "_" + kind.label() + ".tif")));
    }

    private Map<Double, Long> counts(MaskKind kind) {
        Map<Double, Long> counts = new TreeMap<>();
        try (CogReader mask = mask(kind)) {
            assertThat(mask.info().width()).isEqualTo(200);
            assertThat(mask.info().height()).isEqualTo(200);
            Plane plane = mask.read(new Window(0, 0, 200, 200), 0).get(0);
            for (int i = 0; i < plane.length(); i++) {
                counts.merge(plane.value(i), 1L, Long::sum);
            }
        }
        return counts;
    }

    private JsonNode json(String path) throws IOException {
        return new ObjectMapper().readTree(out.resolve(path).toFile());
    }

    /** Every file but the record of the run, which holds times. */
    private Map<String, String> bytes() throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(".ftw-progress.json") && !file.endsWith(DatasetLock.NAME)) {
                    bytes.put(out.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
                }
            }
        }
        return bytes;
    }
}
