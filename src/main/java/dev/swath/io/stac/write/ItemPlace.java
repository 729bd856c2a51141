package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where an item and the documents around it are: all by paths in one store, relative to its root, or all by addresses.
 *
 * @param path of the item
 * @param root of the catalog
 * @param parent of the catalog or collection that lists it
 * @param collection of its collection
 * @param collectionId of its collection
 */
public record ItemPlace(String path, String root, String parent, String collection, String collectionId) {
    /** The item as a document that lies there. */
    public ObjectNode document(ItemDraft draft) {
        return Documents.item(draft, this);
    }
}
