package dev.swath.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code swath check}: what is wrong with settings and routes. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Says what is wrong with settings and routes; starts nothing, spends nothing.",
        footer = {"", "Example: swath check"})
final class CheckVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Override
    public Integer call() {
        var faults = Checks.faults(common);
        faults.forEach(fault -> Out.say(common, fault));
        Out.json(common, Map.of("faults", faults));
        if (faults.isEmpty()) {
            Out.say(common, "settings and routes are sound");
        }
        return faults.isEmpty() ? Exit.DONE : Exit.USAGE;
    }
}
