package dev.swath.app.cli;

import dev.swath.app.cli.CheckStored.Finding;
import dev.swath.app.wiring.Stores;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Stock.Lying;
import dev.swath.io.store.Store;
import dev.swath.model.Job;
import dev.swath.model.trouble.BadInput;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath verify}: whether what was delivered still lies there as it came. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Compares what lies in the folder or bucket with the ledger: missing, other size, other digest.",
            "Reads every file, two at a time; shared files too. Beside a running swath or not.",
            "The catalog then tells no more of what is missing or another file.",
            "Exit code 0 when all is fine, 3 when something is not."
        },
        footer = {
            "",
            "Examples:",
            "  swath verify",
            "  swath verify parcels --quick     by existence and size only",
            "  swath verify --repair            puts what is broken back to be fetched",
            "  swath verify --strays            also what the ledger knows nothing of"
        })
final class VerifyVerb implements Callable<Integer> {
    /** A list for machines that is longer is cut off; the counts are not. */
    private static final int MOST = 1000;

    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "DROP|all", arity = "0..1", description = "A drop by name or id; all if none is named.")
    private String target = "all";

    @Option(names = "--quick", description = "By existence and size, without reading the files.")
    private boolean quick;

    @Option(names = "--strays", description = "Lists also files in the store that the ledger does not know.")
    private boolean strays;

    @Option(names = "--repair", description = "What is broken goes back to be fetched or shared again.")
    private boolean repair;

    private final List<Map<String, Object>> broken = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private long unknownFiles;
    private long repaired;

    @Override
    public Integer call() {
        var settings = common.settings();
        return Found.inLedger(common, "verify", ledger -> {
            try (var stores = Stores.open(settings, ledger, Clock.systemUTC())) {
                return verify(ledger, stores.store(), new Places(settings));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return Exit.FAILED;
            }
        });
    }

    private int verify(Ledger ledger, Store store, Places places) throws InterruptedException {
        try (var verification = new Verification(ledger, new CheckStored(store, quick))) {
            for (var job : jobs(ledger)) {
                try (var bar = new Steps(common, "file", ledger.stock().count(job == null ? null : job.id()))) {
                    verification.run(job, (file, finding) -> tell(ledger, places, file, finding), bar::at);
                }
            }
            if (strays) {
                new Strays(ledger, store, places.catalog()).each(name -> stray(places.of(name)));
            }
            end(verification);
            return verification.isAllFine() ? Exit.DONE : Exit.ASIDE;
        }
    }

    /** One null for all. */
    private List<@Nullable Job> jobs(Ledger ledger) {
        var jobs = new ArrayList<@Nullable Job>();
        if (target.equals("all")) {
            jobs.add(null);
            return jobs;
        }
        jobs.addAll(ledger.jobs().find(target));
        if (jobs.isEmpty()) {
            throw new BadInput(
                    "no-such-drop",
                    "there is no drop called '" + target + "'; swath status lists the drops"
                            + Near.drop(ledger, target));
        }
        return jobs;
    }

    private void tell(Ledger ledger, Places places, Lying file, Finding finding) {
        var where = places.of(file.file().target());
        if (finding != Finding.UNREADABLE) {
            ledger.catalog().gone(file);
        }
        boolean again = repair && ledger.stock().bringAgain(file, "verify found it " + finding.words());
        repaired += again ? 1 : 0;
        Out.say(common, "  %-12s  %s%s".formatted(finding.words(), where, again ? "  (is brought again)" : ""));
        if (broken.size() < MOST) {
            broken.add(Map.of("finding", finding.words(), "file", where, "shared", file.linked(), "repaired", again));
        }
    }

    private void stray(String where) {
        unknownFiles++;
        Out.say(common, "  %-12s  %s".formatted("stray", where));
        if (unknown.size() < MOST) {
            unknown.add(where);
        }
    }

    private void end(Verification verification) {
        var json = new LinkedHashMap<String, Object>();
        json.put("checked", verification.files());
        Out.say(common, "  %-12s %9d".formatted("checked", verification.files()));
        for (var finding : Finding.values()) {
            json.put(finding.words().replace(' ', '_'), verification.count(finding));
            Out.say(common, "  %-12s %9d".formatted(finding.words(), verification.count(finding)));
        }
        if (strays) {
            Out.say(common, "  %-12s %9d".formatted("strays", unknownFiles));
            json.put("strays", unknownFiles);
            json.put("stray_files", unknown);
        }
        json.put("quick", quick);
        json.put("bytes", verification.bytes());
        json.put("repaired", repaired);
        json.put("broken", broken);
        Out.json(common, json);
        if (!verification.isAllFine()) {
            Out.say(common, next());
        }
    }

    private String next() {
        return repair
                ? Out.count(repaired, "file is", "files are")
                        + " brought again, at no cost: by the running swath, or by swath run"
                : "swath verify --repair puts them back to be fetched, at no cost";
    }
}
