package dev.swath.model;

import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a composite is.
 *
 * @param stage {@code search}, {@code ingest}, {@code composite}, {@code catalog}, {@code held}; at its end {@code done},
 *     {@code failed} or {@code cancelled}
 * @param reason why it waits or ended so; empty when there is nothing to say
 * @param assetsHeld raw assets that lie in the store
 * @param assetsWanted raw assets that it reads; 0 when it reads them where they are
 * @param tilesDone of all months, finished
 * @param tilesTotal of all months; 0 until they are planned
 * @param memoryBytes the most that the tiles underway take by estimate; 0 until they are planned
 * @param remaining until the last tile, at the pace of the last ones; null while that is not known
 * @param months that have scenes, in order
 * @param outputs what lies in the store, in order of months; of no month those of all together
 */
public record CompositeProgress(
        String stage,
        String reason,
        int assetsHeld,
        int assetsWanted,
        int tilesDone,
        int tilesTotal,
        long memoryBytes,
        @Nullable Duration remaining,
        List<Month> months,
        List<CompositeOutput> outputs) {
    public CompositeProgress {
        months = List.copyOf(months);
        outputs = List.copyOf(outputs);
    }

    /**
     * How far a month is.
     *
     * @param status of its work: {@code waiting}, {@code working}, {@code done}, {@code failed}, {@code cancelled}
     * @param reason why it waits or failed; else empty
     */
    public record Month(YearMonth month, String status, String reason, int scenes, int tilesDone, int tilesTotal) {}
}
