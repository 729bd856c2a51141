package dev.swath.step.order;

import dev.swath.io.planet.AccountAnswers;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Call;
import org.apache.camel.Handler;

/** Asks what is left of the account's quota. */
public final class AskQuota {
    private final PlanetUrls urls;

    public AskQuota(PlanetUrls urls) {
        this.urls = urls;
    }

    @Handler
    public Call ask() {
        return AccountAnswers.askQuota(urls, "the account");
    }
}
