package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import java.util.Arrays;
import java.util.List;

/** Decides what goes to the terminal before the first logger exists: a service tells what it does, a verb only troubles. */
final class Logging {
    private static final List<String> TALKATIVE = List.of("run", "sandbox");

    private Logging() {}

    /** What the settings say; the configuration of the log reads it when the first logger is made, which is later. */
    static void apply(Settings settings) {
        for (var name : List.of("log.format", "log.level", "log.file-mb", "log.keep-mb", "log.keep-days")) {
            System.setProperty("swath." + name, settings.text(name));
        }
    }

    static void prepare(String... args) {
        var verb = Arrays.stream(args)
                .filter(arg -> !arg.startsWith("-"))
                .findFirst()
                .orElse("");
        System.setProperty("swath.console.level", TALKATIVE.contains(verb) ? "INFO" : "WARN");
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--home=")) {
                System.setProperty("swath.home", args[i].substring("--home=".length()));
            } else if ((args[i].equals("-C") || args[i].equals("--home")) && i + 1 < args.length) {
                System.setProperty("swath.home", args[i + 1]);
            }
        }
    }
}
