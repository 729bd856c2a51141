package dev.swath.app.gate;

import java.util.HashSet;
import java.util.Set;

/** Drops whose orders a budget has just held back, until people are shown. Nothing is lost with it: every start judges anew. */
public final class HeldBack {
    private Set<String> fresh = new HashSet<>();
    private Set<String> earlier = Set.of();

    synchronized void add(String jobId) {
        fresh.add(jobId);
    }

    /** Drops of which nothing more was held back since the call before: those are worth showing. */
    public synchronized Set<String> settled() {
        var settled = new HashSet<>(earlier);
        settled.removeAll(fresh);
        earlier = fresh;
        fresh = new HashSet<>();
        return settled;
    }

    public synchronized boolean isEmpty() {
        return fresh.isEmpty() && earlier.isEmpty();
    }
}
