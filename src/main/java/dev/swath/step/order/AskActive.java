package dev.swath.step.order;

import dev.swath.io.planet.AccountAnswers;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Call;
import org.apache.camel.Handler;

/** Asks how many orders the provider is working on. */
public final class AskActive {
    private final PlanetUrls urls;

    public AskActive(PlanetUrls urls) {
        this.urls = urls;
    }

    @Handler
    public Call ask() {
        return AccountAnswers.askActive(urls, "the account");
    }
}
