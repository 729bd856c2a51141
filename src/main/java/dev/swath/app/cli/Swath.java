package dev.swath.app.cli;

import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Trouble;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
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
            StatusVerb.class,
            LookupVerb.class,
            OrderVerb.class,
            DownloadVerb.class,
            ApproveVerb.class,
            CancelVerb.class,
            RetryVerb.class,
            ExplainVerb.class,
            BackupVerb.class,
            RestoreVerb.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 usage or settings, 3 done with items set aside, 4 waiting.",
            "Try it: ./swath demo"
        })
public final class Swath {
    /** Runs one verb and returns its exit code. */
    public static int run(String... args) {
        Logging.prepare(args);
        return new CommandLine(new Swath())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command))
                .execute(args);
    }

    /** Errors are one line that says what, where and what to do; a stack trace only when asked for. */
    private static int report(Exception failure, CommandLine command) {
        var err = command.getErr();
        var trouble = trouble(failure);
        if (failure instanceof InterruptedException) {
            return Exit.WAITING;
        }
        if (trouble != null) {
            trouble.line().lines().forEach(line -> err.println("swath: " + line));
        } else {
            err.println("swath: unexpected " + failure + " (--debug shows where)");
        }
        if (wantsTrace(command)) {
            failure.printStackTrace(new PrintWriter(err, true));
        }
        return trouble instanceof BadSetting ? Exit.USAGE : Exit.FAILED;
    }

    private static @Nullable Trouble trouble(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof Trouble trouble) {
                return trouble;
            }
        }
        return null;
    }

    private static boolean wantsTrace(CommandLine command) {
        var parsed = command.getParseResult();
        return parsed != null && parsed.hasMatchedOption("--debug");
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
