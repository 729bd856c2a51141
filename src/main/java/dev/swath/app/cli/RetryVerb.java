package dev.swath.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath retry}: tries again what failed. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = {
            "Tries again what failed, was refused or cancelled, or is held by a budget. An order that Planet refused,",
            "failed or cancelled is replaced by a new one: MAY SPEND QUOTA, within the budgets. A running swath takes it up;",
            "without one, swath run does."
        },
        footer = {"", "Examples: swath retry parcels", "          swath retry parcels/field-7"})
final class RetryVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "SUBJECT", description = "Drop, DROP/FEATURE, order or file.")
    private String word = "";

    @Override
    public Integer call() {
        return Found.inLedger(common, "retry", ledger -> {
            var subject = Found.one(ledger, common, word);
            int rows = ledger.decisions().retry(subject);
            Out.say(
                    common,
                    Found.name(subject) + ": "
                            + (rows == 0
                                    ? "nothing of it has failed"
                                    : rows + " pieces of work go on; swath run does them"));
            Out.json(common, Map.of("subject", subject.id(), "rows", rows));
            return rows == 0 ? Exit.DONE : Exit.WAITING;
        });
    }
}
