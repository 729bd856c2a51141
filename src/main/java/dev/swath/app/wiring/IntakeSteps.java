package dev.swath.app.wiring;

import dev.swath.io.ledger.Ledger;
import dev.swath.step.intake.Arrive;
import dev.swath.step.intake.CloseDrop;
import dev.swath.step.intake.FailDrop;
import dev.swath.step.intake.OpenDrop;
import dev.swath.step.intake.TakeFeatures;

/** Step 1: how drops are read. */
final class IntakeSteps {
    private IntakeSteps() {}

    static Object[] of(Settings settings, Ledger ledger) {
        var scratch = settings.home().resolve("state").resolve("unpacked");
        return new Object[] {
            new Arrive(),
            new OpenDrop(ledger, () -> Deciding.of(settings), new DropChecker(settings), scratch),
            new TakeFeatures(ledger, settings.integer("order.max-vertices"), settings.integer("search.max-months")),
            new CloseDrop(ledger),
            new FailDrop(ledger)
        };
    }
}
