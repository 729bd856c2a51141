package dev.swath.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: {@code ./swath VERB}; {@link Verbs} has the verbs. */
@Command(
        name = "swath",
        mixinStandardHelpOptions = true,
        versionProvider = Swath.Version.class,
        description = "A shapefile dropped into a folder becomes satellite imagery.",
        synopsisSubcommandLabel = "VERB",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 usage or settings, 3 done with some set aside,",
            "            4 waiting.",
            "",
            "Examples:",
            "  swath demo",
            "  swath help order"
        })
public final class Swath {
    /** The longest path that Linux takes. */
    private static final int LONGEST_ARGUMENT = 4096;

    /** Runs one verb and returns its exit code. */
    public static int run(String... args) {
        Logging.prepare(args);
        var ending = new Ending();
        var swath = Verbs.commandLine(args)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(Terminal.isInteractive())
                .setColorScheme(CommandLine.Help.defaultColorScheme(Colour.ansi()))
                .setParameterExceptionHandler(ending::usage)
                .setExecutionExceptionHandler(ending::failure);
        var unusable = unusable(args);
        int exit = unusable.isEmpty()
                ? swath.execute(args)
                : ending.usage(new CommandLine.ParameterException(swath, unusable), args);
        return ending.say(swath, exit, args);
    }

    /** What no verb takes, whatever it means there; empty when nothing is wrong. */
    private static String unusable(String... args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].chars().anyMatch(Character::isISOControl)) {
                return "argument " + (i + 1) + " holds a control character: '" + args[i].replaceAll("\\p{Cntrl}", "?")
                        + "'";
            }
            if (args[i].length() > LONGEST_ARGUMENT) {
                return "argument " + (i + 1) + " has " + args[i].length() + " characters, more than "
                        + LONGEST_ARGUMENT;
            }
        }
        return "";
    }

    /** Reads the version from the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            var version = Swath.class.getPackage().getImplementationVersion();
            return new String[] {"swath " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
