package dev.swath.app.web;

import dev.swath.io.planet.PlanetUrls;
import dev.swath.step.intake.Appraise;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the pages need besides the ledger.
 *
 * @param holdings what lies in the store
 * @param pictures folder for pictures that were made
 * @param pictureBytes most that they take there
 * @param urls of the provider, for its own previews
 * @param previews fetches one of them
 * @param appraise tells what a file asks for
 * @param choices what a drop may ask for, and how maps look: told as it is
 */
public record Console(
        Holdings holdings,
        Path pictures,
        long pictureBytes,
        PlanetUrls urls,
        Previews previews,
        Appraise appraise,
        Supplier<Map<String, Object>> choices,
        Clock clock) {
    /** Address of background tiles; empty when there are none. */
    String tiles() {
        return String.valueOf(choices.get().getOrDefault("tiles", ""));
    }

    PictureCache cache() {
        return new PictureCache(pictures, pictureBytes, clock);
    }
}
