package dev.swath.app.db;

import dev.swath.app.wiring.Closest;
import dev.swath.io.ledger.OrderList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/** Orders that may have been meant by an id that nothing has. */
public final class Near {
    private static final int MOST = 3;
    private static final int PREFIX = 200;
    private static final int NEWEST = 20_000;

    private Near() {}

    /** Ids that begin as the word does, or differ from it in a few letters; the nearest first. */
    public static List<String> of(OrderList orders, String word) {
        var near = new LinkedHashSet<String>();
        var likely = orders.like(word, PREFIX);
        likely.stream().filter(id -> id.startsWith(word)).limit(MOST).forEach(near::add);
        Stream.of(likely, orders.newest(NEWEST))
                .map(ids -> Closest.to(word, ids))
                .flatMap(List::stream)
                .forEach(near::add);
        return near.stream().limit(MOST).toList();
    }
}
