package dev.swath.io.ledger;

import dev.swath.model.Item;
import dev.swath.model.Owner;
import dev.swath.model.Product;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Who owns which scene in which product (promise 2). An order owns its scenes from PLANNED on; they are released when it
 * is refused or cancelled, and those that it does not deliver.
 */
public interface Ownership {
    /** The newest owner of each of these scenes that has one, by item id. */
    Map<String, Owner> owners(Product product, Collection<String> items);

    /**
     * Scenes that the request's own orders have, in whatever product, or had until a person cancelled them or the provider
     * refused the order as a whole: none of them is ordered again but by decision.
     */
    Set<Item> own(String requestId);

    /** Scenes that the request gets, or has got, from another request's order. */
    Set<Item> shared(String requestId);

    /** How many orders of the request did not deliver an item. */
    Map<Item, Integer> missed(String requestId);
}
