package dev.swath.app.wiring;

import static java.time.temporal.ChronoUnit.MINUTES;
import static java.time.temporal.ChronoUnit.SECONDS;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.Links;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.io.planet.SkippedAssets;
import dev.swath.step.arrival.CheckArrival;
import dev.swath.step.download.AskHop;
import dev.swath.step.download.AskLinks;
import dev.swath.step.download.BeginDownload;
import dev.swath.step.download.KeepLinks;
import dev.swath.step.download.LinkShared;
import dev.swath.step.download.StreamFile;
import java.time.Clock;

/** The doors of the download step. */
final class DownloadSteps {
    private DownloadSteps() {}

    /** Where files come from, and by what. */
    record Source(PlanetUrls urls, Links links, HttpFetch fetch) {}

    static Object[] of(Settings settings, Ledger ledger, Stores stores, Source source, Clock clock) {
        var links = source.links();
        var store = stores.store();
        var topUpWait = settings.scaled("order.top-up-minutes", MINUTES);
        boolean readsArrivals = settings.text("download.verify-arrivals").equals("read");
        boolean overwrites = settings.isOn("download.overwrite");
        var streaming = new StreamFile.Rules(
                settings.words("download.allowed-hosts"), topUpWait, settings.isOn("store.metadata"), overwrites);
        var beginning = new BeginDownload.Rules(
                SkippedAssets.of(settings.text("download.skip-assets")),
                overwrites,
                settings.scaled("retry.round-seconds", SECONDS));
        return new Object[] {
            new BeginDownload(ledger, store, links, beginning, clock),
            new AskLinks(source.urls()),
            new KeepLinks(links),
            new AskHop(),
            new StreamFile(ledger, store, links, source.fetch(), streaming, clock),
            new LinkShared(ledger, store),
            new CheckArrival(ledger, stores.arrivals(), readsArrivals, topUpWait, clock)
        };
    }
}
