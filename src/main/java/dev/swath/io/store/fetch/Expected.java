package dev.swath.io.store.fetch;

import dev.swath.model.Delivery;

/** What is known of a file before it comes. */
@FunctionalInterface
public interface Expected {
    /** The file as people are told of it. */
    String name(Delivery delivery);

    /**
     * Refuses what cannot be the file.
     *
     * @param head begins with the file's first bytes
     * @param length how many
     * @throws dev.swath.model.trouble.Corrupt when it is something else
     */
    default void demandHead(Delivery delivery, byte[] head, int length) {}
}
