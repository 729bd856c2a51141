package dev.swath.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.composite.CompositeDesk.Asked;
import dev.swath.app.composite.CompositeStatus;
import dev.swath.app.composite.FaultyRequest;
import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Composing;
import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.CompositeLooks.Line;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.CompositeOutput;
import dev.swath.model.CompositeProgress;
import dev.swath.model.Job;
import dev.swath.model.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Asks for a composite, and follows it to its end: made by this process, or by the one that holds the ledger. */
final class CompositeRun {
    /** Work that is due within this time is waited for; what trouble put off for longer is not. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Common common;
    private final Settings settings;
    private final ObjectNode words;
    private @Nullable Asked asked;

    CompositeRun(Common common, Settings settings, ObjectNode words) {
        this.common = common;
        this.settings = settings;
        this.words = words;
    }

    int run(boolean noWait) throws InterruptedException {
        var clock = Clock.systemUTC();
        while (true) {
            try (var stop = new Stop();
                    var engine = Checks.engine(common, settings, common.anySecrets(), Scope.compositing())) {
                if (asked == null) {
                    asked = ask(engine.ledger());
                }
                if (noWait) {
                    return asked(engine, asked);
                }
                engine.start();
                if (!engine.isHolder()) {
                    Out.say(common, "another swath runs on this ledger and does the work");
                }
                follow(engine, asked.composite().id(), clock);
                if (engine.isServed()) {
                    return end(engine.ledger(), line(engine.ledger(), asked), clock);
                }
            }
        }
    }

    private Asked ask(Ledger ledger) {
        try {
            var fresh = Composing.desk(settings, ledger).ask(words);
            var composite = fresh.composite();
            Out.say(
                    common,
                    "composite " + composite.name() + " (" + composite.id() + ") "
                            + (fresh.isNew() ? "of " : "goes on: ") + String.join(", ", composite.bands()) + " from "
                            + String.join(", ", composite.collections()));
            return fresh;
        } catch (FaultyRequest wrong) {
            throw CompositeOptions.usage(wrong);
        }
    }

    private int asked(Engine engine, Asked asked) {
        Out.say(
                common,
                engine.isHolder()
                        ? "nobody works on it now: swath run does, or the same command without --no-wait"
                        : "the running swath does the work; swath status shows it");
        var status = new CompositeStatus(engine.ledger(), Clock.systemUTC());
        Out.json(common, status.full(line(engine.ledger(), asked)));
        return Exit.WAITING;
    }

    private void follow(Engine engine, String id, Clock clock) throws InterruptedException {
        var ledger = engine.ledger();
        var patience = settings.scaled("once.wait-minutes", ChronoUnit.MINUTES);
        try (var progress = new CompositeProgressLine(common, ledger, id, clock)) {
            new Waiting(engine, clock, patience, progress).until(() -> isStill(ledger, id, clock));
        }
    }

    /** Whether it has ended, or waits for a person, or for a time that is not soon. */
    private static boolean isStill(Ledger ledger, String id, Clock clock) {
        var line = ledger.compositeLooks().find(id).orElseThrow();
        return line.hasEnded()
                ? line.job().state() != Job.State.OPEN
                : !ledger.compositeLooks().isBusy(id, clock.instant().plus(SOON));
    }

    private static Line line(Ledger ledger, Asked asked) {
        return ledger.compositeLooks().find(asked.composite().id()).orElseThrow();
    }

    private int end(Ledger ledger, Line line, Clock clock) {
        Out.json(common, new CompositeStatus(ledger, clock).full(line));
        var progress = ledger.composites().progress(line.job().id());
        for (var output : progress.outputs()) {
            Out.say(common, "  " + line(output));
        }
        var why = progress.reason().isEmpty() ? "" : ": " + progress.reason();
        Out.say(common, line.job().name() + " is " + word(line) + why);
        int lacking = progress.assetsWanted() - progress.assetsHeld();
        if (lacking > 0 && line.hasEnded()) {
            Out.say(common, Out.count(lacking, "asset") + " of " + progress.assetsWanted() + " did not come");
        }
        int exit = exit(line, progress);
        if (exit == Exit.WAITING) {
            Out.say(common, next(line));
        }
        return exit;
    }

    private static String next(Line line) {
        return line.status() == Status.HELD
                ? "it is held; swath retry " + line.job().id() + " lets it go on"
                : "it is put off; the same command goes on, or swath run";
    }

    private static String line(CompositeOutput output) {
        return (output.month() == null ? "all    " : output.month()) + "  " + output.kind() + "  " + output.target();
    }

    private static String word(Line line) {
        return line.status() == Status.DONE ? "finished" : line.status().word();
    }

    private static int exit(Line line, CompositeProgress progress) {
        boolean isWhole = progress.assetsHeld() >= progress.assetsWanted()
                && progress.months().stream().allMatch(month -> month.status().equals("done"));
        return switch (line.status()) {
            case WAITING, WORKING, HELD -> Exit.WAITING;
            case FAILED, CANCELLED -> Exit.FAILED;
            case DONE, SKIPPED, ASIDE -> isWhole ? Exit.DONE : Exit.ASIDE;
        };
    }
}
