package dev.swath.io.ledger;

import dev.swath.io.ledger.Catalog.Entry;
import dev.swath.io.ledger.Catalog.Holding;
import dev.swath.model.Order;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Looks through the {@link Catalog}, page by page. */
public interface CatalogSearch {
    /**
     * Collections by id, as they were last told.
     *
     * @param after id of the last one of the page before; null = from the beginning
     */
    List<Listed> collections(@Nullable String after, int limit);

    /** @param document JSON without links */
    record Listed(String id, String document) {}

    /** A collection as it was last told. */
    Optional<Listed> collection(String id);

    /**
     * Items that may be meant, the newest first: their boxes meet one of the boxes.
     *
     * @param after the last one of the page before; null = from the newest
     */
    List<Entry> find(Wanted wanted, @Nullable Place after, int limit);

    /** Where an item stands in the order of a search. */
    record Place(Instant taken, String collection, String id) {
        public static Place of(Entry entry) {
            return new Place(entry.taken(), entry.collection(), entry.id());
        }
    }

    /** How many items {@link #find} finds. */
    long count(Wanted wanted);

    /**
     * What is looked for.
     *
     * @param collections of these; empty = of all
     * @param ids these; empty = all
     * @param from first instant; null = from the beginning
     * @param until last instant; null = to the end
     * @param boxes in degrees, none across the antimeridian; empty = everywhere
     */
    record Wanted(
            List<String> collections,
            List<String> ids,
            @Nullable Instant from,
            @Nullable Instant until,
            List<Envelope> boxes) {
        public static final Wanted ALL = new Wanted(List.of(), List.of(), null, null, List.of());

        public Wanted {
            collections = List.copyOf(collections);
            ids = List.copyOf(ids);
            boxes = List.copyOf(boxes);
        }

        /** The items of one collection. */
        public static Wanted of(String collection) {
            return new Wanted(List.of(collection), List.of(), null, null, List.of());
        }
    }

    /**
     * What items stand for, in their order; one of which no file lies in its place any more is left out. All of them are
     * asked for at once, however many there are.
     *
     * @param entries some hundred at most
     */
    List<Known> known(List<Entry> entries);

    /**
     * An item with all that is known of it.
     *
     * @param holding with the files that lie in their places now
     * @param scene what the provider's catalogue said; null when no search has found it
     */
    record Known(
            Entry entry,
            Holding holding,
            Order order,
            Request request,
            @Nullable Scene scene) {}
}
