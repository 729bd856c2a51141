package dev.swath.app.gate;

import dev.swath.io.ledger.Shards;
import dev.swath.io.ledger.Work;
import dev.swath.model.Claim;
import dev.swath.model.Route;
import dev.swath.model.Shard;
import java.time.Duration;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Where routes get their work. The limit given in the YAML bounds how much of it is under way at once. */
public final class Claims {
    private final Work work;
    private final Shards shards;
    private final Duration lease;
    private final Scope scope;
    private final Doors doors;
    private final IntUnaryOperator crew;

    /** @param crew how many files may be fetched at once, given how many are allowed */
    public Claims(Work work, Shards shards, Duration lease, Scope scope, Doors doors, IntUnaryOperator crew) {
        this.crew = crew;
        this.work = work;
        this.shards = shards;
        this.lease = lease;
        this.scope = scope;
        this.doors = doors;
    }

    /**
     * Claims as many rows as there is room for; empty while Planet's door is closed, where Planet is needed.
     *
     * @param route id of the route that asks
     * @param limit most rows of this route under way in this process at once, 1 or more
     */
    public List<Claim> take(String route, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the bound on '" + route + "' must be 1 or more, was " + limit);
        }
        var place = Route.of(route);
        if (place.isOfPlanet() && !doors.isOpen()) {
            return List.of();
        }
        int most = place == Route.DOWNLOAD ? crew.applyAsInt(limit) : limit;
        int room = most - work.working(place);
        if (room <= 0 || (scope.isFilesOnly() && place != Route.DOWNLOAD)) {
            return List.of();
        }
        return place == Route.DOWNLOAD && !scope.shard().equals(Shard.ALL)
                ? shards.claim(scope.shard(), room, lease, scope.onlyJob())
                : work.claim(place, room, lease, scope.onlyJob());
    }
}
