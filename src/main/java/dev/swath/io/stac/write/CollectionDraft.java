package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Hrefs;
import dev.swath.io.stac.StacJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A collection as its items do not tell it; extent and summaries are theirs.
 *
 * @param id also its folder
 * @param title for people
 * @param description for people
 * @param license an SPDX id, or {@code other}
 * @param fields further fields, such as {@code keywords} and {@code providers}
 * @param links such as {@code license}; none of a document around
 */
public record CollectionDraft(
        String id, String title, String description, String license, ObjectNode fields, List<DraftLink> links) {
    /** Words of STAC 1.0 that 1.1 no longer wants. */
    private static final Set<String> NO_LICENSE = Set.of("proprietary", "various");

    private static final Set<String> KEPT_LINKS = Set.of("license", "cite-as", "about");

    public CollectionDraft {
        links = List.copyOf(links);
    }

    public static CollectionDraft of(String id, String title, String description, String license) {
        return new CollectionDraft(id, title, description, license, JsonNodeFactory.instance.objectNode(), List.of());
    }

    /** What a collection of somebody else says of itself, for copies of its items. */
    public static CollectionDraft copyOf(String id, ObjectNode source) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (String field : new String[] {"keywords", "providers"}) {
            if (source.path(field).isArray() && !source.path(field).isEmpty()) {
                fields.set(field, source.path(field));
            }
        }
        var links = new ArrayList<DraftLink>();
        for (JsonNode link : source.path("links")) {
            String rel = link.path("rel").asText();
            String href = StacJson.text(link, "href");
            String kept = rel.equals("self") ? "via" : KEPT_LINKS.contains(rel) ? rel : null;
            if (href != null && kept != null && Hrefs.isAbsolute(href)) {
                links.add(new DraftLink(kept, href, StacJson.text(link, "type"), StacJson.text(link, "title")));
            }
        }
        String license = or(StacJson.text(source, "license"), "other");
        return new CollectionDraft(
                id,
                or(StacJson.text(source, "title"), id),
                or(StacJson.text(source, "description"), id),
                NO_LICENSE.contains(license) ? "other" : license,
                fields,
                links);
    }

    private static String or(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
