package dev.swath.app.cli;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.trouble.BadInput;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath batch-check-status}: how the orders of a drop stand, and the files of those that are ready. */
@Command(
        name = "batch-check-status",
        mixinStandardHelpOptions = true,
        description = {
            "Asks Planet how the orders of a batch stand, by its list of orders, and brings the files of those"
                    + " that are ready. Spends no quota.",
            "The summary counts files: downloaded now, skipped as they lie there already, failed. Exit code 4"
                    + " while Planet works on some."
        },
        footer = {
            "",
            "Examples:",
            "  swath batch-check-status gages",
            "  swath batch-check-status 01JX8M4ZQ0T5V9Y2R7C3B6N1KD --wait",
            "  swath batch-check-status gages --force",
            "  swath batch-check-status gages --csv > orders.csv"
        })
final class CheckBatchVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private Tabular tabular = new Tabular();

    @Mixin
    private CheckOptions options = new CheckOptions();

    @Parameters(paramLabel = "BATCH", description = "The batch id, or the name of the file (its newest drop).")
    private String word = "";

    @Override
    public Integer call() throws InterruptedException {
        tabular.demand(common);
        var job = Found.inLedger(common, "check", this::batch);
        return new OrderCheck(common, options).run(job.id(), null);
    }

    private Job batch(Ledger ledger) {
        return ledger.jobs().find(word).stream()
                // a newer file of that name that could not be read has no orders
                .sorted(Comparator.comparing(job -> job.state() == Job.State.FAILED))
                .map(job -> Submission.original(ledger, job))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "no-such-drop",
                        "no batch here is called '" + word + "'; swath status lists them" + Near.drop(ledger, word)));
    }
}
