package dev.swath.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: {@code ./swath VERB}. */
@Command(
        name = "swath",
        mixinStandardHelpOptions = true,
        versionProvider = Swath.Version.class,
        description = "A shapefile dropped into a folder becomes satellite imagery.",
        synopsisSubcommandLabel = "VERB",
        subcommands = {
            InitVerb.class,
            DemoVerb.class,
            RunVerb.class,
            SandboxVerb.class,
            CheckVerb.class,
            DoctorVerb.class,
            StatusVerb.class,
            LookupVerb.class,
            OrderVerb.class,
            DownloadVerb.class,
            ApproveVerb.class,
            CancelVerb.class,
            RetryVerb.class,
            ExplainVerb.class,
            VerifyVerb.class,
            BackupVerb.class,
            RestoreVerb.class,
            CommandLine.HelpCommand.class
        },
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
    /** Runs one verb and returns its exit code. */
    public static int run(String... args) {
        Logging.prepare(args);
        var ending = new Ending();
        var swath = new CommandLine(new Swath())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(ending::usage)
                .setExecutionExceptionHandler(ending::failure);
        return ending.say(swath, swath.execute(args), args);
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
