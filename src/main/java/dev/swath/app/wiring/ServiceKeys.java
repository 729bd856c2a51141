package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.choice;
import static dev.swath.app.wiring.Key.integer;
import static dev.swath.app.wiring.Key.onOff;
import static dev.swath.app.wiring.Key.several;
import static dev.swath.app.wiring.Key.text;

import dev.swath.io.ledger.Notices;
import java.util.Arrays;
import java.util.List;

/** The settings of a service that nobody watches: what it says of itself over HTTP, in logs, by mail and webhook. */
final class ServiceKeys {
    private static final int PORTS = 65_535;
    private static final int LONGEST = 36_500;
    private static final List<String> KINDS =
            Arrays.stream(Notices.Kind.values()).map(Notices.Kind::word).toList();

    static final List<Key> ALL = List.of(
            integer("web.port", 0, 0, PORTS, "Port for the API, /metrics and /health of a run; 0 = none."),
            text("web.host", "127.0.0.1", "Address it listens on; one that other machines reach needs authentication."),
            onOff("web.api", true, "Whether the API is answered there; if not, metrics and health alone."),
            integer("web.max-upload-mb", 100, 1, 20_000, "Megabytes of the largest file that is taken by the API."),
            text(
                    "web.names",
                    "",
                    "Names, with commas, that callers may know this machine by besides localhost; empty = any, where"
                            + " callers must say who they are."),
            integer(
                    "web.requests-per-second",
                    100,
                    1,
                    100_000,
                    "Requests a second of one address; five times so many at once."),
            integer("web.session-hours", 12, 1, 720, "Hours after which who logged in to the console logs in again."),
            onOff(
                    "web.https",
                    false,
                    "Whether browsers reach the console over https alone, by a proxy in front of it: the session's cookie"
                            + " then never goes over http. What a request says of that is not believed."),
            Key.tiles(
                    "web.tiles",
                    "Address of background tiles for the console's maps, like https://tile.example.org/{z}/{x}/{y}.png;"
                            + " empty = the outline of the land that is shipped, and nothing is asked of anybody."),
            text("web.tiles-credit", "", "Who made the tiles, as their terms of use want it said on the map."),
            integer("web.pictures-mb", 200, 1, 100_000, "Megabytes of small pictures that the console keeps in state."),
            integer(
                            "web.preview-interval-ms",
                            250,
                            1,
                            600_000,
                            "Milliseconds between two of Planet's small pictures of scenes, fetched when somebody looks.")
                    .asLive(),
            integer(
                    "health.poll-minutes",
                    15,
                    1,
                    10_080,
                    "Minutes without a successful look at orders, while some are open, after which a run is not ready."),
            choice(
                    "log.format",
                    "json",
                    List.of("json", "plain"),
                    "Lines of the log: logs/swath.jsonl or logs/swath.log."),
            choice("log.level", "info", List.of("error", "warn", "info", "debug"), "What is logged at all."),
            integer(
                    "log.file-mb",
                    50,
                    1,
                    10_000,
                    "Megabytes after which a log file is put away compressed; each midnight too."),
            integer("log.keep-mb", 500, 1, 1_000_000, "Megabytes of such files that are kept, the oldest go first."),
            integer("log.keep-days", 30, 1, LONGEST, "Days for which they are kept."),
            integer(
                    "notify.gather-seconds",
                    30,
                    0,
                    86_400,
                    "Seconds for which events are gathered into one message, counted from the first."),
            text("notify.mail.to", "", "Who gets mail, with commas; empty = none is sent."),
            text("notify.mail.from", "swath@localhost", "Sender of the mail."),
            text("notify.mail.host", "localhost", "Mail server."),
            integer("notify.mail.port", 587, 1, PORTS, "Its port."),
            choice(
                    "notify.mail.security",
                    "starttls",
                    List.of("starttls", "tls", "none"),
                    "How it is talked to; none = in clear text, without a password but to this machine."),
            text(
                    "notify.mail.user",
                    "",
                    "Name to log in with, its password is SWATH_NOTIFY_MAIL_PASSWORD; empty = no login."),
            several("notify.mail.events", KINDS, "What mail is sent of."),
            several("notify.webhook.events", KINDS, "What SWATH_NOTIFY_WEBHOOK_URL, where it is set, is told of."),
            integer("notify.interval-ms", 1000, 1, 600_000, "Milliseconds between two calls of the webhook.")
                    .asLive());

    private ServiceKeys() {}
}
