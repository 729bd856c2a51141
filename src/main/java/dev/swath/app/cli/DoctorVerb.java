package dev.swath.app.cli;

import dev.swath.app.doctor.Doctor;
import dev.swath.app.doctor.Finding;
import dev.swath.app.doctor.Finding.Level;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Tidying;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath doctor}: whether key, account, network, clock, disk, ledger and store are fit for work. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at settings, key, account, network, clock, pace, folders, ledger and store.",
            "Orders nothing, leaves nothing behind.",
            "Exit 0 when all is fine, 1 when something is broken, 3 for warnings only."
        },
        footer = {
            "",
            "Examples:",
            "  swath doctor",
            "  swath doctor --json",
            "  swath doctor --set store.url=s3://images"
        })
final class DoctorVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(
            names = "--tidy",
            description = "Lists what the settings tidy.* would remove now, and looks at nothing else.")
    private boolean tidy;

    @Override
    public Integer call() throws InterruptedException {
        return tidy ? listTidy() : lookAtAll();
    }

    private int listTidy() {
        var settings = common.settings();
        return Found.inLedger(common, "doctor", ledger -> {
            var due = Tidying.due(settings, ledger, Clock.systemUTC()).stream()
                    .map(removal -> removal.path().toString())
                    .toList();
            due.forEach(path -> Out.say(common, "would be removed: " + path));
            Out.say(common, Out.count(due.size(), "folder") + " due by tidy.*-days");
            Out.json(common, Map.of("due", due));
            return Exit.DONE;
        });
    }

    private int lookAtAll() throws InterruptedException {
        var findings = look();
        findings.forEach(finding -> Out.say(common, finding.line()));
        long broken = count(findings, Level.BROKEN);
        long warnings = count(findings, Level.WARNING);
        Out.say(
                common,
                broken + warnings == 0
                        ? "all is fine"
                        : Out.count(broken, "thing") + " broken, " + Out.count(warnings, "warning"));
        Out.json(
                common,
                Map.of(
                        "checks",
                        findings.stream().map(Finding::json).toList(),
                        "broken",
                        broken,
                        "warnings",
                        warnings));
        return broken > 0 ? Exit.FAILED : warnings > 0 ? Exit.ASIDE : Exit.DONE;
    }

    private List<Finding> look() throws InterruptedException {
        var faults = Checks.faultsWithoutTrace(common);
        var findings = new ArrayList<Finding>();
        faults.forEach(fault -> findings.add(new Finding("settings", Level.BROKEN, "config, routes", fault, "")));
        if (faults.isEmpty()) {
            findings.add(new Finding("settings", Level.FINE, "config, routes", "are sound", ""));
        }
        if (Settings.faults(common.home(), System.getenv(), common.overrides).isEmpty()) {
            var settings = common.settings();
            var doctor = new Doctor(settings, Home.ledgerFile(settings), common.findSecrets(), Clock.systemUTC());
            findings.addAll(doctor.look());
        }
        return findings;
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }
}
