package dev.swath.app.gate;

import org.jspecify.annotations.Nullable;

/** What this process may claim: everything, as {@code run} does, or the work of one job, as a verb does. */
public final class Scope {
    /** No job has this id. */
    private static final String NOTHING = "-";

    private volatile @Nullable String onlyJob;

    private Scope(@Nullable String onlyJob) {
        this.onlyJob = onlyJob;
    }

    public static Scope everything() {
        return new Scope(null);
    }

    /** Nothing, until {@link #narrowTo} names a job. */
    public static Scope nothingYet() {
        return new Scope(NOTHING);
    }

    public void narrowTo(String jobId) {
        onlyJob = jobId;
    }

    /** Id of the one job to work for; null = all jobs. */
    public @Nullable String onlyJob() {
        return onlyJob;
    }
}
