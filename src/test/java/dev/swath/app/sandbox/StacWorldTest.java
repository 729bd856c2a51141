package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.sandbox.stac.Spell;
import dev.swath.app.sandbox.stac.StacWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What there is to find: the same in each sandbox of a seed, and as spells and misses have it. */
class StacWorldTest {
    private static final String L2A = "sentinel-2-l2a";
    private static final Path RECORDINGS =
            Path.of(System.getProperty("fixtures", "../shared/fixtures")).resolve("stac-api-recordings");

    private static List<JsonNode> found(SandboxOptions options, ObjectNode search) throws IOException {
        try (Sandbox sandbox = Sandbox.start(options, new TestClock())) {
            var items = new ArrayList<JsonNode>();
            for (JsonNode item : new StacClient(sandbox).all(search)) {
                items.add(StacClient.json(item.toString().replace(sandbox.api().toString(), "")));
            }
            return items;
        }
    }

    private static SandboxOptions world(UnaryOperator<StacWorld> change) {
        return SandboxOptions.defaults().withStac(change.apply(StacWorld.defaults()));
    }

    @Test
    void the_same_seed_gives_the_same_items_and_another_does_not() throws IOException {
        var options = SandboxOptions.defaults();
        var first = found(options, StacClient.ask(L2A));

        assertThat(found(options, StacClient.ask(L2A))).isEqualTo(first);
        assertThat(found(options.withSeed(2), StacClient.ask(L2A))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 100, 100"})
    void cloudiness_is_that_of_the_sandbox(double cloudiness, double least, double most) throws IOException {
        assertThat(found(SandboxOptions.defaults().withCloudiness(cloudiness), StacClient.ask(L2A)))
                .hasSizeGreaterThan(10)
                .allSatisfy(item -> assertThat(StacClient.clouds(item)).isBetween(least, most));
    }

    @Test
    void a_spell_changes_its_place_in_its_time() throws IOException {
        var options = world(world -> world.withSpells(List.of(
                Spell.parse("none 2024-05-01/2024-05-31 10.0,49.9,10.1,50.0"),
                Spell.parse("overcast 2024-06-01/2024-06-30 10.0,49.9,10.1,50.0"),
                Spell.parse("clear 2024-07-01/2024-07-31 10.0,49.9,10.1,50.0"))));

        var items = found(options, StacClient.ask(L2A));

        assertThat(items).hasSizeGreaterThan(5).allSatisfy(item -> {
            String month = item.at("/properties/datetime").asText().substring(0, 7);
            assertThat(month).isIn("2024-06", "2024-07");
            assertThat(StacClient.clouds(item)).isEqualTo(month.equals("2024-06") ? 100 : 0);
        });
        assertThat(found(
                        options,
                        StacClient.ask(L2A, "[12.0,49.9,12.1,50.0]", "2024-05-01T00:00:00Z/2024-05-31T00:00:00Z")))
                .isNotEmpty();
    }

    @Test
    void with_nothing_but_misses_a_quarter_has_no_scene_or_no_clear_one() throws IOException {
        ObjectNode years = StacClient.ask(L2A, "[10.0,49.9,10.4,50.1]", "2024-04-01T00:00:00Z/2024-09-30T23:59:59Z");
        var usual = found(SandboxOptions.defaults(), years);

        assertThat(found(world(world -> world.withMisses(1)), years))
                .hasSizeBetween(1, usual.size() - 1)
                .allMatch(item -> StacClient.clouds(item) == 100);
    }

    @Test
    void large_tiles_are_those_of_sentinel_2() throws IOException {
        var items = found(
                world(world -> world.withTileKm(100)),
                StacClient.ask(L2A, "[-105.2,40.1,-105.1,40.2]", "2023-10-01T00:00:00Z/2023-10-31T00:00:00Z"));

        assertThat(items).isNotEmpty().allSatisfy(item -> {
            assertThat(item.at("/properties/grid:code").asText()).isEqualTo("MGRS-13TDE");
            assertThat(item.at("/assets/red/proj:transform").toString()).isEqualTo("[10,0,399960,0,-10,4500000]");
            assertThat(item.at("/assets/scl/proj:shape").toString()).isEqualTo("[5490,5490]");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "sentinel-2-l2a, es-v1-multi-collections-last-page-0.json",
        "sentinel-2-c1-l2a, es-v1-cql2-filter-ignored-1.json",
        "landsat-c2-l2, es-v1-multi-collections-last-page-0.json"
    })
    void an_item_tells_all_that_a_recorded_one_tells(String collection, String recording) throws IOException {
        assumeThat(RECORDINGS).isDirectory();
        JsonNode answer = StacClient.json(Files.readString(RECORDINGS.resolve(recording)));
        JsonNode recorded = MissingNode.getInstance();
        for (JsonNode item : answer.at("/response/body/features")) {
            recorded = item.path("collection").asText().equals(collection) ? item : recorded;
        }

        JsonNode made =
                found(SandboxOptions.defaults(), StacClient.ask(collection)).get(0);

        assertThat(made.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(names(recorded));
        assertThat(names(made.path("properties"))).containsAll(names(recorded.path("properties")));
        assertThat(names(made.at("/assets/red")))
                .containsAll(names(recorded.at("/assets/red")).stream()
                        .filter(name -> !name.matches("file:.*|storage:.*|description"))
                        .toList());
    }

    private static List<String> names(JsonNode tree) {
        var names = new ArrayList<String>();
        tree.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
