package dev.swath.app.cli;

import dev.swath.app.wiring.Closest;
import dev.swath.app.wiring.PlanetCalls;
import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.io.planet.Mosaics;
import dev.swath.io.planet.Mosaics.Page;
import dev.swath.io.planet.Mosaics.Series;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.io.planet.Quads;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.Mosaic;
import dev.swath.model.Scene;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.RateLimited;
import dev.swath.model.trouble.Refused;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What basemaps the account has, read to the last page at the pace of the list gate, which all processes on the ledger
 * share. A call that fails is made again as often as the routes would.
 */
final class BasemapCatalogue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BasemapCatalogue.class);

    private final Ledger ledger;
    private final PlanetCalls calls;
    private final PlanetUrls urls;
    private final int repeats;
    private final int waitMillis;

    private BasemapCatalogue(Ledger ledger, PlanetCalls calls, Settings settings) {
        this.ledger = ledger;
        this.calls = calls;
        this.urls = calls.urls();
        this.repeats = settings.integer("retry.redeliveries");
        this.waitMillis = settings.integer("retry.wait-ms");
    }

    static BasemapCatalogue open(Common common, Settings settings) {
        var secrets = common.secrets();
        var clock = Clock.systemUTC();
        var ledger = SqlLedger.open("jdbc:sqlite:" + Home.ledgerFile(settings), clock, "basemaps");
        return new BasemapCatalogue(ledger, new PlanetCalls(settings, secrets, ledger.gates(), clock), settings);
    }

    /** @param nameContains empty = all */
    List<Mosaic> mosaics(String nameContains) throws InterruptedException {
        return walk(Mosaics.all(urls, nameContains, this), Mosaics::read);
    }

    List<Series> series() throws InterruptedException {
        return walk(Mosaics.allSeries(urls, "", this), Mosaics::readSeries);
    }

    List<Mosaic> ofSeries(Series series) throws InterruptedException {
        return walk(Mosaics.ofSeries(urls, series.id(), this), Mosaics::read);
    }

    /** @throws BadInput with what was meant when there is no such series */
    Series seriesNamed(String name) throws InterruptedException {
        var all = series();
        return all.stream()
                .filter(series -> series.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "unknown-series",
                        "the account has no series of mosaics called '" + name + "'"
                                + Closest.hint(
                                        name, all.stream().map(Series::name).toList())
                                + "; swath list-basemaps --list-series shows them"));
    }

    /** @throws BadInput with what was meant when there is no such mosaic */
    Mosaic mosaicNamed(String name) throws InterruptedException {
        var found = walk(Mosaics.named(urls, name, this), Mosaics::read).stream()
                .filter(mosaic -> mosaic.name().equals(name))
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        var names = mosaics("").stream().map(Mosaic::name).toList();
        throw new BadInput(
                "unknown-mosaic",
                "the account has no mosaic called '" + name + "'" + Closest.hint(name, names)
                        + "; swath list-basemaps shows those it has");
    }

    /** @throws BadInput when the mosaic has no such quad */
    Scene quad(Mosaic mosaic, String id) throws InterruptedException {
        try {
            return Quads.readOne(ask(Quads.one(urls, mosaic, id, this)), mosaic);
        } catch (Refused unknown) {
            throw new BadInput(
                    "unknown-quad",
                    "mosaic '" + mosaic.name() + "' has no quad '" + id + "' (" + unknown.line()
                            + "); quads are called COLUMN-ROW, such as 455-1272",
                    unknown);
        }
    }

    private <T> List<T> walk(Call first, Function<Answer, Page<T>> read) throws InterruptedException {
        var all = new ArrayList<T>();
        var seen = new HashSet<URI>();
        for (var call = first; call != null; ) {
            if (!seen.add(call.uri())) {
                throw new Corrupt(
                        "page-cycle",
                        "Planet's list runs in a circle at " + call.uri().getPath());
            }
            var page = read.apply(ask(call));
            all.addAll(page.entries());
            page.unreadable().forEach(entry -> LOG.warn("left out {}", entry));
            var next = page.next();
            call = next == null ? null : new Call("GET", next, null, this);
        }
        return all;
    }

    private Answer ask(Call call) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                return calls.ask(call);
            } catch (RateLimited limited) {
                // the gate keeps everybody waiting
                demandAnother(attempt, limited);
            } catch (Unavailable away) {
                demandAnother(attempt, away);
                TimeUnit.MILLISECONDS.sleep((long) waitMillis << attempt);
            }
        }
    }

    private <T extends RuntimeException> void demandAnother(int attempt, T trouble) {
        if (attempt >= repeats) {
            throw trouble;
        }
    }

    @Override
    public void close() {
        calls.close();
        ledger.close();
    }
}
