package dev.swath.app.cli;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Money.Balance;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.io.ledger.Standing.Request;
import dev.swath.model.Job;
import dev.swath.model.trouble.BadInput;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath status}: where everything stands. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Counts by step and status, reasons, and what was spent.",
            "Exit 0 when all is finished, whatever came of it; 4 while something waits."
        },
        footer = {"", "Examples:", "  swath status", "  swath status parcels --json", "  swath status --csv"})
final class StatusVerb implements Callable<Integer> {
    private static final int NEWEST = 1000;

    @Mixin
    private Common common = new Common();

    @Mixin
    private Tabular tabular = new Tabular();

    @Parameters(
            paramLabel = "DROP|all",
            arity = "0..1",
            defaultValue = "all",
            description = "Name or id of a drop; all.")
    private String drop = "all";

    @Override
    public Integer call() {
        tabular.demand(common);
        var settings = common.settings();
        var file = Home.ledgerFile(settings);
        if (!Files.exists(file)) {
            Out.say(common, "nothing was ever dropped here: there is no ledger at " + file);
            Out.json(common, Map.of("drops", List.of(), "counts", Map.of(), "reasons", List.of()));
            return Exit.DONE;
        }
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + file, Clock.systemUTC(), "status")) {
            var jobs = drop.equals("all")
                    ? ledger.jobs().list(NEWEST)
                    : ledger.jobs().find(drop);
            if (jobs.isEmpty() && !drop.equals("all")) {
                throw new BadInput(
                        "no-such-drop",
                        "no drop is called '" + drop + "'; swath status lists them all" + Near.drop(ledger, drop));
            }
            if (common.csv) {
                table(ledger, jobs);
            }
            var tally = Tally.of(ledger, jobs);
            tally.print(common);
            var standing = standing(ledger, jobs);
            standing.forEach(request -> Out.say(common, line(request)));
            var balance = ledger.money().balance();
            Out.say(common, spent(balance));
            var json = tally.json();
            json.put("hectares", hectares(balance));
            json.put("standing", standing.stream().map(StatusVerb::json).toList());
            Out.json(common, json);
            int exit = tally.exit();
            return exit == Exit.WAITING ? Exit.WAITING : Exit.DONE;
        }
    }

    private void table(Ledger ledger, List<Job> jobs) {
        var table = new Table(common, 0, "drop", "batch_id", "state", "arrived", "step", "status", "rows");
        for (var job : jobs) {
            ledger.jobs()
                    .counts(job.id())
                    .forEach((place, rows) -> table.add(
                            job.name(),
                            job.id(),
                            job.state().name().toLowerCase(Locale.ROOT),
                            job.arrived(),
                            place.substring(0, place.indexOf('/')),
                            place.substring(place.indexOf('/') + 1),
                            rows));
        }
    }

    /** Those of the drops that are searched again on a calendar, each once. */
    private static List<Request> standing(Ledger ledger, List<Job> jobs) {
        var shown = jobs.stream().map(Job::name).collect(Collectors.toSet());
        return ledger.standing().active().stream()
                .filter(request -> shown.contains(request.name()))
                .toList();
    }

    private static String line(Request request) {
        var next = request.next();
        return "  " + request.name() + " is searched again "
                + (next == null ? "when swath runs" : "at " + next) + " (" + request.cron() + ", "
                + Out.count(request.rounds(), "round") + " so far"
                + (request.until() == null ? "" : ", until " + request.until()) + ")";
    }

    private static Map<String, Object> json(Request request) {
        var json = new TreeMap<String, Object>();
        json.put("drop", request.name());
        json.put("id", request.jobId());
        json.put("cron", request.cron());
        json.put("rounds", request.rounds());
        if (request.next() != null) {
            json.put("next", request.next().toString());
        }
        if (request.until() != null) {
            json.put("until", request.until().toString());
        }
        return json;
    }

    private static String spent(Balance balance) {
        return "  ordered by the estimate: " + balance.run().toPlainString() + " ha in this run, "
                + balance.day().toPlainString() + " ha today, "
                + balance.month().toPlainString()
                + " ha this month (UTC); " + balance.waiting().toPlainString() + " ha wait to be ordered"
                + (balance.account() == null
                        ? ""
                        : "; the account has " + balance.account().toPlainString() + " ha left");
    }

    private static Map<String, Object> hectares(Balance balance) {
        var hectares = new TreeMap<String, Object>();
        hectares.put("run", balance.run());
        hectares.put("day", balance.day());
        hectares.put("month", balance.month());
        hectares.put("waiting", balance.waiting());
        if (balance.account() != null) {
            hectares.put("account_left", balance.account());
        }
        return hectares;
    }
}
