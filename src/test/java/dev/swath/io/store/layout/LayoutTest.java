package dev.swath.io.store.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.store.TargetName;
import dev.swath.model.Cadence;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Period;
import dev.swath.model.Request;
import dev.swath.model.Terms;
import dev.swath.model.trouble.BadSetting;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.GeometryFactory;

class LayoutTest {
    private static final String ITEM = "20240502_101112_13_24ab";
    private static final Layout SWATH = Layout.of(Map.of());
    private static final Layout FLOWZERO = Layout.of(Map.of(Layout.NAME, "flowzero"));

    @ParameterizedTest
    @CsvSource({
        "PSScene/20240502_1_clip.tif, 20240502_101112_13_24ab, fields/7/2024-05-02/20240502_1_clip.tif",
        "REOrthoTile/tile.tif, 2453814_2012-01-01_RE1, fields/7/_orders/swath-1/REOrthoTile/tile.tif",
        "PSScene/a.tif, 20241399_1, fields/7/_orders/swath-1/PSScene/a.tif",
        "PSScene/a.tif, x, fields/7/_orders/swath-1/PSScene/a.tif",
        "composite.tif, , fields/7/_orders/swath-1/composite.tif",
        "manifest.json, , fields/7/_orders/swath-1/manifest.json",
    })
    void filesLieByDayOfTheirScene_orWithTheirOrder(String path, @Nullable String item, String target) {
        assertThat(targets(SWATH, "analytic_sr_udm2", new Named(path, item))).containsExactly(target);
    }

    @Test
    void namesOfUsers_stayOneSafeFolderEach() {
        assertThat(SWATH.targets(
                        request("..", "a/../../b"), order("visual"), List.of(new Named("x y.tif", "20240502_1"))))
                .containsExactly("%2E%2E/a%2F..%2F..%2Fb/2024-05-02/x%20y.tif");
    }

    @Test
    void flowzero_hasImageMaskAndMetadataOfASceneSideBySide() {
        var eight = new Named[] {
            scene("_3B_AnalyticMS_SR_8b_harmonized_clip.tif"),
            scene("_3B_udm2_clip.tif"),
            scene("_3B_AnalyticMS_8b_metadata_clip.xml"),
            scene("_metadata.json"),
            scene("_scene.json")
        };
        var folder = "planetscope analytic/eight_bands/7/2024_05_02_101112_13_24ab";
        assertThat(targets(FLOWZERO, "analytic_8b_sr_udm2,analytic_sr_udm2", eight))
                .containsExactly(
                        folder + ".tiff",
                        folder + "_udm2.tiff",
                        folder + "_metadata.xml",
                        folder + "_metadata.json",
                        folder + "_scene.json");
    }

    @ParameterizedTest
    @CsvSource({
        "'analytic_8b_sr_udm2,analytic_sr_udm2', _3B_AnalyticMS_SR_clip.tif, four_bands",
        "'analytic_8b_sr_udm2,analytic_sr_udm2', _3B_AnalyticMS_SR_8b_clip.tif, eight_bands",
        "analytic_8b_udm2, _3B_udm2_clip.tif, eight_bands",
        "analytic_3b_udm2, _3B_AnalyticMS_clip.tif, three_bands",
        "visual, _3B_Visual_clip.tif, visual",
    })
    void flowzero_sortsByTheBandsThatCame(String bundle, String file, String bands) {
        assertThat(targets(FLOWZERO, bundle, scene(file)).get(0)).startsWith("planetscope analytic/" + bands + "/7/");
    }

    @Test
    void flowzero_keepsFilesOfTheOrderApart() {
        assertThat(FLOWZERO.target(request("fields", "7"), order("visual"), "manifest.json"))
                .isEqualTo("_orders/fields/7/swath-1/manifest.json");
    }

    @Test
    void aTemplate_isFilledWithSafeNames() {
        var template = "x/{week}/{yyyy}-{mm}-{dd}_{bands}_{bundle}/{drop}~{feature}/{order}_{item}_{asset}.{ext}";
        assertThat(Layout.fault(template)).isEmpty();
        var layout = Layout.of(Map.of(Layout.NAME, "template", Layout.TEMPLATE, template));
        var target = layout.targets(
                        request("d/..", "f 1"),
                        order("analytic_8b_sr_udm2,analytic_sr_udm2"),
                        List.of(scene("_3B_AnalyticMS_SR_clip.tif")))
                .get(0);
        assertThat(target)
                .isEqualTo("x/2024-04-28/2024-05-02_four_bands_analytic_sr_udm2/d%2F..~f%201/swath-1_" + ITEM
                        + "_3B_AnalyticMS_SR_clip.tif");
    }

    @Test
    void aWeek_beginsOnItsSunday() {
        var weeks = Layout.of(Map.of(Layout.NAME, "template", Layout.TEMPLATE, "{feature}/{week}/{file}"));
        for (var day : List.of("20240428", "20240504")) {
            assertThat(targets(weeks, "visual", new Named("a.tif", day + "_1"))).containsExactly("7/2024-04-28/a.tif");
        }
        assertThat(targets(weeks, "visual", new Named("a.tif", "20240505_1"))).containsExactly("7/2024-05-05/a.tif");
    }

    @Test
    void namesThatGrowTooLong_areCutButStayApart() {
        var long1 = Layout.of(Map.of(Layout.NAME, "template", Layout.TEMPLATE, "{drop}{feature}{item}{file}"));
        var deep = request("d".repeat(140), "f".repeat(140));
        var targets = long1.targets(deep, order("visual"), List.of(scene("_1.tif"), scene("_2.tif")));
        assertThat(targets).doesNotHaveDuplicates().allSatisfy(TargetName::demandPlain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{drop}/{feature}/{fiel}",
                "{drop}/{feature}/{file",
                "{drop}/{feature}/{item}",
                "{drop}/{feature}/{item}_{asset}",
                "{drop}/{file}",
                "../{feature}/{file}",
                "/{feature}/{file}",
                "{feature}//{file}",
                "{feature}/{file}/",
                "a\\{feature}/{file}",
                "{feature}/.{file}",
            })
    void aTemplate_underWhichFilesCouldMeetOrLeave_isRefused(String template) {
        assertThat(Layout.fault(template))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("must"));
    }

    @ParameterizedTest
    @CsvSource({
        "swath, '', fields/7/2025/05/may_2_2025/455-1272_quad_clip.tif",
        "flowzero, '', basemaps/7/2025_05_26/may_2_2025_455-1272.tiff",
        "template, '{mosaic}/{quad}/{feature}_{yyyy}_{mm}_{file}', may_2_2025/455-1272/7_2025_05_455-1272_quad_clip.tif",
        "template, '{feature}/{week}/{item}_{asset}.{ext}', 7/2025-05-25/455-1272_quad_clip.tif",
    })
    void quads_lieByTheDayOfTheirMosaic(String layout, String template, String target) {
        var settings = Map.of(Layout.NAME, layout, Layout.TEMPLATE, template);
        var file = new Named("may_2_2025/455-1272_quad_clip.tif", "455-1272", LocalDate.of(2025, 5, 26));
        assertThat(Layout.of(settings).targets(request("fields", "7"), quads(), List.of(file)))
                .containsExactly(target);
    }

    @Test
    void flowzero_hasMasksAndMetadataOfQuadsBesideThem() {
        var day = LocalDate.of(2025, 5, 26);
        assertThat(FLOWZERO.targets(
                        request("fields", "7"),
                        quads(),
                        List.of(
                                new Named("m/455-1272_ortho_udm2_clip.tif", "455-1272", day),
                                new Named("m/455-1272_metadata_clip.json", "455-1272", day))))
                .containsExactly(
                        "basemaps/7/2025_05_26/may_2_2025_455-1272_udm2.tiff",
                        "basemaps/7/2025_05_26/may_2_2025_455-1272_metadata.json");
    }

    @Test
    void fieldsOfQuads_sayNothingOfScenes() {
        var mosaics = Layout.of(Map.of(Layout.NAME, "template", Layout.TEMPLATE, "{mosaic}/{feature}/{file}"));
        assertThat(targets(mosaics, "visual", new Named("a.tif", ITEM)))
                .containsExactly("_orders/fields/7/swath-1/a.tif");
    }

    @Test
    void aTemplateThatIsAskedFor_mustBeThere() {
        assertThat(Layout.fault("")).isEmpty();
        assertThatThrownBy(() -> Layout.of(Map.of(Layout.NAME, "template")).demandTemplate())
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("store.template");
    }

    private static Named scene(String ending) {
        return new Named("PSScene/" + ITEM + ending, ITEM);
    }

    private static List<String> targets(Layout layout, String bundle, Named... files) {
        return layout.targets(request("fields", "7"), order(bundle), List.of(files));
    }

    private static Order order(String bundle) {
        return order("PSScene", bundle);
    }

    private static Order quads() {
        return order("may_2_2025", "quad");
    }

    private static Order order(String type, String bundle) {
        return new Order(
                "O1",
                "R1",
                "J1",
                "swath-1",
                OrderState.PLACED,
                1,
                List.of(ITEM),
                type,
                bundle,
                null,
                "",
                false,
                0,
                BigDecimal.ONE,
                null,
                "p1",
                "success");
    }

    private static Request request(String drop, String key) {
        var may = new Period(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 31));
        var terms = new Terms(may, Cadence.WEEKLY, 90, 10, "PSScene", "analytic_sr_udm2", true, false);
        var shape = new GeometryFactory().createPolygon();
        return new Request("R1", "J1", "F1", key, drop, shape, shape, "h", BigDecimal.ONE, terms, may);
    }
}
