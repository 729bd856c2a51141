package dev.swath.app.wiring;

import dev.swath.app.dataset.DatasetDesk;
import dev.swath.app.gate.Doors;
import dev.swath.app.gate.Gate;
import dev.swath.app.gate.PacedPreviews;
import dev.swath.app.inbox.Incoming;
import dev.swath.app.inbox.Reports;
import dev.swath.app.watch.Meters;
import dev.swath.app.web.Api;
import dev.swath.app.web.Composites;
import dev.swath.app.web.Datasets;
import dev.swath.app.web.Previews;
import dev.swath.app.web.StacApi;
import dev.swath.io.base.HttpFetch;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Limits;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** All that is answered over HTTP, put together. */
record Apis(Settings settings, Ledger ledger, Reports reports, Stores stores, Planet planet) {
    /** What Planet's small pictures are fetched with. */
    record Planet(PlanetUrls urls, Doors doors, Secrets secrets, HttpFetch fetch) {}

    /** @param meters which count what is asked of Planet here */
    Api api(Supplier<Limits> limits, Meters meters, Clock clock) {
        var incoming = new Incoming(settings.path("intake.folder"));
        long mostBytes = settings.integer("web.max-upload-mb") * 1_000_000L;
        var taking = new Api.Taking(incoming, mostBytes, (name, value) -> Deciding.fault(settings, name, value));
        return new Api(
                ledger,
                reports,
                taking,
                limits,
                Consoles.of(settings, stores, planet.urls(), previews(meters, clock), clock),
                List.of(
                        new Composites(ledger, Composing.desk(settings, ledger), clock),
                        new StacApi(ledger, stores.addresses().uri()),
                        new Datasets(
                                new DatasetDesk(ledger, settings.home(), settings.service("stac.url")),
                                incoming,
                                mostBytes)));
    }

    private Previews previews(Meters meters, Clock clock) {
        var account = planet.secrets().account();
        var gate = new Gate("preview/" + account, ledger.gates(), clock, settings.decimal("time.scale"));
        meters.gate("preview", gate);
        var pass = new PacedPreviews.Pass(
                planet.doors(), () -> settings.integer("web.preview-interval-ms"), planet.secrets()::authorization);
        return new PacedPreviews(planet.urls(), planet.fetch(), gate, pass, clock)::picture;
    }
}
