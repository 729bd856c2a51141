package dev.swath.app.cli;

import dev.swath.app.wiring.Closest;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.OrderList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Guesses what a word was meant to be that the ledger does not know. */
final class Near {
    private static final int NEWEST = 1000;
    private static final int MOST = 3;
    private static final int PREFIX = 200;
    private static final int MANY = 20_000;

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

    /** Ids of orders that begin as the word does, or differ from it in a few letters; the nearest first. */
    static List<String> orders(OrderList orders, String word) {
        var near = new LinkedHashSet<String>();
        var likely = orders.like(word, PREFIX);
        likely.stream().filter(id -> id.startsWith(word)).limit(MOST).forEach(near::add);
        Stream.of(likely, orders.newest(MANY))
                .map(ids -> Closest.to(word, ids))
                .flatMap(List::stream)
                .forEach(near::add);
        return near.stream().limit(MOST).toList();
    }

    /** An order by name, id or the provider's id; empty when none is near. */
    static String order(Ledger ledger, String word) {
        return Closest.hint(word, ledger.decisions().ordersLike(word, NEWEST));
    }
}
