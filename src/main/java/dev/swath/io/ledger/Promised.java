package dev.swath.io.ledger;

import java.math.BigDecimal;
import java.util.List;

/** What is still to come into the store, of all drops; what Planet puts into a bucket is not. */
public interface Promised {
    /** Orders that are sent or may be, and whose files are not known yet, by what they are bought as. */
    List<Bought> unlisted();

    /** Bytes of files that are known by their size and are not stored yet. */
    long listedBytes();

    /** Bytes that are stored. */
    long storedBytes();

    /** @param hectares charged by the estimate */
    record Bought(String itemType, String bundle, BigDecimal hectares, long scenes) {}
}
