package dev.swath.io.raster.clip;

import dev.swath.io.raster.Grid;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a scene's masks show of some pixels.
 *
 * @param about what the asker needs again with the answer
 * @param classes address of the scene classification, 0 = no data; null = the scene has none
 * @param probabilities address of the probabilities of cloud in percent; null = they are not asked for
 * @param pixels those that count
 */
public record CoverQuestion(
        Object about, @Nullable URI classes, @Nullable URI probabilities, Grid pixels) {}
