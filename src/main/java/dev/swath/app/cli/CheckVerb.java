package dev.swath.app.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code swath check}: what is wrong with settings and routes. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says what is wrong with settings and routes; starts nothing, spends nothing.",
        footer = {"", "Examples:", "  swath check", "  swath check --set select.cadence=weekly", "  swath check --json"
        })
final class CheckVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Override
    public Integer call() {
        var faults = Checks.faults(common);
        faults.forEach(fault -> Out.say(common, fault));
        // what is faulty is not read any further
        var warnings = faults.isEmpty() ? common.settings().warnings() : List.<String>of();
        warnings.forEach(warning -> Out.say(common, "warning: " + warning));
        Out.json(common, Map.of("faults", faults, "warnings", warnings));
        if (faults.isEmpty()) {
            Out.say(common, "settings and routes are sound");
        }
        return faults.isEmpty() ? Exit.DONE : Exit.USAGE;
    }
}
