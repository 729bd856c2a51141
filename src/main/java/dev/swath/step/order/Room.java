package dev.swath.step.order;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Promised;
import dev.swath.io.planet.BucketDelivery;
import dev.swath.io.planet.OrderBytes;
import dev.swath.model.Claim;
import dev.swath.model.Order;
import dev.swath.model.Reason;
import dev.swath.model.trouble.Withheld;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an order go out only while the store has room for what it brings, besides what is promised to orders before it.
 * One that has to wait goes on by itself; people are told when that begins and when it is over, not with every order.
 */
final class Room {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    /** Summing up what is promised takes a moment with many files: in between, what went out is added. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final ReserveBudget.Delivering delivering;
    private final Clock clock;

    private Instant readAt = Instant.MIN;
    private long promised;
    private boolean full;

    Room(Ledger ledger, ReserveBudget.Delivering delivering, Clock clock) {
        this.ledger = ledger;
        this.delivering = delivering;
        this.clock = clock;
    }

    /**
     * @throws Withheld when there is too little; the order waits
     * @throws dev.swath.model.trouble.BadSetting when Planet is to deliver, and could not; the order is given up, unsent
     */
    synchronized void demand(Claim claim) {
        var order = ledger.orders().get(claim.workId());
        var elsewhere = ledger.jobs().get(order.jobId()).flatMap(job -> BucketDelivery.of(job.settings()));
        if (elsewhere.isPresent()) {
            elsewhere.get().demandComplete(delivering.credentials());
            return;
        }
        var room = delivering.free().get();
        if (room.isEmpty()) {
            return;
        }
        long needed = bytes(order);
        long left = room.getAsLong() - promised();
        if (needed > left) {
            withhold(claim, needed, left);
        }
        promised += needed;
        if (full) {
            LOG.info("there is room again: orders go out");
            full = false;
        }
    }

    private void withhold(Claim claim, long needed, long left) {
        var reason = new Reason(
                "no-space",
                ("the order brings about %,d MB, and the store has room for %,d MB besides what is ordered already; make"
                                + " room (store.min-free-mb and store.max-gb are kept), it goes on by itself")
                        .formatted(megabytes(needed), Math.max(0, megabytes(left))));
        if (!full) {
            LOG.warn("orders wait: {}", reason.text());
            full = true;
        }
        ledger.work().putBack(claim, clock.instant().plus(delivering.again()), reason);
        throw new Withheld(reason.code(), reason.text());
    }

    private long promised() {
        var now = clock.instant();
        if (!now.isBefore(readAt.plus(KNOWN_FOR))) {
            var ahead = ledger.promised();
            promised = ahead.listedBytes()
                    + ahead.unlisted().stream().mapToLong(Room::bytes).sum();
            readAt = now;
        }
        return promised;
    }

    private static long bytes(Order order) {
        return OrderBytes.estimate(
                order.itemType(),
                order.bundle(),
                order.hectares(),
                order.items().size());
    }

    private static long bytes(Promised.Bought bought) {
        return OrderBytes.estimate(bought.itemType(), bought.bundle(), bought.hectares(), bought.scenes());
    }

    private static long megabytes(long bytes) {
        return bytes / 1_000_000;
    }
}
