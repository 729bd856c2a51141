package dev.swath.step.catalog;

import dev.swath.io.ledger.Catalog.Behind;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.stac.write.CatalogTree;
import dev.swath.io.store.Store;
import dev.swath.model.Job;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Handler;
import org.jspecify.annotations.Nullable;

/**
 * Brings the catalog of what was delivered up to date. What is behind stands in the ledger until it is written, so that a
 * crash writes the same once more. A large collection is written as a whole for a tenth of the time at most while its drop
 * goes on, and for half of it when that has ended: people wait for its last writing.
 */
public final class CatalogDelivered {
    private static final int AT_ONCE = 100;
    /** Pauses after a writing, in times that it took. */
    private static final int PAUSES_WHILE_OPEN = 10;

    private static final int PAUSES_AFTER_END = 1;
    /** A route that has not looked for so long looks no more. */
    private static final Duration AWAKE = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final AreaWriter areas;
    private final CollectionWriter collections;
    private final Duration pause;
    private final Clock clock;
    private final Map<String, Writing> written = new HashMap<>();
    private volatile Instant pausedUntil = Instant.MIN;
    /** The first look comes soon after the start. */
    private volatile Instant looked;

    private volatile boolean isWriting;

    /**
     * @param folder of the store, without a slash at its end; empty = no documents are wanted
     * @param scratch folder for tables on their way
     * @param pause after trouble
     */
    public record Rules(String folder, Path scratch, Duration pause) {
        private @Nullable CatalogTree tree() {
            return folder.isEmpty()
                    ? null
                    : new CatalogTree(
                            folder,
                            "delivered",
                            "Delivered scenes",
                            "What was ordered from Planet and delivered, by drop and feature.");
        }
    }

    /** @param images opens what lies at a target of the store */
    public CatalogDelivered(
            Ledger ledger, Store store, Function<String, RangeSource> images, Rules rules, Clock clock) {
        var tree = rules.tree();
        this.ledger = ledger;
        this.areas = new AreaWriter(ledger, store, tree, new ReadFacts(ledger, store, images));
        this.collections = new CollectionWriter(ledger, store, tree, rules.scratch());
        this.pause = rules.pause();
        this.clock = clock;
        this.looked = clock.instant();
    }

    @Handler
    public void write() {
        if (isPaused()) {
            return;
        }
        looked = clock.instant();
        isWriting = true;
        boolean done = false;
        try {
            ledger.catalog().behind(AT_ONCE).forEach(areas::write);
            ledger.catalog().collectionsBehind().stream().filter(this::isDue).forEach(this::write);
            done = true;
        } finally {
            isWriting = false;
            pausedUntil = done ? Instant.MIN : clock.instant().plus(pause);
        }
    }

    private boolean isPaused() {
        return clock.instant().isBefore(pausedUntil);
    }

    private boolean isDue(Behind behind) {
        var last = written.get(behind.collection());
        if (last == null) {
            return true;
        }
        boolean isOpen =
                ledger.jobs().find(behind.collection()).stream().anyMatch(job -> job.state() == Job.State.OPEN);
        return !clock.instant().isBefore(last.pausedUntil(isOpen ? PAUSES_WHILE_OPEN : PAUSES_AFTER_END));
    }

    private void write(Behind behind) {
        var begun = clock.instant();
        collections.write(behind);
        written.put(behind.collection(), new Writing(begun, clock.instant()));
    }

    private record Writing(Instant begun, Instant ended) {
        Instant pausedUntil(int times) {
            return ended.plus(Duration.between(begun, ended).multipliedBy(times));
        }
    }

    /**
     * Whether something is being written, or will be soon: not after trouble, nor where no route asks for it.
     *
     * @param collection null = any
     */
    public boolean isBusy(@Nullable String collection) {
        boolean isAwake = !isPaused() && clock.instant().isBefore(looked.plus(AWAKE));
        return isWriting || (isAwake && ledger.catalog().isBehind(collection));
    }
}
