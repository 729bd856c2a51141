package dev.swath.app.cli;

import dev.swath.app.wiring.Closest;
import dev.swath.io.ledger.Ledger;
import java.util.stream.Stream;

/** Guesses what a word was meant to be that the ledger does not know. */
final class Near {
    private static final int NEWEST = 1000;

    private Near() {}

    /** A drop by name or id; empty when none is near. */
    static String drop(Ledger ledger, String word) {
        return Closest.hint(
                word,
                ledger.jobs().list(NEWEST).stream()
                        .flatMap(job -> Stream.of(job.name(), job.id()))
                        .distinct()
                        .toList());
    }

    /** An order by name, id or the provider's id; empty when none is near. */
    static String order(Ledger ledger, String word) {
        return Closest.hint(word, ledger.decisions().ordersLike(word, NEWEST));
    }
}
