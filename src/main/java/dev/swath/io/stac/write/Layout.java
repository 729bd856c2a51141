package dev.swath.io.stac.write;

import dev.swath.io.base.SafeName;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** How a catalog is split into folders. */
public enum Layout {
    /** {@code collection/2024-06-01/item/item.json}, a catalog for each UTC day: for scenes. */
    BY_DATE,
    /** {@code collection/item/item.json}: for the few things made of them. */
    BY_COLLECTION;

    /** The folder of an item and of its files, relative to the store's root, without a slash at its end. */
    public String folder(String collection, String item, ItemTime time) {
        String day = day(time).map(date -> "/" + date).orElse("");
        return SafeName.of(collection) + day + "/" + SafeName.of(item);
    }

    /** Path of the item's document. */
    public String document(String collection, String item, ItemTime time) {
        return folder(collection, item, time) + "/" + SafeName.of(item) + ".json";
    }

    Optional<LocalDate> day(ItemTime time) {
        return this == BY_DATE ? Optional.of(LocalDate.ofInstant(time.first(), ZoneOffset.UTC)) : Optional.empty();
    }
}
