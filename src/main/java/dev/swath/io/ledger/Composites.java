package dev.swath.io.ledger;

import dev.swath.model.Asset;
import dev.swath.model.Claim;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeProgress;
import dev.swath.model.StacScene;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Composites, and the scenes that were found for them. */
public interface Composites {
    /** As {@link #ask(Composite, CompositeMaking)}, made as by standard. */
    void ask(Composite composite);

    /** An open job, whose one row waits at {@link dev.swath.model.Route#SEARCH_STAC}. */
    void ask(Composite composite, CompositeMaking making);

    /**
     * An open job of scenes that need neither be searched nor ingested: its one row waits at {@link
     * dev.swath.model.Route#COMPOSITE}.
     *
     * @param scenes each with a profile of its collection; assets whose address begins with {@code store:} lie in the
     *     store, under the name that follows
     */
    void askOf(Composite composite, CompositeMaking making, List<StacScene> scenes);

    /** How it is to be made. */
    CompositeMaking making(String compositeId);

    /**
     * How far it is.
     *
     * @throws IllegalArgumentException when there is none of that id
     */
    CompositeProgress progress(String compositeId);

    /** @throws IllegalArgumentException when there is none of that id */
    Composite get(String compositeId);

    /** Whether this job is a composite. */
    boolean isComposite(String jobId);

    /**
     * A page of the claimed search. What is known already is brought up to date; an asset that has another address, size
     * or checksum now is not held any more.
     */
    void found(Claim search, List<Found> page);

    /** @param assets what is wanted of the scene */
    record Found(StacScene scene, List<Asset> assets) {
        public Found {
            assets = List.copyOf(assets);
        }
    }

    /**
     * The claimed search has read its last page: it goes on to {@link dev.swath.model.Route#INGEST_CATALOG}, and every
     * asset that is neither held nor under way waits at {@link dev.swath.model.Route#INGEST}.
     *
     * @param dropped ids of scenes that were found and are not used, for another one of the same acquisition is
     * @param look when it is looked at again, if no asset's end wakes it before
     * @return how many assets have to be fetched for it
     */
    int searched(Claim search, Set<String> dropped, Instant look);

    /**
     * Scenes that were found, by time; those that were dropped are left out.
     *
     * @param after the last one of the block before; null = from the beginning
     */
    List<StacScene> scenes(String compositeId, @Nullable StacScene after, int limit);

    /** Whether assets of it are still to come without a person. */
    boolean isIngesting(String compositeId);

    /**
     * Assets of the claimed composite are under way: it is looked at again then, or when the last asset of a job has
     * ended, or at once when none is left by now.
     */
    void awaitAssets(Claim composite, Instant look);

    /**
     * Everything that was wanted for the claimed composite lies there, or was given up: it goes on to {@link
     * dev.swath.model.Route#COMPOSITE}.
     */
    void ingested(Claim composite);

    /** The scene that an asset belongs to. */
    Optional<StacScene> scene(String sceneId);
}
