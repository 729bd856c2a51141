package dev.swath.app.cli;

import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code swath retry}: tries again what failed. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = {
            "Tries again what failed, was refused or cancelled, or is held by a budget. MAY SPEND QUOTA.",
            "An order that Planet refused, failed or cancelled is replaced by a new one, within the"
                    + " budgets. A running swath takes it up; without one, swath run does.",
            "What shares the files of another drop's order that brought none buys its scenes itself; the"
                    + " other drop is left as it is, and shares them when it is retried too. If only the download of"
                    + " those files failed, they are fetched again."
        },
        footer = {
            "",
            "Examples:",
            "  swath retry parcels",
            "  swath retry parcels/field-7 parcels/field-9",
            "  swath retry 'parcels-*'",
            "  swath retry all --yes        also what was cancelled"
        })
final class RetryVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private Subjects subjects = new Subjects();

    @Override
    public Integer call() {
        return Found.inLedger(common, "retry", ledger -> {
            var found = subjects.find(ledger, common, true);
            return subjects.asks(common, found, "retry") ? Exit.WAITING : retry(ledger, found);
        });
    }

    private int retry(Ledger ledger, List<Subject> found) {
        int goOn = 0;
        var told = new ArrayList<Map<String, Object>>();
        for (var subject : found) {
            int rows = ledger.decisions().retry(subject, Subjects::breathe);
            goOn += rows;
            Out.say(common, Found.name(subject) + ": " + words(rows));
            told.add(Map.of("kind", Found.kind(subject), "id", subject.id(), "label", subject.label(), "rows", rows));
        }
        Out.json(common, Map.of("subjects", told, "rows", goOn));
        return goOn == 0 ? Exit.DONE : Exit.WAITING;
    }

    private static String words(int rows) {
        return rows == 0
                ? "nothing of it has failed"
                : Out.count(rows, "piece of work goes", "pieces of work go") + " on; swath run does them";
    }
}
