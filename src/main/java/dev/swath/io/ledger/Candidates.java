package dev.swath.io.ledger;

import dev.swath.model.Candidate;
import dev.swath.model.Claim;
import dev.swath.model.Scene;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was found for the requests, and what was decided about it. */
public interface Candidates {
    /**
     * Adds a page of scenes to a claimed request; a candidate already there is kept. What the catalogue says of a scene
     * is kept once for all requests, and its newest word counts: assets and permissions come later than scenes.
     */
    void add(Claim claim, List<Scene> page);

    /**
     * Looks for a search with the same question finished after {@code since}; if there is one its candidates are
     * copied to this request. A copy is as old as what it was copied from: reuse never prolongs it.
     *
     * @param question hash of all that the provider is asked
     */
    boolean reuse(Claim claim, String question, Instant since);

    /** The search is complete: the row goes on to {@link dev.swath.model.Route#SELECT}. */
    void found(Claim claim, String question);

    /** Scenes of a request by acquisition time, then id; undecided before selection. */
    List<Candidate> of(String requestId);

    /** What the catalogue last said of a scene; empty when no search has found it. */
    Optional<Scene> scene(String itemType, String itemId);

    /** All candidates of a feature's requests, as {@link #of}; close the stream. */
    Stream<Candidate> ofFeature(String featureId);

    /**
     * Writes the verdict on every candidate. With at least one chosen the row goes on to
     * {@link dev.swath.model.Route#ORDER_PLAN}, else it is done with reason {@code nothing-chosen} or
     * {@code nothing-found}.
     */
    void decide(Claim claim, List<Candidate> verdicts);
}
