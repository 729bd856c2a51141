package dev.swath.app.gate;

import org.jspecify.annotations.Nullable;

/** What this process may claim: everything, as {@code run} does, or the work of one job, as a verb does. */
public final class Scope {
    /** No job has this id. */
    private static final String NOTHING = "-";

    private volatile @Nullable String onlyJob;
    private final boolean lookup;

    private Scope(@Nullable String onlyJob, boolean lookup) {
        this.onlyJob = onlyJob;
        this.lookup = lookup;
    }

    public static Scope everything() {
        return new Scope(null, false);
    }

    /** Nothing, until {@link #narrowTo} names a job. */
    public static Scope nothingYet() {
        return new Scope(NOTHING, false);
    }

    /** The same for somebody who wants scenes to be found and chosen, and nothing ordered. */
    public static Scope lookup() {
        return new Scope(NOTHING, true);
    }

    /** Whether nothing may be ordered or fetched. */
    public boolean isLookup() {
        return lookup;
    }

    public void narrowTo(String jobId) {
        onlyJob = jobId;
    }

    /** Id of the one job to work for; null = all jobs. */
    public @Nullable String onlyJob() {
        return onlyJob;
    }
}
