package dev.swath.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way.
 *
 * @param claim the claimed delivery
 * @param delivery what is to be brought where
 * @param link where the provider hands it out, minted for this order within the hour; null = must be asked for.
 *     Never stored, never logged.
 * @param done true when the file already lies verified in its place and nothing is left to do
 */
public record Fetch(
        Claim claim, Delivery delivery, @Nullable URI link, boolean done) {
    /** Without the link. */
    @Override
    public String toString() {
        return "Fetch[" + delivery.path() + (done ? ", done" : link == null ? ", no link" : ", with link") + "]";
    }

    public boolean needsLink() {
        return link == null && !done;
    }
}
