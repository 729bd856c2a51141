package dev.swath.app.gate;

import dev.swath.model.Shard;
import org.jspecify.annotations.Nullable;

/** What this process may claim: everything, as {@code run} does, or some work of some jobs, as a verb does. */
public final class Scope {
    /** No job has this id. */
    private static final String NOTHING = "-";

    /** What of the work. */
    private enum Part {
        ALL,
        /** Scenes are found and chosen, and nothing is ordered. */
        LOOKUP,
        /** What was ordered is followed until its files are known; nothing is ordered, no file fetched. */
        MANIFESTS,
        /** Scenes are found, chosen and ordered, and no order is followed. */
        PLACING,
        /** What was ordered is followed and fetched, and nothing is ordered. */
        FOLLOWING,
        /** Composites are made, and Planet is not asked. */
        COMPOSITING,
        /** Datasets, and nothing that Planet is asked for. */
        DATASETS,
        /** Files of one shard, beside whoever holds the ledger. */
        SHARD,
        /** Files of a plan, in a ledger that has nothing else. */
        PLAN
    }

    private volatile @Nullable String onlyJob;
    private final Part part;
    private final Shard shard;

    private Scope(@Nullable String onlyJob, Part part, Shard shard) {
        this.onlyJob = onlyJob;
        this.part = part;
        this.shard = shard;
    }

    public static Scope everything() {
        return new Scope(null, Part.ALL, Shard.ALL);
    }

    /** Nothing, until {@link #narrowTo} names a job. */
    public static Scope nothingYet() {
        return new Scope(NOTHING, Part.ALL, Shard.ALL);
    }

    /** The same for somebody who wants scenes to be found and chosen, and nothing ordered. */
    public static Scope lookup() {
        return new Scope(NOTHING, Part.LOOKUP, Shard.ALL);
    }

    /** The same for somebody who wants to know the files of what was ordered, and fetches none but the manifests. */
    public static Scope manifests() {
        return new Scope(NOTHING, Part.MANIFESTS, Shard.NONE);
    }

    /** The same for somebody who wants scenes to be ordered, and leaves the orders to whoever comes next. */
    public static Scope placing() {
        return new Scope(NOTHING, Part.PLACING, Shard.ALL);
    }

    /** The same for somebody who wants what was ordered, and orders nothing. */
    public static Scope following() {
        return new Scope(NOTHING, Part.FOLLOWING, Shard.ALL);
    }

    /** All composites, and nothing else: what one of them wants another one may have begun to fetch. */
    public static Scope compositing() {
        return new Scope(null, Part.COMPOSITING, Shard.ALL);
    }

    /** The same for somebody who works on a dataset, for which Planet is not needed. */
    public static Scope datasets() {
        return new Scope(NOTHING, Part.DATASETS, Shard.ALL);
    }

    /** The same for one of several processes that only fetch files, without the ledger's lock. */
    public static Scope shard(Shard shard) {
        return new Scope(NOTHING, Part.SHARD, shard);
    }

    /** All files of a plan, and nothing else. */
    public static Scope plan() {
        return new Scope(null, Part.PLAN, Shard.ALL);
    }

    /** Whether nothing may be ordered or fetched. */
    public boolean isLookup() {
        return part == Part.LOOKUP;
    }

    /** Whether orders are followed, and nothing is ordered. */
    public boolean isManifests() {
        return part == Part.MANIFESTS;
    }

    /** Whether scenes are ordered, and no order is followed. */
    public boolean isPlacing() {
        return part == Part.PLACING;
    }

    /** Whether what was ordered is followed and fetched, and nothing is ordered. */
    public boolean isFollowing() {
        return part == Part.FOLLOWING;
    }

    /** Whether composites are made, and Planet is not asked. */
    public boolean isCompositing() {
        return part == Part.COMPOSITING;
    }

    /** Whether datasets are all that is worked on. */
    public boolean isDatasets() {
        return part == Part.DATASETS;
    }

    /** Whether this process leaves the ledger's lock, and all that goes with it, to others. */
    public boolean isShard() {
        return part == Part.SHARD;
    }

    /** Whether the ledger is a scratch one, of a plan. */
    public boolean isPlan() {
        return part == Part.PLAN;
    }

    /** Whether files are all that may be claimed. */
    public boolean isFilesOnly() {
        return isShard() || isPlan();
    }

    /** Which files may be claimed. */
    public Shard shard() {
        return shard;
    }

    /** @param job null = all jobs */
    public void narrowTo(@Nullable String job) {
        onlyJob = job;
    }

    /** Id of the one job to work for; null = all jobs. */
    public @Nullable String onlyJob() {
        return onlyJob;
    }
}
