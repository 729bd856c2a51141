package dev.swath.io.stac.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Bbox;
import dev.swath.io.stac.Fixtures;
import dev.swath.io.stac.StacAsset;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.collection.OffsetRule;
import dev.swath.io.stac.search.Duplicates;
import dev.swath.io.stac.search.NextPage;
import dev.swath.io.stac.search.SearchPage;
import dev.swath.io.stac.search.StacApi;
import dev.swath.io.stac.search.StacSearch;
import dev.swath.io.stac.search.StacVerdict;
import dev.swath.io.stac.sign.BlobContainer;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a service answers: it is read, left out and told, or trouble of the house. */
class StacFuzzTest {
    private static final Instant NOW = Instant.parse("2025-08-01T00:00:00Z");
    private static final StacSearch SEARCH =
            StacSearch.inBox(List.of("sentinel-2-l2a"), new Bbox(-110, 30, -100, 45), Instant.EPOCH, NOW, 50.0);
    private static final String[] NASTY = {
        "null",
        "true",
        "-1",
        "1e400",
        "0",
        "181",
        "-1e308",
        "123456789012345678901234567890",
        "\"\"",
        "\"NaN\"",
        "\" \"",
        "\"../../../x\"",
        "\"http://[\"",
        "\"%zz\"",
        "\"\\u0000\"",
        "[]",
        "{}",
        "[[[]]]",
        "[1,2]",
        "{\"\":{}}",
        "\"9999-99-99\"",
        "[[0,0],[0,0],[0,0],[0,0]]",
        "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[500,0],[0,0],[0,0]]]}"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "es-v1-multi-collections-last-page-0",
                "es-v1-404-0",
                "es-v1-limit1-1",
                "pc-result-paging-0",
                "es-v1-404-1"
            })
    void mutated_answers_are_read_or_trouble(String recording) {
        ObjectNode whole = Fixtures.recorded(recording);
        var random = new Random(recording.hashCode());
        for (int round = 0; round < 1500; round++) {
            String text = round % 3 == 0
                    ? torn(whole.toString(), random)
                    : mutated(whole, random).toString();
            read(text, round);
        }
    }

    @Test
    void mutated_items_are_archived_or_trouble(@TempDir Path folder) throws IOException {
        var random = new Random(7);
        List<ObjectNode> seeds = new ArrayList<>();
        for (Path file : Fixtures.files("stac-items")) {
            ObjectNode json = Fixtures.json(file);
            if (json.path("type").asText().equals("Feature")) {
                seeds.add(json);
            }
        }
        var store = new FolderStore(folder.resolve("catalog"));
        CatalogWriter writer = SampleCatalog.rawWriter(store);
        int written = 0;
        for (int round = 0; round < 300; round++) {
            ObjectNode page = page(mutated(seeds.get(random.nextInt(seeds.size())), random));
            for (StacItem item : SearchPage.read(answer(page.toString())).items()) {
                written += archive(writer, item, round);
            }
        }
        assertThat(written).isGreaterThan(100);
        writer.writeParquet("fuzz", folder.resolve("scratch"));
        assertThat(Files.size(folder.resolve("scratch"))).isPositive();
    }

    private static int archive(CatalogWriter writer, StacItem item, int round) {
        try {
            var held = new LinkedHashMap<String, RawItem.Held>();
            item.assets().keySet().forEach(key -> held.put(key, RawItem.Held.whole("x", 1, SampleCatalog.SHA256)));
            ItemDraft draft = RawItem.of(item, held);
            writer.write(CollectionDraft.of("fuzz", "Fuzz", "Fuzz", "other"), List.of(draft));
            return 1;
        } catch (Trouble trouble) {
            assertThat(trouble.line()).doesNotContain("\n");
            return 0;
        } catch (RuntimeException wrong) {
            return fail("round " + round + ": " + item.json(), wrong);
        }
    }

    private static void read(String text, int round) {
        attempt(text, round, () -> {
            for (StacItem item :
                    Duplicates.dropped(SearchPage.read(answer(text)).items())) {
                SEARCH.mismatch(item);
                for (StacAsset asset : item.assets().values()) {
                    OffsetRule.of(OffsetRule.Kind.BOA_FLAG).of(item, asset);
                    OffsetRule.of(OffsetRule.Kind.METADATA).of(item, asset);
                    BlobContainer.of(asset.href());
                }
            }
            NextPage next = SearchPage.read(answer(text)).next();
            if (next != null) {
                NextPage.halved(next.call());
            }
        });
        attempt(text, round, () -> StacApi.read(answer(text)).withConformance(answer(text)));
        attempt(text, round, () -> new BlobContainer("abc", "def").read(answer(text)));
        attempt(text, round, () -> StacVerdict.of(new Answer(answer(text).call(), 502, Map.of(), text, null), NOW));
        attempt(text, round, () -> StacJson.parsed(text)
                .filter(JsonNode::isObject)
                .ifPresent(tree -> CollectionDraft.copyOf("a", (ObjectNode) tree)));
    }

    private static void attempt(String text, int round, Runnable read) {
        try {
            read.run();
        } catch (Trouble trouble) {
            assertThat(trouble.line()).doesNotContain("\n");
        } catch (RuntimeException wrong) {
            fail("round " + round + ": " + text, wrong);
        }
    }

    private static ObjectNode page(JsonNode item) {
        ObjectNode page = (ObjectNode) StacJson.parsed("{\"features\":[]}").orElseThrow();
        ((ArrayNode) page.path("features")).add(item);
        return page;
    }

    /** Up to five values anywhere in the tree are replaced, taken out, or doubled. */
    private static JsonNode mutated(ObjectNode whole, Random random) {
        ObjectNode copy = whole.deepCopy();
        for (int i = random.nextInt(5); i >= 0; i--) {
            mutate(copy, random);
        }
        return copy;
    }

    private static void mutate(JsonNode root, Random random) {
        JsonNode parent = root;
        while (true) {
            List<JsonNode> inner = new ArrayList<>();
            parent.forEach(child -> {
                if (child.isContainerNode() && !child.isEmpty()) {
                    inner.add(child);
                }
            });
            if (inner.isEmpty() || random.nextInt(4) == 0) {
                break;
            }
            parent = inner.get(random.nextInt(inner.size()));
        }
        JsonNode nasty = StacJson.parsed(NASTY[random.nextInt(NASTY.length)]).orElseThrow();
        if (parent.isEmpty()) {
            return;
        }
        if (parent instanceof ArrayNode array) {
            int index = random.nextInt(array.size());
            if (random.nextBoolean()) {
                array.set(index, nasty);
            } else {
                array.remove(index);
            }
        } else if (parent instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) > 0) {
                object.set(name, nasty);
            } else {
                object.remove(name);
            }
        }
    }

    private static String torn(String text, Random random) {
        int at = random.nextInt(text.length());
        return random.nextBoolean()
                ? text.substring(0, at)
                : text.substring(0, at) + (char) random.nextInt(128) + text.substring(Math.min(text.length(), at + 2));
    }

    private static Answer answer(String text) {
        return new Answer(
                new Call("POST", URI.create("https://earth-search.aws.element84.com/v1/search"), "{\"limit\":9}", "x"),
                200,
                Map.of(),
                text,
                null);
    }
}
