package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.choice;
import static dev.swath.app.wiring.Key.date;
import static dev.swath.app.wiring.Key.decimal;
import static dev.swath.app.wiring.Key.integer;
import static dev.swath.app.wiring.Key.onOff;
import static dev.swath.app.wiring.Key.proxy;
import static dev.swath.app.wiring.Key.service;
import static dev.swath.app.wiring.Key.text;

import java.util.List;
import java.util.stream.Stream;

/** Every setting there is. {@code config/application.properties} is written from this list, and checked against it. */
final class Keys {
    private static final List<Key> OWN = List.of(
            service(
                    "planet.url",
                    "https://api.planet.com",
                    "Address of the Planet services; plain http only on this machine."),
            text("ledger.url", "jdbc:sqlite:state/ledger.db", "Where the ledger lies: a SQLite file on a local disk."),
            text(
                    "backup.cron",
                    "0 15 3 * * ?",
                    "When the ledger is backed up while all runs: a Quartz cron expression, UTC."),
            integer("backup.keep", 7, 0, 10_000, "Backups that are kept, the oldest go first; 0 = none are made."),
            text(
                    "backup.folder",
                    "state/backups",
                    "Folder for the backups of this one ledger, better on another disk."),
            text(
                    "intake.folder",
                    "inbox",
                    "Folder that is watched for shapefiles (.shp with its parts), .zip, .geojson, .gpkg and .kml."),
            integer(
                    "intake.poll-ms",
                    1000,
                    50,
                    600_000,
                    "Milliseconds between two looks into the folder; a file is taken when nothing changed between two looks."),
            text("intake.id-column", "", "Column that names a feature; empty = a name is derived from its shape."),
            text("intake.start-column", "start_date", "Column with a feature's first day."),
            text("intake.end-column", "end_date", "Column with a feature's last day, which is included."),
            date(
                    "intake.start-date",
                    "First day wanted where no column and no NAME.properties gives one, e.g. 2025-06-01."),
            date(
                    "intake.end-date",
                    "Last day wanted where no column and no NAME.properties gives one; it is included."),
            text(
                    "intake.assume-crs",
                    "",
                    "Coordinate system of shapefiles without .prj, e.g. EPSG:25832; empty = such files are refused."),
            decimal(
                    "intake.buffer-metres",
                    "0",
                    "0",
                    "100000",
                    "Metres by which points and lines are widened to areas; 0 = they are set aside."),
            text("lookup.folder", "lookup", "Folder for one GeoJSON of found scenes per feature."),
            integer("search.interval-ms", 250, 1, 600_000, "Milliseconds between two search calls.")
                    .asLive(),
            integer("search.workers", 8, 1, 32, "Searches under way at once; the interval above paces them all.")
                    .asLive(),
            integer("search.max-months", 6, 1, 120, "A longer period is asked for in pieces of this many months."),
            integer(
                    "search.cache-hours",
                    24,
                    0,
                    8760,
                    "Hours for which the answer to the same search is used again; 0 = always ask."),
            choice(
                    "select.cadence",
                    "weekly",
                    List.of("daily", "weekly", "monthly", "all"),
                    "The best scene of each interval, or all; weeks begin on Sunday."),
            decimal(
                    "select.min-coverage-percent",
                    "98",
                    "0",
                    "100",
                    "Share of the feature that a scene must cover, in percent."),
            decimal("select.max-cloud-percent", "0", "0", "100", "Highest share of clouds in a scene, in percent."),
            text("order.item-type", "PSScene", "Planet's item type."),
            text(
                    "order.bundle",
                    "analytic_8b_sr_udm2,analytic_sr_udm2",
                    "Planet's product bundle; with commas: fallbacks, first available wins."),
            onOff("order.clip", true, "Whether scenes are cut to the feature; if not, whole scenes are charged."),
            onOff("order.harmonize", false, "Whether reflectances are harmonised to Sentinel-2."),
            integer("order.max-items", 100, 1, 500, "Scenes in one order; more are split over several orders."),
            integer(
                    "order.max-vertices",
                    1500,
                    4,
                    1500,
                    "Vertices of a clip shape; more are simplified outwards, never losing area."),
            integer("order.interval-ms", 500, 1, 600_000, "Milliseconds between two orders.")
                    .asLive(),
            integer(
                    "order.in-flight",
                    1,
                    1,
                    1,
                    "Order calls in the air at once; one, so that a crash leaves one in doubt."),
            onOff(
                    "order.again",
                    false,
                    "Whether scenes that another drop bought already are bought again; best set beside one drop, in its NAME.properties."),
            integer("order.top-ups", 2, 0, 20, "How often scenes that an order did not deliver are ordered again.")
                    .asLive(),
            integer(
                    "order.top-up-minutes",
                    30,
                    0,
                    10_080,
                    "Minutes before scenes that an order did not deliver are ordered again."),
            integer(
                            "order.max-active",
                            9500,
                            1,
                            10_000,
                            "Orders that Planet may be working on at once, all keys of the organisation together; its cap is 10000.")
                    .asLive(),
            limit("run", "since the run began; a restart after a crash goes on with it"),
            limit("day", "of a UTC day"),
            limit("month", "of a UTC month"),
            limit("drop", "of one drop; a NAME.properties may set a lower one"),
            decimal(
                            "quota.approve-above-hectares",
                            "0",
                            "0",
                            "1000000000",
                            "A drop whose orders come to more hectares waits for swath approve; 0 = none does.")
                    .asLive(),
            decimal(
                            "quota.min-charge-hectares",
                            "0",
                            "0",
                            "1000000",
                            "Least hectares that one scene is charged by your contract.")
                    .asLive(),
            choice(
                            "quota.account",
                            "warn",
                            List.of("off", "warn", "obey"),
                            "Whether Planet is asked what the account has left: not at all, to tell people, or to order nothing beyond it.")
                    .asLive(),
            integer("quota.check-ms", 120_000, 50, 86_400_000, "Milliseconds between two looks at the account."),
            integer(
                    "quota.pause-minutes",
                    60,
                    1,
                    10_080,
                    "Minutes for which nothing is ordered after Planet refused an order because the quota is spent."),
            choice(
                    "order.unknown",
                    "reconcile",
                    List.of("reconcile", "hold"),
                    "After a lost answer: look the order up and re-send once if it never appears, or hold it for a person."),
            integer(
                    "order.unknown-window-minutes",
                    15,
                    1,
                    1440,
                    "Minutes for which a lost order is looked for before anything else happens."),
            text("order.folder", "orders", "Folder for one JSON of orders per feature."),
            integer("list.interval-ms", 1000, 1, 600_000, "Milliseconds between two calls that list or read orders.")
                    .asLive(),
            text("poll.cron", "0 * * * * ?", "When orders are looked at: a Quartz cron expression, UTC."),
            integer(
                    "poll.min-seconds",
                    30,
                    1,
                    86_400,
                    "Seconds before a young order is looked at again; grows with its age."),
            integer("poll.max-seconds", 900, 1, 86_400, "Seconds before an old order is looked at again."),
            integer("link.interval-ms", 250, 1, 600_000, "Milliseconds between two calls that open a download link.")
                    .asLive(),
            integer(
                            "download.workers",
                            5,
                            1,
                            16,
                            "Most downloads under way at once; fewer while the line or the sender struggles.")
                    .asLive(),
            integer(
                    "download.stall-seconds",
                    60,
                    1,
                    3600,
                    "Seconds without a byte after which a download is given up and resumed."),
            text(
                    "download.allowed-hosts",
                    "",
                    "Hosts, or endings of hosts, that downloads may be redirected to, with commas; empty = any over https."),
            integer("http.connect-timeout-ms", 10_000, 100, 600_000, "Milliseconds to wait for a connection."),
            integer(
                    "http.response-timeout-ms",
                    125_000,
                    100,
                    3_600_000,
                    "Milliseconds to wait for an answer; below 125000 an order's late answer is taken for lost."),
            proxy(
                    "http.proxy",
                    "Proxy for everything that is called or fetched, http://HOST:PORT; empty = HTTPS_PROXY of the environment,"
                            + " none = no proxy."),
            text(
                    "http.no-proxy",
                    "",
                    "Hosts reached without the proxy, each with its subdomains, with commas, * = all; empty = NO_PROXY of the"
                            + " environment."),
            text(
                    "http.ca-bundle",
                    "",
                    "PEM file of certificates that are trusted besides Java's own, as for a proxy that opens TLS; empty = none."),
            integer(
                    "retry.redeliveries",
                    2,
                    0,
                    20,
                    "How often a failed call is repeated at once; never done with orders."),
            integer(
                    "retry.wait-ms",
                    2000,
                    1,
                    600_000,
                    "Milliseconds before the first repeat; doubled each time, with jitter."),
            integer(
                    "retry.rounds",
                    20,
                    1,
                    10_000,
                    "How often a piece of work is put back for later because of trouble before it is given up."),
            integer(
                    "retry.round-seconds",
                    60,
                    1,
                    86_400,
                    "Seconds before the first such round; doubled each time up to half an hour."),
            integer(
                    "breaker.failures",
                    10,
                    2,
                    1000,
                    "Failed calls of the last twice as many that open the breaker: calls then fail at once."),
            integer("breaker.open-seconds", 30, 1, 3600, "Seconds for which an open breaker lets nothing through."),
            integer(
                    "lease.seconds",
                    60,
                    2,
                    3600,
                    "Seconds after which work of a process that died is taken over; prolonged while it lives."),
            integer("tick.ms", 200, 10, 60_000, "Milliseconds between two looks for work."),
            integer(
                    "once.wait-minutes",
                    120,
                    0,
                    10_080,
                    "Minutes for which run --once waits for orders that Planet is still working on."),
            decimal(
                    "time.scale",
                    "1",
                    "0.001",
                    "100000",
                    "Divides intervals, ticks and leases, to rehearse a campaign faster."));

    static final List<Key> ALL = Stream.of(
                    OWN,
                    BasemapKeys.ALL,
                    StoreKeys.ALL,
                    CloudKeys.ALL,
                    TidyKeys.ALL,
                    StandingKeys.ALL,
                    StacKeys.ALL,
                    CatalogKeys.ALL,
                    CompositeKeys.ALL,
                    CalendarKeys.ALL,
                    ServiceKeys.ALL)
            .flatMap(List::stream)
            .toList();

    private static Key limit(String per, String meaning) {
        return decimal(
                        "quota.max-hectares-per-" + per,
                        "0",
                        "0",
                        "1000000000",
                        "Most hectares that are ordered by the estimate, " + meaning + "; 0 = no limit.")
                .asLive();
    }

    private Keys() {}
}
