package dev.swath.io.planet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of an account's orders: how many orders are watched with few calls, and how a lost one is found. */
public final class OrderListing {
    private static final int PAGE_SIZE = 100;

    private OrderListing() {}

    /**
     * One order as the list shows it; files are not shown there.
     *
     * @param name not unique at the provider
     * @param createdOn null when it is not told
     * @param items item ids of all its products, scenes or quads, sorted, distinct; empty for basemaps ordered by shape
     */
    public record Listed(
            String id, String name, String state, @Nullable Instant createdOn, List<String> items) {}

    /** @param next address of the next page; null = this was the last */
    public record Page(List<Listed> orders, @Nullable URI next) {}

    /** All kinds of orders created from {@code createdSince} on. */
    public static Call firstPage(PlanetUrls urls, Instant createdSince, Object about) {
        return new Call("GET", URI.create(urls.orders() + query(createdSince)), null, about);
    }

    /** The same, of one name. The provider may match loosely: compare names and items of what comes back. */
    public static Call byName(PlanetUrls urls, String name, Instant since, Object about) {
        String query = query(since) + "&name=" + PlanetUrls.encoded(name);
        return new Call("GET", URI.create(urls.orders() + query), null, about);
    }

    /**
     * Reads a page; an entry without an id is left out, there is nothing to hold it by.
     *
     * @throws Unavailable code {@code unreadable-answer}: cut off or not a page; asked again it may be well
     * @throws dev.swath.model.trouble.Corrupt code {@code foreign-page}: the next page is said to be elsewhere
     */
    public static Page read(Answer answer) {
        JsonNode page = Json.object(answer, "a page of orders");
        if (!page.path("orders").isArray()) {
            throw new Unavailable(
                    "unreadable-answer",
                    "Planet answered " + Json.where(answer) + " without a list of orders: it is asked again later");
        }
        var orders = new ArrayList<Listed>();
        for (JsonNode order : page.path("orders")) {
            String id = Json.text(order, "id");
            if (id != null) {
                orders.add(listed(id, order));
            }
        }
        return new Page(List.copyOf(orders), Json.nextPage(answer, page.path("_links"), "next"));
    }

    private static Listed listed(String id, JsonNode order) {
        var items = new ArrayList<String>();
        for (JsonNode product : order.path("products")) {
            items.addAll(Json.texts(product.path("item_ids")));
            items.addAll(Json.texts(product.path("quad_ids")));
        }
        return new Listed(
                id,
                Json.text(order, "name", ""),
                Json.text(order, "state", ""),
                SceneJson.instant(order, "created_on"),
                items.stream().distinct().sorted().toList());
    }

    private static String query(Instant createdSince) {
        return "?source_type=all&page_size=" + PAGE_SIZE + "&created_on=" + PlanetUrls.encoded(createdSince + "/..");
    }
}
