package dev.swath.app.cli;

import dev.swath.app.gate.Scope;
import dev.swath.model.Job;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath run}: all routes until stopped, or until nothing can progress. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs all routes: watches the inbox, searches, orders, downloads, reports.",
        footer = {
            "",
            "Examples:",
            "  swath run               until stopped (Ctrl-C or SIGTERM stops cleanly)",
            "  swath run --once        until nothing can progress, for cron"
        })
final class RunVerb implements Callable<Integer> {
    private static final int NEWEST = 1000;

    @Mixin
    private Common common = new Common();

    @Option(names = "--once", description = "Ends when nothing can progress; exit 4 when something still waits.")
    private boolean once;

    @Override
    public Integer call() throws Exception {
        var settings = common.settings();
        var secrets = common.secrets();
        var start = Instant.now();
        try (var stop = new Stop();
                var engine = Checks.engine(common, settings, secrets, Scope.everything())
                        .demandLock()) {
            engine.serving().start().watchEdits();
            Out.say(common, "swath runs: drop shapefiles into " + settings.path("intake.folder"));
            if (!once) {
                engine.whenLedgerFails(stop::wake);
                return untilStopped(stop, engine);
            }
            var ordersWait = settings.scaled("once.wait-minutes", ChronoUnit.MINUTES);
            try (var progress = new Progress(common, engine, null)) {
                new Waiting(engine, Clock.systemUTC(), ordersWait, progress).untilQuiet(null);
            }
            return end(engine, start);
        }
    }

    private static int untilStopped(Stop stop, Engine engine) {
        try {
            stop.await();
        } catch (InterruptedException e) {
            // the signal that was waited for; the engine is closed next, undisturbed
            return Exit.DONE;
        }
        engine.demandLedger();
        return Exit.DONE;
    }

    private int end(Engine engine, Instant start) {
        var jobs = engine.ledger().jobs().list(NEWEST).stream()
                .filter(job -> isOfThisRun(job, start))
                .toList();
        var tally = Tally.of(engine.ledger(), jobs);
        tally.print(common);
        var waiting = engine.wiring().bundleGate().waiting();
        var result = tally.json();
        result.put("inbox", waiting);
        Out.json(common, result);
        waiting.forEach((name, lacks) -> Out.say(common, name + " waits in the inbox: " + lacks));
        engine.wiring()
                .doors()
                .closed()
                .ifPresent(why -> System.err.println("swath: the door to Planet is closed: " + why));
        return waiting.isEmpty() || tally.exit() == Exit.FAILED ? tally.exit() : Exit.WAITING;
    }

    private static boolean isOfThisRun(Job job, Instant start) {
        var finished = job.finished();
        return finished == null || !finished.isBefore(start);
    }
}
