package dev.swath.app.cli;

import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath explain}: the history of a subject, in order and in plain words. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Tells the history of a drop, feature, scene, order or file: why it was not bought, where it is, what it"
                        + " waits for, what it cost.",
        footer = {
            "",
            "Examples: swath explain parcels",
            "          swath explain parcels/field-7",
            "          swath explain 20250610_101112_13_24ab",
            "          swath explain delivered/parcels/field-7/2025-06-10/20250610_101112_13_24ab_3B_udm2_clip.tif"
        })
final class ExplainVerb implements Callable<Integer> {
    private static final int MOST_SUBJECTS = 10;

    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "SUBJECT", description = "Drop, feature or DROP/FEATURE, scene, order or file.")
    private String word = "";

    @Override
    public Integer call() {
        return Found.inLedger(common, "explain", ledger -> {
            var subjects = Found.all(ledger, common, word);
            var told = subjects.stream()
                    .limit(MOST_SUBJECTS)
                    .map(subject -> tell(ledger, subject))
                    .toList();
            if (subjects.size() > told.size()) {
                Out.say(common, (subjects.size() - told.size()) + " more are called so; name one by its id");
            }
            Out.json(common, Map.of("subjects", told));
            return Exit.DONE;
        });
    }

    private Map<String, Object> tell(Ledger ledger, Subject subject) {
        Out.say(common, Found.name(subject));
        var facts = facts(ledger, subject);
        facts.forEach(fact -> Out.say(common, "  " + fact));
        var events = ledger.history().about(subject);
        events.forEach(event -> Out.say(common, "  " + Story.line(event, subject.id())));
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", subject.kind().name().toLowerCase(java.util.Locale.ROOT));
        json.put("id", subject.id());
        json.put("label", subject.label());
        json.put("facts", facts);
        json.put("history", events.stream().map(Story::json).toList());
        return json;
    }

    private static List<String> facts(Ledger ledger, Subject subject) {
        return switch (subject.kind()) {
            case DROP -> Facts.ofDrop(ledger, subject.id());
            case FEATURE -> Facts.ofFeature(ledger, subject);
            case ORDER -> Facts.ofOrder(ledger, subject);
            case FILE -> Facts.ofFile(ledger, subject);
            case SCENE -> Facts.ofScene(ledger, subject);
        };
    }
}
