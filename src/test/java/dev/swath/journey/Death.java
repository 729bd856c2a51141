package dev.swath.journey;

import dev.swath.model.Claim;
import dev.swath.model.Route;
import java.util.Set;

/**
 * The instant at which a process dies.
 *
 * @param calls transitions of an order in the ledger
 * @param by the route that makes them
 * @param afterwards whether what they wrote is committed
 * @param occasion the how many-eth of them, from 1
 */
record Death(Set<String> calls, Route by, boolean afterwards, int occasion) {
    static final Death NEVER = new Death(Set.of(), Route.ORDER, false, 1);

    boolean strikesAt(String call, Object[] arguments) {
        return calls.contains(call)
                && arguments.length > 0
                && arguments[0] instanceof Claim claim
                && claim.route() == by;
    }
}
