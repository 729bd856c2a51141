package dev.swath.io.ledger;

import dev.swath.model.Claim;
import dev.swath.model.Shard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files that one of several downloading processes fetches. */
public interface Shards {
    /**
     * Claims up to {@code limit} files of the shard whose time has come, those first whose lease has run out, then the
     * oldest. Manifests are of every shard.
     *
     * @param onlyJob files of this job only; null = of all
     */
    List<Claim> claim(Shard shard, int limit, Duration lease, @Nullable String onlyJob);

    /** Whether a file of the shard is being fetched, by anybody, or is due before {@code soon}. */
    boolean isBusy(Shard shard, @Nullable String onlyJob, Instant soon);

    /** How many files of the shard stand so, by the word of {@link dev.swath.model.Status}; manifests are not counted. */
    Map<String, Long> counts(Shard shard, @Nullable String onlyJob);
}
