package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Reason;
import dev.swath.model.Share;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests that get the files of somebody else's order. */
public interface Shares {
    /** The share a claimed row stands for, and how its order stands. */
    Standing standing(Claim share);

    /**
     * @param owned whether the order still owns every scene of the share
     * @param underWay whether the order, or a file of it, may still arrive without a person
     * @param trouble why the order or a file of it ended without success; null when nothing did
     * @param files files of the share's scenes that lie verified in their places
     */
    record Standing(
            Share share,
            boolean owned,
            boolean underWay,
            @Nullable Reason trouble,
            List<Delivery> files) {}

    /** Nothing can be done until the order moves; then the row is due at once. */
    void await(Claim share);

    /** The order does not own all of it any more: the share ends, and its request is planned anew. */
    void planAnew(Claim share);

    /**
     * Names the places of the share's files, before anything is put there. A place that another file has gets the
     * order's name put before its file name as a folder.
     *
     * @param wanted targets relative to the store's root, by delivery id
     * @return the targets that were given, by delivery id; the same again for the same files
     */
    Map<String, String> places(Claim share, Map<String, String> wanted);

    /** Every file lies in its place: the row is done. */
    void done(Claim share);

    /** The file that was to be shared is gone from its place: it is fetched again, and the share waits for it. */
    void fetchAgain(Claim share, String deliveryId);
}
