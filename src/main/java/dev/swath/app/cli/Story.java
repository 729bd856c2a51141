package dev.swath.app.cli;

import dev.swath.io.ledger.History.Event;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Events of the history in plain words. */
final class Story {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("reading", "began to be read"),
            Map.entry("open", "was read; its work began"),
            Map.entry("found", "search found"),
            Map.entry("chosen", "selection chose"),
            Map.entry("planned", "order planned:"),
            Map.entry("withheld", "order withheld:"),
            Map.entry("posting", "order about to be sent"),
            Map.entry("sent", "order sent to Planet"),
            Map.entry("placed", "Planet accepted the order as"),
            Map.entry("refused", "refused:"),
            Map.entry("later", "not accepted yet, tried again later:"),
            Map.entry("unknown", "the answer was lost; looked up by name:"),
            Map.entry("looked", "looked up at Planet:"),
            Map.entry("resend", "sent once more:"),
            Map.entry("planet-state", "Planet says:"),
            Map.entry("results", "files are ready"),
            Map.entry("not-delivered", "Planet did not deliver:"),
            Map.entry("plan-anew", "planned once more for what is missing"),
            Map.entry("shared", "gets the files of another order:"),
            Map.entry("not-shared", "does not get them:"),
            Map.entry("linked", "files linked:"),
            Map.entry("stored", "delivered and verified:"),
            Map.entry("put-back", "put back:"),
            Map.entry("ended", "ended:"),
            Map.entry("needs-approval", "the plan needs approval:"),
            Map.entry("plan-shown", "the plan was shown:"),
            Map.entry("approved", "approved:"),
            Map.entry("dropped", "a scene was given up:"));

    private Story() {}

    /** @param subject id of what is explained; events of its parts name the part */
    static String line(Event event, String subject) {
        var words = WORDS.getOrDefault(event.event(), event.event().replace('-', ' '));
        var part = event.subject().equals(subject) ? "" : "  [" + event.subject() + "]";
        return event.at().truncatedTo(ChronoUnit.SECONDS) + "  " + words
                + (event.detail().isEmpty() ? "" : " " + event.detail()) + part;
    }

    static Map<String, Object> json(Event event) {
        return Map.of(
                "at", event.at().toString(),
                "subject", event.subject(),
                "event", event.event(),
                "detail", event.detail(),
                "by", event.by());
    }
}
