package dev.swath.app.cli;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code swath completion}: the shell learns verbs and options. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a script by which bash and zsh complete verbs and options.",
        footer = {
            "",
            "Examples:",
            "  source <(swath completion)",
            "  swath completion > ~/.local/share/bash-completion/completions/swath"
        })
final class CompletionVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var swath = Objects.requireNonNull(spec).root().commandLine();
        var script = AutoComplete.bash("swath", swath);
        if (!common.json) {
            Out.out().print(script);
        }
        Out.json(common, Map.of("script", script));
        return Exit.DONE;
    }
}
