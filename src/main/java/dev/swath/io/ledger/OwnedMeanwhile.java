package dev.swath.io.ledger;

/** A scene of the plan got an owner since it was looked for. Nothing was written: plan again. */
public final class OwnedMeanwhile extends IllegalStateException {
    OwnedMeanwhile(String item) {
        super(item + " got an owner meanwhile");
    }
}
