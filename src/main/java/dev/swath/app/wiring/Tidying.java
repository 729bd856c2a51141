package dev.swath.app.wiring;

import dev.swath.app.inbox.Reports;
import dev.swath.app.inbox.Retention;
import dev.swath.app.inbox.Retention.Days;
import dev.swath.app.inbox.Retention.Places;
import dev.swath.app.inbox.Retention.Sweep;
import dev.swath.io.ledger.Ledger;
import java.time.Clock;
import java.util.List;

/** What is removed by age, as the settings have it. */
public final class Tidying {
    private Tidying() {}

    static Retention of(Settings settings, Ledger ledger, Sweep sweep, Clock clock) {
        var places = new Places(
                settings.path("lookup.folder"),
                settings.path("order.folder"),
                settings.home().resolve("state").resolve("unpacked"));
        var days = new Days(
                settings.integer("tidy.reports-days"),
                settings.integer("tidy.lookup-days"),
                settings.integer("tidy.temporary-days"));
        return new Retention(ledger, new Reports(ledger, settings.path("intake.folder")), places, days, sweep, clock);
    }

    /** What would be removed now, save for parts of files. */
    public static List<Retention.Removal> due(Settings settings, Ledger ledger, Clock clock) {
        return of(settings, ledger, (leaseAlive, since) -> 0, clock).due();
    }
}
