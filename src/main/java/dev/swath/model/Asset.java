package dev.swath.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file of a scene that is to lie in the store.
 *
 * @param id our own id; of an asset that is known already the ledger keeps the former one
 * @param sceneId our id of the scene
 * @param key its name in the item
 * @param href where it comes from, without signature
 * @param target where it goes, relative to the store's root; the ledger keeps the former one, too
 * @param bytes its size as stated; -1 when nothing states it
 * @param checksum a multihash as stated; null when nothing states one
 */
public record Asset(
        String id,
        String sceneId,
        String key,
        URI href,
        String target,
        long bytes,
        @Nullable String checksum) {}
