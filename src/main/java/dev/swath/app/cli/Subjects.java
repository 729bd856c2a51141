package dev.swath.app.cli;

import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.trouble.BadInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a person decides about: one thing, several, or a batch of drops. */
final class Subjects {
    /** Longer than another process that waits for the ledger sleeps between two tries: SQLite's longest is 100 ms. */
    private static final long BREATH_MILLIS = 150;

    @Parameters(
            paramLabel = "SUBJECT",
            arity = "1..*",
            description = "Drop, DROP/FEATURE, order or file; a pattern of drops' names, quoted ('parcels-*'); or all.")
    private List<String> words = List.of();

    @Option(names = "--yes", description = "Means it, where SUBJECT is all drops.")
    private boolean yes;

    /**
     * What the words mean, each once. One that means nothing refuses them all.
     *
     * @param ended whether drops that have ended are meant by a pattern as well
     */
    List<Subject> find(Ledger ledger, Common common, boolean ended) {
        var found = new LinkedHashSet<Subject>();
        for (var word : words) {
            if (isPattern(word)) {
                found.addAll(drops(ledger, word, ended));
            } else {
                found.add(Found.one(ledger, common, word));
            }
        }
        return List.copyOf(found);
    }

    private static List<Subject> drops(Ledger ledger, String word, boolean ended) {
        var names = pattern(word);
        var drops = ledger.decisions().drops(ended).stream()
                .filter(drop -> names.matcher(drop.label()).matches())
                .toList();
        if (drops.isEmpty() && !meansAll(word)) {
            throw new BadInput(
                    "no-such-drop",
                    "no drop " + (ended ? "" : "that has work left ") + "is called like '" + word
                            + "'; swath status lists the drops" + Near.drop(ledger, word));
        }
        return drops;
    }

    private static boolean isPattern(String word) {
        return meansAll(word) || word.contains("*") || word.contains("?");
    }

    private static boolean meansAll(String word) {
        return word.equals("all") || word.matches("\\*+");
    }

    /** {@code *} stands for any letters, {@code ?} for one. */
    private static Pattern pattern(String word) {
        return Pattern.compile(
                meansAll(word) ? ".*" : "\\Q" + word.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
    }

    /** Says what would happen to all drops unless it was said that they are meant; true then. */
    boolean asks(Common common, List<Subject> found, String verb) {
        if (yes || words.stream().noneMatch(Subjects::meansAll) || found.isEmpty()) {
            return false;
        }
        Out.say(common, "this means " + Out.count(found.size(), "drop") + ": swath " + verb + " all --yes does it");
        Out.json(common, Map.of("confirmed", false, "drops", found.size()));
        return true;
    }

    /** Between two blocks of a large decision: whoever waits for the ledger gets it. */
    static void breathe() {
        try {
            TimeUnit.MILLISECONDS.sleep(BREATH_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
