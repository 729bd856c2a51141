package dev.swath.step.download;

import dev.swath.io.ledger.Shares.Standing;
import dev.swath.model.Delivery;
import dev.swath.model.Reason;

/** What a share can do as its order stands. Pure. */
enum Sharing {
    /** The order does not own the scenes any more: whoever wants them plans anew. */
    PLAN_ANEW,
    /** Something may still arrive by itself. */
    AWAIT,
    /** Files are there. */
    LINK,
    /** The order ended without files: only a person's decision goes on. */
    GIVE_UP;

    static Sharing of(Standing standing) {
        if (!standing.owned()) {
            return PLAN_ANEW;
        }
        if (standing.underWay()) {
            return AWAIT;
        }
        return standing.files().stream().allMatch(Delivery::isDescription) ? GIVE_UP : LINK;
    }

    /** Whether every scene has a file. */
    static boolean isWhole(Standing standing) {
        return standing.share().items().stream().allMatch(item -> standing.files().stream()
                .filter(file -> !file.isDescription())
                .anyMatch(file -> file.isOf(item)));
    }

    static Reason why(Standing standing) {
        var trouble = standing.trouble();
        return new Reason(
                "owner-failed",
                "the order that bought the same scenes brought no files"
                        + (trouble == null ? "" : " (" + trouble.text() + ")")
                        + "; ./swath retry of this drop fetches them, or orders them anew where nothing can come of that order");
    }
}
