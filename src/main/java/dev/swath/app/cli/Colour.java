package dev.swath.app.cli;

import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** Colours for words of state, where somebody looks; none in pipes, nor where {@code NO_COLOR} is set. */
final class Colour {
    private static final Map<String, String> BY_WORD = Map.of(
            "success", "green",
            "queued", "cyan",
            "running", "cyan",
            "partial", "yellow",
            "held", "yellow",
            "in doubt", "yellow",
            "failed", "red",
            "cancelled", "red");

    private Colour() {}

    /** For picocli's own texts too. */
    static Ansi ansi() {
        return Terminal.isInteractive() ? Ansi.AUTO : Ansi.OFF;
    }

    static String of(String word) {
        var colour = BY_WORD.get(word);
        return colour == null || !ansi().enabled() ? word : ansi().string("@|" + colour + " " + word + "|@");
    }
}
