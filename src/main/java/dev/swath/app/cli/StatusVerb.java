package dev.swath.app.cli;

import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.trouble.BadInput;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath status}: where everything stands. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Counts by step and status; exit 0 when all is finished, 4 while something waits.",
        footer = {"", "Examples: swath status", "          swath status parcels --json"})
final class StatusVerb implements Callable<Integer> {
    private static final int NEWEST = 1000;

    @Mixin
    private Common common = new Common();

    @Parameters(
            paramLabel = "DROP|all",
            arity = "0..1",
            defaultValue = "all",
            description = "Name or id of a drop; all.")
    private String drop = "all";

    @Override
    public Integer call() {
        var settings = common.settings();
        var file = Home.ledgerFile(settings);
        if (!Files.exists(file)) {
            Out.say(common, "nothing was ever dropped here: there is no ledger at " + file);
            Out.json(common, Map.of("drops", List.of(), "counts", Map.of(), "reasons", List.of(), "exit", Exit.DONE));
            return Exit.DONE;
        }
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + file, Clock.systemUTC(), "status")) {
            var jobs = drop.equals("all")
                    ? ledger.jobs().list(NEWEST)
                    : ledger.jobs().find(drop);
            if (jobs.isEmpty() && !drop.equals("all")) {
                throw new BadInput("no-such-drop", "no drop is called '" + drop + "'; swath status lists them all");
            }
            var tally = Tally.of(ledger, jobs);
            tally.print(common);
            Out.json(common, tally.json());
            int exit = tally.exit();
            return exit == Exit.WAITING ? Exit.WAITING : Exit.DONE;
        }
    }
}
