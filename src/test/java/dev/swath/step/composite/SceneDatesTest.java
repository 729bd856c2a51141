package dev.swath.step.composite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.engine.Rescale;
import dev.swath.io.stac.ItemReader;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.collection.CollectionProfile;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.model.trouble.BadInput;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SceneDatesTest {
    private static final URI API = URI.create("https://stac.example/v1");
    private static final CollectionProfile SENTINEL_2 =
            CollectionProfiles.shipped().find(API, "sentinel-2-l2a").orElseThrow();
    private static final String ALL = "red nir scl";

    private final SceneDates dates = new SceneDates(List.of("nir", "red"), true);

    @Test
    void itemsOfOnePass_areOneDate_andTheNextPassIsAnother() throws Exception {
        var found = dates.of(List.of(
                item("c", "2023-06-02T12:10:00Z", "sentinel-2a", ALL),
                item("b", "2023-06-02T10:30:00Z", "sentinel-2a", ALL),
                item("d", "2023-06-02T10:31:00Z", "sentinel-2b", ALL),
                item("a", "2023-06-02T10:30:40Z", "sentinel-2a", ALL)));
        assertThat(found.dates())
                .extracting(SceneDate::name)
                .containsExactly("2023-06-02 sentinel-2a", "2023-06-02 sentinel-2b", "2023-06-02 sentinel-2a");
        assertThat(found.dates().get(0).items())
                .extracting(item -> item.bands().get(0).href())
                .containsExactly("https://x/a/nir.tif", "https://x/b/nir.tif");
        assertThat(found.leftOut()).isEmpty();
    }

    @Test
    void bands_comeInTheOrderAsked_withTheirOffset() throws Exception {
        var item = dates.of(List.of(item("a", "2023-06-02T10:30:00Z", "sentinel-2a", ALL)))
                .dates()
                .get(0)
                .items()
                .get(0);
        var rescale = new Rescale(0, 1, -1000);
        assertThat(item.bands())
                .containsExactly(
                        new BandImage("https://x/a/nir.tif", 0, rescale),
                        new BandImage("https://x/a/red.tif", 0, rescale));
        assertThat(item.quality()).isEqualTo(new BandImage("https://x/a/scl.tif", 0, Rescale.none(Double.NaN)));
    }

    @Test
    void itemThatLacksAnImage_isLeftOut_byName() throws Exception {
        var found = dates.of(List.of(
                item("a", "2023-06-02T10:30:00Z", "sentinel-2a", "red nir"),
                item("b", "2023-06-02T10:30:00Z", "sentinel-2a", "red scl"),
                item("c", "2023-06-02T10:30:00Z", "sentinel-2a", ALL)));
        assertThat(found.leftOut()).containsExactly("a", "b");
        assertThat(found.dates()).singleElement().satisfies(date -> assertThat(date.items())
                .hasSize(1));
    }

    @Test
    void assets_areReadWhereTheyLieNow_andOneThatDidNotComeLeavesItsItemOut() throws Exception {
        String time = "2023-06-02T10:30:00Z";
        var held = Map.of("red", "store:raw/a/red.tif#sha256:00");
        var found = dates.of(List.of(
                new InputScene(read("a", time, "sentinel-2a", ALL), SENTINEL_2, held),
                new InputScene(read("b", time, "sentinel-2a", ALL), SENTINEL_2, Map.of("scl", ""))));
        assertThat(found.dates().get(0).items().get(0).bands())
                .extracting(BandImage::href)
                .containsExactly("https://x/a/nir.tif", "store:raw/a/red.tif#sha256:00");
        assertThat(found.leftOut()).containsExactly("b");
        assertThat(found.used()).extracting(scene -> scene.item().id()).containsExactly("a");
    }

    @Test
    void withoutMask_anItemNeedsNone() throws Exception {
        var found = new SceneDates(List.of("red"), false)
                .of(List.of(item("a", "2023-06-02T10:30:00Z", "sentinel-2a", "red")));
        assertThat(found.dates())
                .singleElement()
                .satisfies(date -> assertThat(date.items().get(0).quality()).isNull());
    }

    @Test
    void unknownBand_isRefused() {
        var wrong = new SceneDates(List.of("pink"), true);
        assertThatThrownBy(() -> wrong.of(List.of(item("a", "2023-06-02T10:30:00Z", "sentinel-2a", ALL))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("pink");
    }

    /** Of processing baseline 05.09, which stores the offset. */
    private static InputScene item(String id, String time, String platform, String assets)
            throws JsonProcessingException {
        return new InputScene(read(id, time, platform, assets), SENTINEL_2, Map.of());
    }

    private static StacItem read(String id, String time, String platform, String assets)
            throws JsonProcessingException {
        var json = new ObjectMapper().readTree("""
                {"type":"Feature","stac_version":"1.0.0","id":"%s","collection":"sentinel-2-l2a",
                 "geometry":{"type":"Polygon","coordinates":[[[5,51],[6,51],[6,52],[5,52],[5,51]]]},
                 "bbox":[5,51,6,52],"links":[],"assets":{},
                 "properties":{"datetime":"%s","platform":"%s","s2:processing_baseline":"05.09"}}""".formatted(id, time, platform));
        var there = (ObjectNode) json.path("assets");
        for (String asset : assets.split(" ", -1)) {
            there.putObject(asset).put("href", "https://x/" + id + "/" + asset + ".tif");
        }
        return ItemReader.read(json, API, lacking -> {}).orElseThrow();
    }
}
