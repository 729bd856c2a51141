package dev.swath.io.ledger;

import static dev.swath.io.ledger.Given.LEASE;
import static dev.swath.io.ledger.Given.STORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.ledger.Deliveries.TopUp;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.Shard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files of shards, here and away. */
abstract class ShardsContract extends LedgerCase {
    private static final int FILES = 60;

    private Instant soon() {
        return clock().instant().plusSeconds(10);
    }

    /** An order whose files wait. */
    private List<Delivery> files() {
        var manifest = given().manifest(clock().instant());
        var order = ledger().deliveries().get(manifest.workId());
        var files = IntStream.range(0, FILES)
                .mapToObj(i -> new Delivery(
                        Given.id(),
                        order.jobId(),
                        order.orderId(),
                        order.planetId(),
                        "f" + i,
                        "t" + i,
                        10,
                        "00ff",
                        null,
                        null))
                .toList();
        ledger().deliveries().manifest(manifest, STORED, files, TopUp.NONE);
        return files;
    }

    private static List<String> ids(List<Claim> claims) {
        return claims.stream().map(Claim::workId).toList();
    }

    @Test
    void shards_divide_the_files() {
        var files = files();
        var claimed = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var shard = new Shard(i, 3);
            var mine = ids(ledger().shards().claim(shard, FILES, LEASE, null));
            assertThat(mine).hasSizeBetween(5, 40).allMatch(id -> shard.has(id, "f"));
            assertThat(ledger().shards().claim(shard, FILES, LEASE, null)).isEmpty();
            assertThat(ledger().shards().counts(shard, null)).containsExactly(Map.entry("working", (long) mine.size()));
            claimed.addAll(mine);
        }
        assertThat(claimed)
                .containsExactlyInAnyOrderElementsOf(
                        files.stream().map(Delivery::id).toList());
    }

    @Test
    void a_manifest_is_of_every_shard_and_claimed_once() {
        var manifest = given().manifest(clock().instant());
        ledger().work().putBack(manifest, clock().instant(), Given.TROUBLE);
        assertThat(ledger().shards().isBusy(Shard.NONE, null, soon())).isTrue();
        assertThat(ids(ledger().shards().claim(Shard.NONE, 9, LEASE, null))).containsExactly(manifest.workId());
        assertThat(ledger().shards().claim(new Shard(0, 2), 9, LEASE, null)).isEmpty();
        assertThat(ledger().shards().counts(Shard.ALL, null)).isEmpty();
    }

    @Test
    void what_a_dead_shard_leaves_is_claimed_when_its_lease_has_run_out() {
        files();
        var shard = new Shard(1, 2);
        var first = ledger().shards().claim(shard, FILES, LEASE, null);
        clock().advance(LEASE.minusMillis(1));
        assertThat(ledger().shards().claim(shard, FILES, LEASE, null)).isEmpty();
        assertThat(ledger().shards().isBusy(shard, null, soon())).isTrue();
        clock().advance(Duration.ofMillis(1));
        assertThat(ledger().shards().claim(shard, 2, LEASE, null)).hasSize(2);
        assertThat(given().claims(Route.DOWNLOAD, FILES)).hasSize(FILES - 2);
        assertThatThrownBy(() -> ledger().deliveries().stored(first.get(0), STORED))
                .isInstanceOf(LeaseLost.class);
    }

    @Test
    void who_takes_the_ledger_over_leaves_shards_their_leases_until_they_run_out() {
        files();
        given().claims(Route.DOWNLOAD, 1);
        try (var other = another(Shard.HOLDER + "x")) {
            var shards = other.shards().claim(Shard.ALL, 3, LEASE, null);
            assertThat(other.work().working(Route.DOWNLOAD)).as("its own").isEqualTo(3);
            assertThat(ledger().work().working(Route.DOWNLOAD)).isEqualTo(1);
            assertThat(ledger().runs().takeOver("next", 2).leasesEnded()).isEqualTo(1);
            other.deliveries().stored(shards.get(0), STORED);
            clock().advance(LEASE);
            assertThat(ledger().runs().takeOver("next", 2).leasesEnded()).isEqualTo(2);
        }
    }

    @Test
    void a_file_in_a_plan_is_fetched_here_only_after_its_time() {
        var files = files();
        var fetching = given().claim(Route.DOWNLOAD).workId();
        var exportable = new ArrayList<Delivery>();
        ledger().away().exportable(null, exportable::add);
        assertThat(exportable).hasSize(FILES - 1).noneMatch(file -> file.id().equals(fetching));
        var until = clock().instant().plus(Duration.ofHours(24));
        assertThat(ledger().away().export(files.stream().map(Delivery::id).toList(), "plan-1", until))
                .hasSize(FILES - 1)
                .doesNotContain(fetching);
        assertThat(given().claims(Route.DOWNLOAD, FILES)).isEmpty();
        assertThat(ledger().shards().isBusy(Shard.ALL, null, soon()))
                .as("the one")
                .isTrue();
        var again = new ArrayList<Delivery>();
        ledger().away().exportable(null, again::add);
        assertThat(again).isEmpty();
        assertThat(ledger().jobs().reasons(null).keySet())
                .extracting(Reason::code)
                .containsExactly("exported");
        clock().advance(Duration.ofHours(24));
        assertThat(given().claims(Route.DOWNLOAD, FILES)).hasSizeGreaterThanOrEqualTo(FILES - 1);
    }

    @Test
    void a_result_comes_home_by_a_claim_of_that_file() {
        var file = files().get(7);
        ledger().away().export(List.of(file.id()), "plan-1", clock().instant().plus(Duration.ofHours(24)));
        assertThat(ledger().away().find("another")).isEmpty();
        assertThat(ledger().away().find(file.id()).orElseThrow().delivery()).isEqualTo(file);
        var claim = ledger().away().claim(file.id(), LEASE).orElseThrow();
        assertThat(ledger().away().claim(file.id(), LEASE)).isEmpty();
        ledger().deliveries().stored(claim, STORED);
        assertThat(ledger().away().find(file.id()).orElseThrow().status()).isEqualTo("done");
    }

    @Test
    void a_scratch_ledger_takes_files_and_tells_what_was_fetched() {
        var files = IntStream.range(0, 3)
                .mapToObj(i -> new Delivery("id" + i, "j", "o" + i, "p" + i, "f", "t" + i, 10, "00ff", null, null))
                .toList();
        ledger().away().take(files);
        ledger().away().take(files);
        var claims = given().claims(Route.DOWNLOAD, 9);
        assertThat(ids(claims)).containsExactlyInAnyOrder("id0", "id1", "id2");
        ledger().deliveries().stored(claims.get(0), STORED);
        ledger().work().fail(claims.get(1), Given.TROUBLE);
        var fetched = new ArrayList<Away.Fetched>();
        ledger().away().fetched(Instant.EPOCH, fetched::add);
        assertThat(fetched)
                .extracting(one -> one.delivery().id())
                .containsExactly(claims.get(0).workId());
        assertThat(fetched.get(0).stored()).isEqualTo(STORED);
        ledger().away().take(files);
        assertThat(ids(given().claims(Route.DOWNLOAD, 9)))
                .as("tried again")
                .containsExactly(claims.get(1).workId());
    }
}
