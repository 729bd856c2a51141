package dev.swath.app.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults(), new TestClock());
    private final Client client = new Client(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("id").asText()).toList();
    }

    @Test
    void a_month_over_a_field_holds_scenes_of_all_kinds() {
        List<JsonNode> items = client.all(Client.search(""), "");
        assertThat(items).hasSizeBetween(20, 120);
        assertThat(ids(items))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("202506\\d\\d_\\d{6}_\\d\\d_[0-9a-f]{4}"));
        assertThat(items).anyMatch(item -> item.at("/properties/cloud_cover").asDouble() == 0);
        assertThat(items).anyMatch(item -> item.at("/properties/cloud_cover").asDouble() > 0.3);
        assertThat(items)
                .anyMatch(item -> item.at("/properties/instrument").asText().equals("PS2"));
        assertThat(items)
                .anyMatch(item -> item.at("/properties/instrument").asText().equals("PSB.SD"));
    }

    @Test
    void pages_of_every_sort_walk_to_the_end_without_duplicates() {
        List<String> whole = ids(client.all(Client.search(""), "_sort=acquired+asc"));
        assertThat(whole).isSorted();
        for (String sort : List.of("acquired+asc", "acquired+desc", "published+asc", "published+desc")) {
            List<String> walked = ids(client.all(Client.search(""), "_page_size=7&_sort=" + sort));
            assertThat(walked).doesNotHaveDuplicates().hasSameElementsAs(whole);
        }
        assertThat(sandbox.journal().counts().get("page")).isGreaterThan(8);
    }

    @Test
    void filters_select_what_they_say() {
        assertThat(client.all(
                        Client.search(
                                "{\"type\":\"RangeFilter\",\"field_name\":\"cloud_cover\",\"config\":{\"lte\":0.1}}"),
                        ""))
                .isNotEmpty()
                .allMatch(item -> item.at("/properties/cloud_cover").asDouble() <= 0.1);
        assertThat(client.all(
                        Client.search("{\"type\":\"NotFilter\",\"config\":[{\"type\":\"StringInFilter\","
                                + "\"field_name\":\"instrument\",\"config\":[\"PSB.SD\"]}]}"),
                        ""))
                .isNotEmpty()
                .allMatch(item -> item.at("/properties/instrument").asText().equals("PS2"));
        assertThat(client.all(Client.search("{\"type\":\"PermissionFilter\",\"config\":[\"assets:download\"]}"), ""))
                .isNotEmpty()
                .noneMatch(item -> item.path("_permissions").isEmpty());
    }

    @Test
    void an_item_is_found_again_by_its_id() throws IOException {
        List<JsonNode> items = client.all(Client.search(""), "_sort=acquired+asc");
        for (JsonNode item : items) {
            String id = item.path("id").asText();
            assertThat(client.json("GET", "/data/v1/item-types/PSScene/items/" + id, ""))
                    .isEqualTo(item);
        }
        assertThat(client.keyed("GET", "/data/v1/item-types/PSScene/items/20250601_101112_13_2400", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void any_key_form_opens_and_none_is_refused() throws IOException {
        String path = "/compute/ops/stats/orders/v2";
        assertThat(client.send("GET", path, "", "Authorization", "Basic c2VjcmV0Og==")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.send("GET", path, "", "Authorization", "Bearer secret")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.send("GET", path + "?api_key=secret", "").statusCode())
                .isEqualTo(200);
        var refused = client.bare(path);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Client.json(refused).path("message").asText()).isEqualTo("Please enter your API key.");
    }
}
