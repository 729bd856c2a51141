package dev.swath.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath cancel}: stops what has not ended. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = {
            "Stops a drop, a feature, an order or a file. What was not sent is never sent; an order that Planet has is",
            "cancelled there while it is queued, by the running swath or the next one; what Planet works on is delivered."
        },
        footer = {
            "",
            "Examples: swath cancel parcels",
            "          swath cancel parcels/field-7",
            "          swath cancel swath-01JX…"
        })
final class CancelVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "SUBJECT", description = "Drop, DROP/FEATURE, order or file.")
    private String word = "";

    @Override
    public Integer call() {
        return Found.inLedger(common, "cancel", ledger -> {
            var subject = Found.one(ledger, common, word);
            var cancelled = ledger.decisions().cancel(subject);
            Out.say(
                    common,
                    Found.name(subject) + ": " + cancelled.stopped() + " pieces of work stopped, "
                            + cancelled.atProvider() + " orders are to be cancelled at Planet");
            Out.json(
                    common,
                    Map.of(
                            "subject", subject.id(),
                            "stopped", cancelled.stopped(),
                            "at_planet", cancelled.atProvider()));
            return cancelled.atProvider() > 0 ? Exit.WAITING : Exit.DONE;
        });
    }
}
