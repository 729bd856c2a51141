package dev.swath.app.wiring;

import static dev.swath.app.wiring.Key.cron;
import static dev.swath.app.wiring.Key.date;
import static dev.swath.app.wiring.Key.integer;
import static dev.swath.app.wiring.Key.text;

import dev.swath.io.ledger.Standing;
import java.util.List;

/** The settings of drops that are searched again on a calendar. */
final class StandingKeys {
    private static final int YEAR = 366;

    static final List<Key> ALL = List.of(
            cron(
                    Standing.CRON,
                    "When a drop is searched again for what is new: a Quartz cron expression, UTC; empty = never. Better beside"
                            + " the drop, in its NAME.properties."),
            integer(
                    Standing.LOOK_BACK_DAYS,
                    7,
                    0,
                    YEAR,
                    "Days by which such a search begins before the end of the one before, for scenes that are published late."),
            date(Standing.UNTIL, "Last day that is asked for by such searches; empty = they go on until cancelled."),
            text("standing.tick", "30 * * * * ?", "When it is looked what is due: a Quartz cron expression, UTC."));

    private StandingKeys() {}
}
