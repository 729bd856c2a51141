package dev.swath.app.cli;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.trouble.BadInput;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath check-order-status}: how one order stands, and its files if it is ready. */
@Command(
        name = "check-order-status",
        mixinStandardHelpOptions = true,
        description = {
            "Asks Planet how an order stands, and brings its files if they are ready. Spends no quota.",
            "The summary counts files: downloaded now, skipped as they lie there already, failed. Exit code 4"
                    + " while Planet works on it."
        },
        footer = {
            "",
            "Examples:",
            "  swath check-order-status 3d0c4f0e-1111-4222-8333-944455556666",
            "  swath check-order-status swath-01JX8M4ZQ0T5V9Y2R7C3B6N1KD --wait",
            "  swath check-order-status 3d0c4f0e-1111-4222-8333-944455556666 \\",
            "      --output downloads"
        })
final class CheckOrderVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private Tabular tabular = new Tabular();

    @Mixin
    private CheckOptions options = new CheckOptions();

    @Parameters(paramLabel = "ORDER", description = "Planet's id of the order, or its name or id here.")
    private String word = "";

    @Override
    public Integer call() throws InterruptedException {
        tabular.demand(common);
        var subject = Found.inLedger(common, "check", this::order);
        return new OrderCheck(common, options).run(subject.jobId(), subject.id());
    }

    private Subject order(Ledger ledger) {
        return ledger.decisions().find(word).stream()
                .filter(subject -> subject.kind() == Kind.ORDER)
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "no-such-order",
                        "no order here is called '" + word + "'; swath batch-check-status lists those of a batch"
                                + Near.order(ledger, word)));
    }
}
