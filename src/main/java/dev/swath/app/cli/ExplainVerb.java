package dev.swath.app.cli;

import dev.swath.app.watch.Story;
import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code swath explain}: the history of a subject, in order and in plain words. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Tells how a drop, feature, scene, order or file stands, and its history.",
            "Why it was not bought, where it is, what it waits for, what it cost. Long lists are cut off."
        },
        footer = {
            "",
            "Examples:",
            "  swath explain parcels",
            "  swath explain parcels/field-7",
            "  swath explain 20250610_101112_13_24ab",
            "  swath explain swath-01JX8M4ZQ0T5V9Y2R7C3B6N1KD",
            "  swath explain delivered/parcels/field-7/2025-06-10/IMAGE.tif"
        })
final class ExplainVerb implements Callable<Integer> {
    private static final int MOST_SUBJECTS = 10;
    private static final int MOST_EVENTS = 200;

    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "SUBJECT", description = "Drop, feature or DROP/FEATURE, scene, order or file.")
    private String word = "";

    @Override
    public Integer call() {
        var settings = common.settings();
        return Found.inLedger(common, "explain", ledger -> {
            var subjects = Found.all(ledger, common, word);
            var told = subjects.stream()
                    .limit(MOST_SUBJECTS)
                    .map(subject -> tell(ledger, settings, subject))
                    .toList();
            if (subjects.size() > told.size()) {
                Out.say(common, (subjects.size() - told.size()) + " more are called so; name one by its id");
            }
            Out.json(common, Map.of("subjects", told));
            return Exit.DONE;
        });
    }

    private Map<String, Object> tell(Ledger ledger, Settings settings, Subject subject) {
        Out.say(common, Found.name(subject));
        var facts = Facts.of(ledger, settings, subject);
        facts.forEach(fact -> Out.say(common, "  " + fact));
        var events = ledger.history().about(subject, MOST_EVENTS);
        if (events.size() == MOST_EVENTS) {
            Out.say(common, "  the last " + MOST_EVENTS + " events:");
        }
        events.forEach(event -> Out.say(common, "  " + Story.line(event)));
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", Found.kind(subject));
        json.put("id", subject.id());
        json.put("label", subject.label());
        json.put("facts", facts);
        json.put("history", events.stream().map(Story::json).toList());
        return json;
    }
}
