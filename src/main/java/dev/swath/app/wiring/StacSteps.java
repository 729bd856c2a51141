package dev.swath.app.wiring;

import static java.time.temporal.ChronoUnit.SECONDS;

import dev.swath.app.gate.Gate;
import dev.swath.app.gate.StacHttp;
import dev.swath.app.watch.Meters;
import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.Redirects;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.sign.AssetLinks;
import dev.swath.io.stac.sign.S3Links;
import dev.swath.io.stac.sign.SasHost;
import dev.swath.io.stac.sign.SasTokens;
import dev.swath.io.store.Store;
import dev.swath.step.ingest.CatalogScenes;
import dev.swath.step.ingest.FetchAsset;
import dev.swath.step.search.AskStac;
import dev.swath.step.search.OpenStac;
import dev.swath.step.search.ReadStac;
import java.net.URI;
import java.time.Clock;
import org.apache.camel.spi.Registry;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

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
        var profiles = CollectionKeys.profiles(settings);
        var scratch = settings.path("composite.scratch");
        return new Object[] {
            new OpenStac(ledger),
            new AskStac(),
            new ReadStac(ledger, profiles, look, clock),
            new FetchAsset(ledger, profiles, store, source(settings, fetch, clock), scratch),
            new CatalogScenes(ledger, store, scratch, look, clock)
        };
    }

    private static FetchAsset.Source source(Settings settings, HttpFetch fetch, Clock clock) {
        var redirects = new Redirects(fetch, settings.words("download.allowed-hosts"));
        return new FetchAsset.Source(fetch, links(settings, fetch, clock), redirects);
    }

    /** How assets are opened where they are. */
    static AssetLinks links(Settings settings, HttpFetch fetch, Clock clock) {
        var endpoint = settings.text("ingest.s3-endpoint");
        var host = new SasHost(settings.text("ingest.sas-host"));
        return new AssetLinks(
                new SasTokens(fetch, settings.service("ingest.sas-url"), host, clock),
                new S3Links(
                        settings.text("ingest.s3-region"),
                        endpoint.isEmpty() ? null : URI.create(endpoint),
                        DefaultCredentialsProvider.builder().build()),
                new AssetLinks.Terms(settings.isOn("ingest.requester-pays"), settings.isOn("ingest.s3-sign")));
    }
}
