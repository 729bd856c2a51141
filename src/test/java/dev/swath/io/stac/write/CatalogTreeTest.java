package dev.swath.io.stac.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogTreeTest {
    private static final int BOUNDED = 1 << 19;

    private final CatalogTree tree = new CatalogTree("catalog", "delivered", "Delivered", "What was delivered.");

    private static List<String> fields(int count) {
        return IntStream.range(0, count).mapToObj("field-%05d"::formatted).toList();
    }

    private ObjectNode collection(List<String> areas) {
        var fields = JsonNodeFactory.instance.objectNode();
        return tree.collection(new CollectionDraft("farm", "farm", "A farm.", "other", fields, List.of()))
                .document(areas);
    }

    /** Documents that one leads to, as paths of the store. */
    private static List<String> led(String path, JsonNode document, String rel) {
        var led = new ArrayList<String>();
        for (var link : document.path("links")) {
            if (link.path("rel").asText().equals(rel)) {
                led.add(URI.create("/" + path)
                        .resolve(link.path("href").asText())
                        .getPath()
                        .substring(1));
            }
        }
        return led;
    }

    private List<String> paths(List<String> areas) {
        return areas.stream().map(area -> tree.areaPath("farm", area)).toList();
    }

    @Test
    void a_collection_lists_its_areas() {
        var areas = fields(CatalogTree.MOST_LINKS);
        assertThat(CatalogTree.parts(areas)).isZero();
        assertThat(led(tree.collectionPath("farm"), collection(areas), "child")).isEqualTo(paths(areas));
    }

    @Test
    void no_document_grows_with_the_number_of_areas_and_all_of_them_are_reached() {
        var areas = fields(100_000);
        var document = collection(areas);
        assertThat(StacJson.pretty(document)).hasSizeLessThan(BOUNDED);
        var parts = led(tree.collectionPath("farm"), document, "child");
        assertThat(parts).hasSize(CatalogTree.parts(areas)).hasSize(100);
        var reached = new ArrayList<String>();
        var ids = new HashSet<String>();
        for (int number = 1; number <= parts.size(); number++) {
            var path = tree.partPath("farm", number);
            var part = tree.part("farm", areas, number);
            assertThat(path).isEqualTo(parts.get(number - 1));
            assertThat(StacJson.pretty(part)).hasSizeLessThan(BOUNDED);
            assertThat(led(path, part, "parent")).containsExactly(tree.collectionPath("farm"));
            assertThat(led(path, part, "root")).containsExactly(tree.rootPath());
            assertThat(ids.add(part.path("id").asText())).isTrue();
            reached.addAll(led(path, part, "child"));
        }
        assertThat(reached).isEqualTo(paths(areas));
    }
}
