package dev.swath.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code swath check}: what is wrong with settings and routes. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Says what is wrong with settings and routes.")
final class CheckVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Override
    public Integer call() {
        common.settings();
        return Exit.DONE;
    }
}
