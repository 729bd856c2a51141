package dev.swath.model;

import org.jspecify.annotations.Nullable;

/**
 * A scene that was found for a request, and what was decided about it.
 *
 * @param scene the scene
 * @param coveragePercent share of the AOI inside the footprint, 0 to 100; null before selection
 * @param chosen true once selected for ordering
 * @param reason why it was chosen or not; null before selection
 */
public record Candidate(
        Scene scene,
        @Nullable Double coveragePercent,
        boolean chosen,
        @Nullable Reason reason) {}
