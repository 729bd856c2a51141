package dev.swath.io.stac.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.ItemReader;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import dev.swath.model.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param items what it holds, whether searched for or not
 * @param next how to ask for the next page; null = this was the last
 * @param unreadable items that had to be left out, each with what it lacks
 */
public record SearchPage(List<StacItem> items, @Nullable NextPage next, List<String> unreadable) {

    /**
     * Reads a page. The walk ends with a page without a link to the next one, and with one without items: some services
     * link from the last full page to an empty one.
     *
     * @throws dev.swath.model.trouble.Unavailable code {@code unreadable-answer}: cut off or not a page
     * @throws dev.swath.model.trouble.Corrupt code {@code foreign-page}: the next page is said to be elsewhere
     */
    public static SearchPage read(Answer answer) {
        ObjectNode page = StacJson.object(answer, "a page of items");
        JsonNode features = page.path("features");
        if (!features.isArray() && !features.isNull()) {
            throw StacJson.unreadable(answer, "there is no list of items in it");
        }
        var items = new ArrayList<StacItem>();
        var unreadable = new ArrayList<String>();
        for (JsonNode feature : features) {
            ItemReader.read(feature, answer.call().uri(), unreadable::add).ifPresent(items::add);
        }
        NextPage next = features.isEmpty() ? null : NextPage.read(answer, page);
        return new SearchPage(List.copyOf(items), next, List.copyOf(unreadable));
    }
}
