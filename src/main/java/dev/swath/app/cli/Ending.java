package dev.swath.app.cli;

import dev.swath.model.trouble.BadSetting;
import dev.swath.model.trouble.Trouble;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How a verb ends: an error is one line on standard error that says what, where and what to do; with {@code --json} one
 * document on standard output has the verb's result or its error, and the exit code of the process.
 */
final class Ending {
    /** What somebody pasted by mistake is not repeated in full. */
    private static final int LONGEST = 300;

    private static final int MOST_GUESSES = 3;

    private @Nullable Map<String, String> error;

    /** A wrong word on the command line: one line, with what was meant or where to look; without any word all verbs. */
    int usage(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        var said = words(wrong, command).replaceAll("\\s+", " ").strip();
        var line = (said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said) + cure(wrong, command);
        error = error("usage", line);
        if (args.length == 0) {
            command.usage(command.getErr());
        } else {
            command.getErr().println("swath: " + line);
        }
        return Exit.USAGE;
    }

    /** Of several words that mean nothing the first one is the mistake. */
    private static String words(ParameterException wrong, CommandLine command) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return String.valueOf(wrong.getMessage());
        }
        var what = unmatched.isUnknownOption() ? "option" : command.getParent() == null ? "verb" : "argument";
        return "there is no " + what + " '" + unmatched.getUnmatched().get(0) + "'"
                + (what.equals("verb") ? "" : " of " + command.getCommandName());
    }

    private static String cure(ParameterException wrong, CommandLine command) {
        var meant = wrong instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream().limit(MOST_GUESSES).toList()
                : List.<String>of();
        return meant.isEmpty()
                ? "; " + command.getCommandSpec().qualifiedName() + " --help shows how it is used"
                : "; did you mean " + String.join(" or ", meant) + "?";
    }

    /** A stack trace only when asked for. */
    int failure(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof InterruptedException) {
            error = error("stopped", "stopped; what is unfinished goes on at the next start");
            return Exit.WAITING;
        }
        var trouble = trouble(failure);
        var line = trouble == null ? "unexpected " + failure + " (--debug shows where)" : trouble.line();
        error = error(trouble == null ? "unexpected" : trouble.code(), line);
        var err = command.getErr();
        line.lines().forEach(one -> err.println("swath: " + one));
        if (command.getParseResult().hasMatchedOption("--debug")) {
            failure.printStackTrace(new PrintWriter(err, true));
        }
        return trouble instanceof BadSetting ? Exit.USAGE : Exit.FAILED;
    }

    private static Map<String, String> error(String code, String message) {
        var error = new LinkedHashMap<String, String>();
        error.put("code", code);
        error.put("message", message);
        return error;
    }

    private static @Nullable Trouble trouble(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof Trouble trouble) {
                return trouble;
            }
        }
        return null;
    }

    /** The one place where a verb's JSON is printed. */
    int say(CommandLine swath, int exit, String... args) {
        if (error != null && Arrays.asList(args).contains("--json")) {
            var document = new LinkedHashMap<String, Object>();
            document.put("error", error);
            document.put("exit", exit);
            Out.print(document);
        } else if (error == null) {
            result(swath).ifPresent(result -> {
                var document = new LinkedHashMap<String, Object>(result);
                document.put("exit", exit);
                Out.print(document);
            });
        }
        return exit;
    }

    /** Empty when people listen, and when help was all that was wanted. */
    private static Optional<Map<String, ?>> result(CommandLine swath) {
        var parsed = swath.getParseResult();
        if (parsed == null || !parsed.hasSubcommand()) {
            return Optional.empty();
        }
        var verb = parsed.subcommand();
        while (verb.hasSubcommand()) {
            verb = verb.subcommand();
        }
        var mixin = verb.commandSpec().mixins().get("common");
        return mixin != null
                        && mixin.userObject() instanceof Common common
                        && common.json
                        && !verb.isUsageHelpRequested()
                ? Optional.ofNullable(common.result)
                : Optional.empty();
    }
}
