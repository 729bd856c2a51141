package dev.swath.io.ledger;

import java.util.List;

/** What a person decides about work that is not done. Each decision stands in the history with who made it. */
public interface Decisions {
    /**
     * What a word means: name or id of a drop; key of a feature, alone or as {@code DROP/KEY}; id of a scene; our id, name
     * or the provider's id of an order; target of a file. Newest first; empty when nothing is called that.
     */
    List<Subject> find(String word);

    /**
     * Something that has a history.
     *
     * @param id our own id of it; of a scene the provider's
     * @param label what people call it
     * @param jobId the drop it belongs to; empty for a scene
     */
    record Subject(Kind kind, String id, String label, String jobId) {}

    /** Kinds of subjects. */
    enum Kind {
        DROP,
        FEATURE,
        ORDER,
        FILE,
        SCENE
    }

    /**
     * Stops what belongs to the subject and has not ended. An order that was not sent goes nowhere and owns nothing; one
     * that the provider has is to be cancelled there, which succeeds while it is queued; one in doubt is looked up first.
     */
    Cancelled cancel(Subject subject);

    /**
     * @param stopped rows that ended here and now
     * @param atProvider orders that the provider is asked to cancel
     */
    record Cancelled(int stopped, int atProvider) {}

    /**
     * Tries again what belongs to the subject and failed, was refused, is held by a budget, or was cancelled. An order that
     * the provider refused, failed or cancelled is not repeated: its scenes are released, and its request makes a new one.
     *
     * @return how many rows go on
     */
    int retry(Subject subject);
}
