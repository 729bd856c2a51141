package dev.swath.app.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.swath.model.Claim;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Searches searches;
    private final Doors doors;

    ClaimsTest(@TempDir Path folder) {
        searches = new Searches(folder);
        doors = new Doors(searches.clock(), LEASE, searches.ledger().gates());
    }

    @AfterEach
    void close() {
        searches.close();
    }

    private Claims claims(Scope scope) {
        return new Claims(
                searches.ledger().work(), searches.ledger().shards(), LEASE, scope, doors, IntUnaryOperator.identity());
    }

    @Test
    void no_more_is_under_way_than_the_bound_says() {
        searches.add("fields", 5);
        var claims = claims(Scope.everything());
        var first = claims.take("search", 2);
        assertThat(first).hasSize(2);
        assertThat(claims.take("search", 2)).isEmpty();
        assertThat(claims.take("search", 3)).hasSize(1);

        searches.ledger().work().fail(first.get(0), new Reason("x", "x"));
        assertThat(claims.take("search", 3)).hasSize(1);
    }

    @Test
    void a_verb_works_for_its_own_drop_alone() {
        searches.add("others", 3);
        var mine = searches.add("mine", 1);
        var scope = Scope.nothingYet();
        assertThat(claims(scope).take("search", 9)).isEmpty();
        scope.narrowTo(mine);
        assertThat(claims(scope).take("search", 9)).extracting(Claim::jobId).containsExactly(mine);
    }

    @Test
    void nobody_knocks_at_a_closed_door() {
        searches.add("fields", 1);
        doors.close("the key was refused");
        assertThat(claims(Scope.everything()).take("search", 1)).isEmpty();
    }

    @Test
    void what_is_put_back_comes_again_in_its_time() {
        searches.add("fields", 1);
        var claims = claims(Scope.everything());
        var claim = claims.take("search", 1).get(0);
        searches.ledger().work().putBack(claim, Instant.now().plusSeconds(60), new Reason("x", "x"));
        assertThat(claims.take("search", 1)).isEmpty();
        assertThat(searches.ledger().work().working(Route.SEARCH)).isZero();
    }

    @Test
    void a_bound_below_one_or_an_unknown_route_is_a_mistake_in_the_route() {
        var claims = claims(Scope.everything());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> claims.take("search", 0))
                .withMessageContaining("'search'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> claims.take("serch", 1))
                .withMessageContaining("'serch'");
    }
}
