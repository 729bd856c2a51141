package dev.swath.model;

import org.jspecify.annotations.Nullable;

/**
 * A chip and a season of an operation on a dataset.
 *
 * @param id of its row of work, too
 * @param operation the operation's word
 * @param chip id, as in {@code ftw-34UFF1628_2024}
 * @param season {@code planting} or {@code harvest}
 * @param question what the operation must know of it, JSON
 * @param answer what came of it, JSON; null = nothing yet
 * @param reason why it came to nothing; null = it did not
 * @param checked scenes that were looked at
 */
public record ChipSeason(
        String id,
        String jobId,
        String operation,
        String chip,
        String season,
        String question,
        @Nullable String answer,
        @Nullable String reason,
        int checked) {

    /** The same with what came of it. */
    public ChipSeason answered(String said, @Nullable String why, int candidates) {
        return new ChipSeason(id, jobId, operation, chip, season, question, said, why, candidates);
    }
}
