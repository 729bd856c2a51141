package dev.swath.app.cli;

import dev.swath.io.ledger.Decisions.Cancelled;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code swath cancel}: stops what has not ended. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = {
            "Stops drops, features, orders or files that have not ended.",
            "What was not sent is never sent. An order that Planet has is cancelled there while it is"
                    + " queued, by the running swath or the next one; what Planet works on already is paid for, and"
                    + " delivered. What another drop shares and waits for is fetched for it. Exit 4 while orders are"
                    + " still to be cancelled at Planet."
        },
        footer = {
            "",
            "Examples:",
            "  swath cancel parcels",
            "  swath cancel parcels/field-7 parcels/field-9",
            "  swath cancel swath-01JX8M4ZQ0T5V9Y2R7C3B6N1KD",
            "  swath cancel 'parcels-*'",
            "  swath cancel all --yes"
        })
final class CancelVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private Subjects subjects = new Subjects();

    @Override
    public Integer call() {
        return Found.inLedger(common, "cancel", ledger -> {
            var found = subjects.find(ledger, common, false);
            return subjects.asks(common, found, "cancel") ? Exit.WAITING : cancel(ledger, found);
        });
    }

    private int cancel(Ledger ledger, List<Subject> found) {
        int stopped = 0;
        int atPlanet = 0;
        var told = new ArrayList<Map<String, Object>>();
        for (var subject : found) {
            var cancelled = ledger.decisions().cancel(subject, Subjects::breathe);
            stopped += cancelled.stopped();
            atPlanet += cancelled.atProvider();
            Out.say(common, Found.name(subject) + ": " + words(cancelled));
            told.add(Map.of(
                    "kind", Found.kind(subject),
                    "id", subject.id(),
                    "label", subject.label(),
                    "stopped", cancelled.stopped(),
                    "at_planet", cancelled.atProvider()));
        }
        if (found.size() != 1) {
            Out.say(common, "together: " + words(new Cancelled(stopped, atPlanet)));
        }
        Out.json(common, Map.of("subjects", told, "stopped", stopped, "at_planet", atPlanet));
        return atPlanet > 0 ? Exit.WAITING : Exit.DONE;
    }

    private static String words(Cancelled cancelled) {
        return Out.count(cancelled.stopped(), "piece of work", "pieces of work") + " stopped, "
                + Out.count(cancelled.atProvider(), "order is", "orders are") + " to be cancelled at Planet";
    }
}
