package dev.swath.app.wiring;

import static java.time.temporal.ChronoUnit.MINUTES;

import dev.swath.app.gate.Doors;
import dev.swath.app.gate.LedgerAlarm;
import dev.swath.app.watch.Disk;
import dev.swath.app.watch.Edits;
import dev.swath.app.watch.Health;
import dev.swath.app.watch.Meters;
import dev.swath.app.watch.Sights;
import dev.swath.app.watch.Watcher;
import dev.swath.app.web.Api;
import dev.swath.app.web.Guard;
import dev.swath.app.web.Guard.Access;
import dev.swath.app.web.WebServer;
import dev.swath.app.web.WebServer.Place;
import dev.swath.io.base.Traffic;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.trouble.BadSetting;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/** What the process tells of itself, and where. */
final class Watching {
    private static final long MEGABYTE = 1_000_000;

    private final Settings settings;
    private final Meters meters;
    private final Watcher watcher;
    private final Health health;
    private final Doors doors;
    private final Guard guard;
    private final Edits edits = new Edits();

    /** @throws BadSetting when others could reach what nobody guards */
    Watching(Settings settings, Guard guard, Ledger ledger, Doors doors, LedgerAlarm alarm, Clock clock) {
        this.settings = settings;
        this.guard = guard;
        this.doors = doors;
        demandGuarded();
        meters = new Meters(ledger, () -> Spendable.of(settings), clock);
        watcher = new Watcher(ledger.history(), meters.registry(), clock);
        var polls = new Health.Polls(watcher::polled, settings.scaled("health.poll-minutes", MINUTES));
        health = new Health(ledger.figures(), alarm, doors, disks(), polls, clock);
    }

    private void demandGuarded() {
        var host = settings.text("web.host");
        if (isServing() && !Loopback.is(host) && !guard.isAsking()) {
            throw new BadSetting(
                    "web-unguarded",
                    "web.host: other machines could reach " + host
                            + ", and nothing asks who it is; set SWATH_WEB_TOKEN or SWATH_WEB_LOGIN in the environment,"
                            + " or use 127.0.0.1");
        }
    }

    private List<Disk> disks() {
        long floor = settings.integer("store.min-free-mb") * MEGABYTE;
        var disks = new ArrayList<Disk>();
        disks.add(new Disk("state", settings.home().resolve("state"), floor));
        if (!BucketSettings.isBucket(settings.text("store.url"))) {
            disks.add(new Disk("store", Stores.folder(settings), floor));
        }
        return disks;
    }

    Edits edits() {
        return edits;
    }

    Meters meters() {
        return meters;
    }

    boolean isServing() {
        return settings.integer("web.port") != 0;
    }

    /** @param api what is answered besides, unless the settings want none */
    WebServer server(Supplier<Api> api) {
        var answers = settings.isOn("web.api") ? Optional.of(api.get()) : Optional.<Api>empty();
        var access = new Access(
                Set.copyOf(settings.words("web.names")),
                settings.integer("web.requests-per-second"),
                settings.integer("web.session-hours"),
                settings.isOn("web.https"));
        var place = new Place(settings.text("web.host"), settings.integer("web.port"), access);
        var sights = new Sights(meters, health, watcher.tallies(), edits, () -> InForce.of(settings));
        return new WebServer(place, sights, guard, answers);
    }

    void configure(CamelContext context) {
        context.addRoutePolicyFactory(watcher);
    }

    /** From here on there is something to count. */
    void begin(CamelContext context, Traffic traffic) {
        meters.doors(doors, context.getRegistry().lookupByNameAndType("planetBreaker", CircuitBreaker.class));
        meters.traffic(traffic);
        meters.poll(watcher);
        meters.disks(disks());
        meters.begin();
    }
}
