package dev.swath.app.watch;

import dev.swath.io.ledger.History.Event;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;

/** Events of the history in plain words. */
public final class Story {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("sent-in", "was sent in:"),
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
            Map.entry("cancel", "cancelled on request:"),
            Map.entry("cancelled", "was cancelled"),
            Map.entry("not-cancelled", "Planet did not cancel it:"),
            Map.entry("retry", "tried again on request:"),
            Map.entry("retried", "replaced:"),
            Map.entry("skipped", "skipped:"),
            Map.entry("reopened", "its work goes on"),
            Map.entry("finished", "all its work has ended"),
            Map.entry("set-aside", "was set aside:"),
            Map.entry("allowed", "may go on"),
            Map.entry("held", "waits for a person's word:"),
            Map.entry("given-up", "given up:"),
            Map.entry("failed", "failed:"),
            Map.entry("fetched-again", "fetched again:"),
            Map.entry("put-back", "put back:"),
            Map.entry("ended", "ended:"),
            Map.entry("needs-approval", "the plan needs approval:"),
            Map.entry("plan-shown", "the plan was shown:"),
            Map.entry("approved", "approved:"),
            Map.entry("dropped", "a scene was given up:"));

    private static final Pattern ORDER_ID = Pattern.compile("order [0-9A-Z]{26}(?![0-9A-Z])");
    private static final Pattern ONE = Pattern.compile("(?<![0-9.,])1 (scene|order|file|row|lease)s\\b");

    private Story() {}

    /** Events of parts name the part, by what people call it. */
    public static String line(Event event) {
        var part = event.part().isEmpty() ? "" : "  [" + event.part() + "]";
        return event.at().truncatedTo(ChronoUnit.SECONDS) + "  " + words(event.event(), event.detail()) + part;
    }

    /** What happened alone. */
    public static String words(String event, String detail) {
        var words = WORDS.getOrDefault(event, event.replace('-', ' '));
        return detail.isEmpty() ? words : words + " " + plain(detail);
    }

    /**
     * Details are kept as they were written: they name an order by our id, which says nothing to people (the part says
     * which order it is), and count one as they count many.
     */
    private static String plain(String detail) {
        return ONE.matcher(ORDER_ID.matcher(detail).replaceAll("that order")).replaceAll("1 $1");
    }

    public static Map<String, Object> json(Event event) {
        return Map.of(
                "at", event.at().toString(),
                "subject", event.part().isEmpty() ? event.subject() : event.part(),
                "event", event.event(),
                "detail", event.detail(),
                "by", event.by());
    }
}
