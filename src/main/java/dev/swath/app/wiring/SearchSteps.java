package dev.swath.app.wiring;

import static java.time.temporal.ChronoUnit.HOURS;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.step.search.AskQuads;
import dev.swath.step.search.AskScenes;
import dev.swath.step.search.OpenQuads;
import dev.swath.step.search.OpenSearch;
import dev.swath.step.search.ReadQuads;
import dev.swath.step.search.ReadScenes;
import dev.swath.step.select.SelectScenes;
import java.time.Clock;
import java.time.Duration;

/** The beans of the routes that search and select. */
final class SearchSteps {
    private SearchSteps() {}

    static Object[] of(Settings settings, Ledger ledger, PlanetUrls urls, Clock clock) {
        var ttl = Duration.of(settings.integer("search.cache-hours"), HOURS);
        return new Object[] {
            new OpenSearch(ledger, urls, clock, ttl),
            new AskScenes(urls),
            new ReadScenes(ledger),
            new OpenQuads(),
            new AskQuads(urls),
            new ReadQuads(ledger),
            new SelectScenes(ledger, settings.path("lookup.folder"))
        };
    }
}
