package dev.swath.app.cli;

import dev.swath.app.gate.Scope;
import dev.swath.app.sandbox.Sandbox;
import dev.swath.app.sandbox.SandboxOptions;
import dev.swath.app.sandbox.SandboxOptions.Times;
import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.NoSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath demo}: the whole flow on simulated services, with a shapefile that is shipped. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "The whole flow on simulated services: needs no key, no network, spends nothing.",
        footer = {
            "",
            "Examples:",
            "  swath demo",
            "  swath demo --keep        leaves the console and the simulated services up"
        })
final class DemoVerb implements Callable<Integer> {
    private static final List<String> PARTS = List.of(".shp", ".shx", ".dbf", ".prj", ".properties");
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** Everything quicker than for the real thing, where nothing is gained by waiting. */
    private static final Map<String, String> QUICK = Map.of(
            "intake.poll-ms", "250",
            "search.interval-ms", "100",
            "order.interval-ms", "200",
            "list.interval-ms", "200",
            "link.interval-ms", "50",
            "poll.cron", "* * * * * ?",
            "poll.min-seconds", "1",
            "retry.wait-ms", "200",
            "tick.ms", "50");

    @Mixin
    private Common common = new Common();

    @Option(names = "--keep", description = "Keeps the console and the simulated services up until stopped.")
    private boolean keep;

    @Override
    public Integer call() throws InterruptedException {
        var home = common.home().resolve("demo").resolve(STAMP.format(Instant.now()));
        var times = new Times(Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofHours(24));
        try (var stop = new Stop();
                var sandbox = Sandbox.start(SandboxOptions.defaults().withTimes(times), Clock.systemUTC())) {
            var settings = settings(home, sandbox);
            drop(settings.path("intake.folder"));
            Out.say(
                    common,
                    "simulated Planet at " + sandbox.api() + "; a shapefile was dropped into "
                            + settings.path("intake.folder"));
            return run(settings, stop);
        }
    }

    private static String console(Settings settings) {
        return "http://" + settings.text("web.host") + ":" + settings.text("web.port") + "/";
    }

    private void keepUp(Settings settings, Stop stop, Map<String, Object> result) {
        result.put("console", console(settings));
        Out.say(common, "console:  " + console(settings) + "  (Ctrl-C ends it, and the simulated services)");
        Out.jsonNow(common, result);
        try {
            stop.await();
        } catch (InterruptedException e) {
            Out.say(common, "the console and the simulated services are gone");
        }
    }

    private Settings settings(Path home, Sandbox sandbox) {
        var overrides = new LinkedHashMap<>(QUICK);
        if (keep) {
            // it goes on for as long as somebody looks
            overrides.put("tick.ms", "500");
        }
        overrides.putAll(common.overrides);
        overrides.put("planet.url", sandbox.api().toString());
        var settings = Settings.load(home, Map.of(), overrides);
        if (keep && settings.integer("web.port") == 0) {
            overrides.put("web.port", String.valueOf(DrawVerb.port(settings)));
            return Settings.load(home, Map.of(), overrides);
        }
        return settings;
    }

    private int run(Settings settings, Stop stop) throws InterruptedException {
        try (var engine = new Engine(settings, Secrets.ofSandbox(), Scope.everything()).demandLock()) {
            if (keep) {
                engine.serving();
                Out.say(common, "watch it at " + console(settings));
            }
            engine.start();
            try (var progress = new Progress(common, engine, null)) {
                new Waiting(engine, Clock.systemUTC(), Duration.ofMinutes(5), progress).untilQuiet(null);
            }
            var jobs = engine.ledger().jobs().list(1);
            var tally = Tally.of(engine.ledger(), jobs);
            tally.print(common);
            var result = new LinkedHashMap<>(tally.json());
            jobs.forEach(job -> {
                var report = engine.wiring().reports().folder(job).resolve("report.html");
                Out.say(common, "report:   " + report);
                result.put("report", report.toString());
            });
            var delivered = new Places(settings).root();
            Out.say(common, "images:   " + delivered);
            Out.say(common, "scenes:   " + settings.path("lookup.folder") + "  (GeoJSON, opens in QGIS)");
            result.put("delivered", delivered);
            Out.json(common, result);
            if (keep) {
                keepUp(settings, stop, result);
            }
            return tally.exit();
        }
    }

    /** The parts as a person would copy them; the anchor need not come last. */
    private static void drop(Path inbox) {
        try {
            Files.createDirectories(inbox);
            for (var part : PARTS) {
                try (var in = DemoVerb.class.getResourceAsStream("/demo/parcels" + part)) {
                    if (in == null) {
                        throw new IllegalStateException("the jar lacks demo/parcels" + part);
                    }
                    Files.copy(in, inbox.resolve("parcels" + part), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new NoSpace(
                    "cannot-write",
                    inbox + ": cannot be written (" + e.getMessage() + "); choose a folder you may write to",
                    e);
        }
    }
}
