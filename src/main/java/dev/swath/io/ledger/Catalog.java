package dev.swath.io.ledger;

import dev.swath.io.ledger.Stock.Lying;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What was delivered, as items of a catalog: a collection for the drops of one name, in it an area for the features of
 * one key, in it an item for each scene that an order or a share brought. Whatever changes what is to be told of an area
 * leaves it behind, until it is written again. One writer at a time: the holder of the ledger.
 */
public interface Catalog {
    /** Where the documents are written; if they were written elsewhere before, or never, everything is behind. */
    void writtenAt(String place);

    /** Areas that are behind, by collection. */
    List<Area> behind(int limit);

    /**
     * Whether anything is behind.
     *
     * @param collection of this one only; null = of all
     */
    boolean isBehind(@Nullable String collection);

    /** @param changes how often it had changed when it was looked at */
    record Area(String collection, String name, long changes) {}

    /** What there is of an area now, with the files that lie in their places. */
    List<Holding> holdings(Area area);

    /**
     * A scene as one order or share brought it.
     *
     * @param holderId id of the order, or of the share
     * @param files without our own description of the scene; by path
     */
    record Holding(
            String holderId, boolean shared, String orderId, String requestId, String sceneId, List<Lying> files) {
        public Holding {
            files = List.copyOf(files);
        }
    }

    /** Items of an area as they were last written. */
    List<Entry> entries(Area area);

    /**
     * An item.
     *
     * @param id unique in its collection
     * @param taken when the scene was taken
     * @param shape where its data are, EPSG:4326
     * @param facts what its files say, JSON
     * @param written SHA-256 of its document as it was last written; empty when it was not
     */
    record Entry(
            String collection,
            String area,
            String id,
            String holderId,
            boolean shared,
            String itemType,
            String sceneId,
            Instant taken,
            Geometry shape,
            String facts,
            String written) {}

    /**
     * The area is as it was looked at: these are its items, and it is behind no more unless it changed meanwhile. Its
     * collection is behind if they are not what they were.
     */
    void wrote(Area area, List<Entry> entries);

    /** Collections that are behind. */
    List<Behind> collectionsBehind();

    /** @param changes how often it had changed when it was looked at */
    record Behind(String collection, long changes) {}

    /** Areas of a collection by name: those that have items, or those that have none any more. */
    List<String> areas(String collection, boolean withItems);

    /** @param document as it is told, without links; null when nothing is left of it */
    void wroteCollection(Behind collection, @Nullable String document);

    /** A file was found gone from its place, or to be another one: it is told no more until it is there again. */
    void gone(Lying file);

    /** These files were found in their places. */
    void there(List<Lying> files);
}
