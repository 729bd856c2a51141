package dev.swath.app.wiring;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.swath.app.gate.Gate;
import dev.swath.app.gate.StacHttp;
import dev.swath.app.watch.Meters;
import dev.swath.io.base.HttpFetch;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.io.store.Store;
import dev.swath.step.ingest.CatalogScenes;
import dev.swath.step.ingest.FetchAsset;
import dev.swath.step.search.AskStac;
import dev.swath.step.search.OpenStac;
import dev.swath.step.search.ReadStac;
import java.time.Clock;
import org.apache.camel.spi.Registry;

/** The gate to the STAC API, and the beans of the routes that search it. */
final class StacSteps {
    private StacSteps() {}

    static void gate(Registry registry, Settings settings, Ledger ledger, Meters meters, Clock clock) {
        var host = settings.service("stac.url").getHost();
        var gate = new Gate("stac/" + host, ledger.gates(), clock, settings.decimal("time.scale"));
        registry.bind("stacGate", gate);
        registry.bind("stacHttp", new StacHttp(gate, clock));
        registry.bind("stacBreaker", Upstream.breaker("stac", settings));
        meters.gate("stac", gate);
    }

    static Object[] of(Settings settings, Ledger ledger, Store store, HttpFetch fetch, Clock clock) {
        var look = settings.scaled("retry.round-seconds", SECONDS);
        return new Object[] {
            new OpenStac(ledger),
            new AskStac(),
            new ReadStac(ledger, CollectionProfiles.shipped(), look, clock),
            new FetchAsset(ledger, store, fetch, settings.words("download.allowed-hosts")),
            new CatalogScenes(ledger, store, look, clock)
        };
    }
}
