package dev.swath.io.ledger;

import java.util.List;

/** What a person decides about work that is not done. Each decision stands in the history with who made it. */
public interface Decisions {
    /**
     * What a word means: name or id of a drop; key of a feature, alone or as {@code DROP/KEY}; id of a scene; our id, name
     * or the provider's id of an order; id or target of a file, or of a link to one. Newest first; empty when nothing is called
     * that.
     */
    List<Subject> find(String word);

    /**
     * Names and the provider's ids of orders: of those whose provider's id begins as the word does, and of the newest.
     *
     * @param most how many orders are looked at
     */
    List<String> ordersLike(String word, int most);

    /**
     * Drops that were read and have work; newest first.
     *
     * @param ended also those whose work has all ended
     */
    List<Subject> drops(boolean ended);

    /**
     * A file was sent to be a drop of this name, and is not read yet.
     *
     * @param what it was, for people
     */
    void sent(String drop, String what);

    /**
     * Something that has a history.
     *
     * @param id our own id of it; of a scene the provider's; of a link that of the share which put it there
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
        /** A file that has the bytes of another order's file. */
        LINK,
        SCENE
    }

    /**
     * Stops what belongs to the subject and has not ended. An order that was not sent goes nowhere and owns nothing; one
     * that the provider has is to be cancelled there, which succeeds while it is queued; one in doubt is looked up first.
     *
     * <p>A drop that is searched again on a calendar is stopped with all its rounds, and no more are made.
     *
     * <p>A large drop is cancelled in blocks, each a transaction of its own: requests first, so that nothing more is
     * planned. After a crash in between, the same decision once more stops the rest.
     *
     * @param breath called between two blocks, when nothing is locked: the time for others to write
     */
    Cancelled cancel(Subject subject, Runnable breath);

    /** All at once, for what is small. */
    default Cancelled cancel(Subject subject) {
        return cancel(subject, () -> {});
    }

    /**
     * @param stopped rows that ended here and now
     * @param atProvider orders that the provider is asked to cancel
     */
    record Cancelled(int stopped, int atProvider) {}

    /**
     * Tries again what belongs to the subject and had failed, was refused, is held by a budget, or was cancelled, when the
     * decision was made. An order that the provider refused, failed or cancelled is not repeated: its scenes are released,
     * and its request makes a new one. Who shares the files of such an order buys the scenes itself; where the order may
     * still deliver, the order and its files are tried again for it.
     *
     * <p>A drop that was searched again on a calendar until it was cancelled is searched again.
     *
     * @param breath as in {@link #cancel(Subject, Runnable)}
     * @return how many rows go on
     */
    int retry(Subject subject, Runnable breath);

    /** All at once, for what is small. */
    default int retry(Subject subject) {
        return retry(subject, () -> {});
    }
}
