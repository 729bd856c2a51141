package dev.swath.app.watch;

import dev.swath.io.ledger.Figures.Happened;
import dev.swath.model.Route;
import java.util.Map;
import java.util.Optional;

/** What an event of the history says about the step where it happened. */
enum Ends {
    OUT("swath.step.out", "Pieces of work that a step brought to their end"),
    ASIDE("swath.step.aside", "What a step set aside: it cannot be used"),
    AGAIN("swath.step.again", "How often a step put work back, to try it again later"),
    HELD("swath.step.held", "How often a step held an order back for budget, room or a person's word"),
    FAILED("swath.step.failed", "Pieces of work that a step gave up");

    private static final String INTAKE = "intake";

    private static final Map<String, End> BY_EVENT = Map.ofEntries(
            Map.entry("open", new End(OUT, INTAKE)),
            Map.entry("same", new End(OUT, INTAKE)),
            Map.entry("found", new End(OUT, Route.SEARCH.id())),
            Map.entry("chosen", new End(OUT, Route.SELECT.id())),
            Map.entry("planned", new End(OUT, Route.ORDER_PLAN.id())),
            Map.entry("shared", new End(OUT, Route.ORDER_PLAN.id())),
            Map.entry("placed", new End(OUT, Route.ORDER.id())),
            Map.entry("refused", new End(FAILED, Route.ORDER.id())),
            Map.entry("later", new End(AGAIN, Route.ORDER.id())),
            Map.entry("withheld", new End(HELD, Route.ORDER.id())),
            Map.entry("looked", new End(AGAIN, Route.ORDER_RECONCILE.id())),
            Map.entry("held", new End(HELD, Route.ORDER_RECONCILE.id())),
            Map.entry("given-up", new End(FAILED, Route.ORDER_RECONCILE.id())),
            Map.entry("results", new End(OUT, Route.POLL_RESULT.id())),
            Map.entry("ended", new End(FAILED, Route.POLL_RESULT.id())),
            Map.entry("searched", new End(OUT, Route.SEARCH_STAC.id())),
            Map.entry("ingested", new End(OUT, Route.INGEST_CATALOG.id())),
            Map.entry("months", new End(OUT, Route.COMPOSITE.id())),
            Map.entry("made", new End(OUT, Route.COMPOSITE_MONTH.id())),
            Map.entry("catalogued", new End(OUT, Route.COMPOSITE_CATALOG.id())),
            Map.entry("linked", new End(OUT, Route.DOWNLOAD_SHARE.id())));

    private final String meter;
    private final String meaning;

    Ends(String meter, String meaning) {
        this.meter = meter;
        this.meaning = meaning;
    }

    String meter() {
        return meter;
    }

    String meaning() {
        return meaning;
    }

    /** @param route id of the route, the first word of which is the step */
    record End(Ends how, String route) {
        String step() {
            return route.replaceFirst("-.*", "");
        }
    }

    /** Empty for events that end nothing. */
    static Optional<End> of(Happened happened) {
        // where the row stands now is where these happened
        var here = happened.route().isEmpty() ? INTAKE : happened.route();
        return switch (happened.event()) {
            case "stored" -> Optional.of(new End(OUT, here));
            case "failed" -> Optional.of(new End(FAILED, here));
            case "set-aside" -> Optional.of(new End(ASIDE, here));
            case "put-back" -> Optional.of(new End(AGAIN, here));
            default -> Optional.ofNullable(BY_EVENT.get(happened.event()));
        };
    }
}
