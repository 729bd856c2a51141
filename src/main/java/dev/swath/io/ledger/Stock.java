package dev.swath.io.ledger;

import dev.swath.model.Delivery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What lies in the store, as the ledger knows it, and what of it a person wants again. */
public interface Stock {
    /**
     * Files that should lie there now, those of orders before those that share them; none that is under way.
     *
     * @param jobId of this drop only; null = of all
     * @param last the last one that is known already; null = from the beginning
     */
    List<Lying> after(@Nullable String jobId, @Nullable Lying last, int most);

    /** How many there are. */
    long count(@Nullable String jobId);

    /**
     * A file as it should lie there.
     *
     * @param workId row that put it there: the file's, or the share's
     * @param linked whether it is a second name of another order's file
     * @param file its target is where it lies
     * @param digest what it was verified by, e.g. {@code sha256:…}
     * @param crc32c 0 to 2^32 - 1; null when it is not known
     */
    record Lying(
            String workId,
            boolean linked,
            Delivery file,
            long bytes,
            String digest,
            @Nullable Long crc32c) {}

    /** A file of an order; empty when it does not lie there. */
    Optional<Lying> of(String deliveryId);

    /** Whether it should still lie there as it did when it was looked up. */
    boolean isStill(Lying file);

    /** Those of the targets that no file has, neither now nor in future. */
    List<String> unknown(List<String> targets);

    /** Whether a person wants the file fetched again, whatever lies in its place. */
    boolean isWantedAgain(String deliveryId);

    /**
     * The file goes back to its route, and its drop is open again.
     *
     * @return false when it is not as it was looked up any more
     */
    boolean bringAgain(Lying file, String why);

    /**
     * Everything of a drop is fetched again, block by block.
     *
     * @param breath between two blocks
     * @return how many files go back to their route
     */
    int bringAllAgain(String jobId, Runnable breath);
}
