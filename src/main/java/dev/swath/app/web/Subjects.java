package dev.swath.app.web;

import dev.swath.app.watch.Story;
import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.History;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.trouble.BadInput;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What can be told of a drop, feature, order, file or scene, in plain words. */
final class Subjects {
    private static final int MOST_SUBJECTS = 5;
    private static final int MOST = 100;

    private final Ledger ledger;

    Subjects(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Everything that is called by the word; the newest few of it. */
    void find(RoutingContext context) {
        Answers.demandKnown(context, "word");
        var word = Answers.parameter(context, "word");
        if (word == null) {
            throw new BadInput("bad-parameter", "word must say what is meant: a drop, feature, order, file or scene");
        }
        var found = ledger.decisions().find(word);
        if (found.isEmpty()) {
            throw new BadInput("no-such-subject", "nothing is called '" + word + "'");
        }
        Answers.json(
                context,
                200,
                Map.of(
                        "subjects",
                        found.stream().limit(MOST_SUBJECTS).map(this::told).toList()));
    }

    private Map<String, Object> told(Subject subject) {
        var history = ledger.history();
        var told = new LinkedHashMap<String, Object>();
        told.put("kind", subject.kind().name().toLowerCase(Locale.ROOT));
        told.put("id", subject.id());
        told.put("label", subject.label());
        if (!subject.jobId().isEmpty()) {
            told.put("drop_id", subject.jobId());
        }
        if (subject.kind() != Kind.DROP) {
            told.put("work", lines(history.standings(subject, MOST), Subjects::work));
            told.put("orders", lines(history.bought(subject, MOST), Subjects::order));
            told.put("files", lines(history.places(subject, MOST), Subjects::file));
        }
        if (subject.kind() == Kind.FEATURE || subject.kind() == Kind.SCENE) {
            told.put("verdicts", lines(history.verdicts(subject, MOST), Subjects::verdict));
        }
        told.put("history", lines(history.about(subject, MOST), Subjects::event));
        return told;
    }

    private static <T> List<Map<String, Object>> lines(
            List<T> found, java.util.function.Function<T, Map<String, Object>> line) {
        return found.stream().map(line).toList();
    }

    private static Map<String, Object> work(History.Standing standing) {
        var line = new LinkedHashMap<String, Object>();
        line.put("kind", standing.kind());
        line.put("label", standing.label());
        line.put("route", standing.route());
        line.put("status", standing.status());
        Answers.put(line, standing.reason());
        return line;
    }

    private static Map<String, Object> order(History.Bought bought) {
        var line = new LinkedHashMap<String, Object>();
        line.put("order", bought.order());
        line.put("feature", bought.feature());
        line.put("status", bought.standing().status());
        line.put("hectares", bought.hectares());
        line.put("scenes", bought.scenes());
        line.put("files", bought.files());
        line.put("stored", bought.stored());
        return line;
    }

    private static Map<String, Object> file(History.Place place) {
        return Map.of("target", place.target(), "linked", place.linked(), "lies", place.lies());
    }

    private static Map<String, Object> verdict(History.Verdict verdict) {
        var line = new LinkedHashMap<String, Object>();
        line.put("of", verdict.of());
        line.put("features", verdict.features());
        line.put("chosen", verdict.chosen());
        Answers.put(line, verdict.reason());
        return line;
    }

    private static Map<String, Object> event(History.Event event) {
        return Map.of(
                "at", event.at().toString(),
                "part", event.part(),
                "event", event.event(),
                "told", Story.words(event.event(), event.detail()),
                "by", Answers.person(event.by()));
    }
}
