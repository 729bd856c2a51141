package dev.swath.io.ledger;

import static dev.swath.io.ledger.Given.TROUBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.Asset;
import dev.swath.model.Claim;
import dev.swath.model.Composite;
import dev.swath.model.Job;
import dev.swath.model.Route;
import dev.swath.model.StacScene;
import dev.swath.model.Stored;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Composites: what was found for them, and the assets that several of them share. */
abstract class CompositesContract extends LedgerCase {
    private static final URI SERVICE = URI.create("https://stac.example/v1");
    private static final Instant MAY = Instant.parse("2024-05-01T00:00:00Z");
    private static final Stored STORED = new Stored(10, "sha256:00", false, 7L);

    private Composites composites() {
        return ledger().composites();
    }

    private static Composite composite(String name) {
        return new Composite(
                Given.id(),
                name,
                "{\"toi\":\"2024-05-01/2024-05-31\"}",
                SERVICE,
                List.of("sentinel-2-l2a"),
                List.of("red", "nir"),
                true,
                Given.square(0.2),
                MAY,
                MAY.plus(Duration.ofDays(31)),
                20.0);
    }

    private static StacScene scene(String item, int day) {
        var time = MAY.plus(Duration.ofDays(day));
        return new StacScene(
                Given.id(),
                SERVICE,
                "sentinel-2-l2a",
                item,
                "{\"id\":\"" + item + "\"}",
                time,
                time,
                3.5,
                Given.square(0.3));
    }

    private static Asset asset(StacScene scene, String key, @Nullable String checksum) {
        var name = scene.itemId() + "/" + key + ".tif";
        return new Asset(Given.id(), scene.id(), key, SERVICE.resolve("/files/" + name), "raw/" + name, 10, checksum);
    }

    private static Composites.Found found(String item, int day, String... keys) {
        var scene = scene(item, day);
        return new Composites.Found(
                scene, Stream.of(keys).map(key -> asset(scene, key, null)).toList());
    }

    /** Asked, and claimed at its search. */
    private Claim asked(String name) {
        composites().ask(composite(name));
        return given().claim(Route.SEARCH_STAC);
    }

    private int searched(Claim search, Composites.Found... page) {
        composites().found(search, List.of(page));
        return composites().searched(search, Set.of(), clock().instant().plusSeconds(60));
    }

    private void store(Claim claim) {
        ledger().assets().stored(claim, ledger().assets().get(claim.workId()), STORED);
    }

    private List<String> items(String compositeId) {
        return composites().scenes(compositeId, null, 99).stream()
                .map(StacScene::itemId)
                .toList();
    }

    @Test
    void aComposite_isAnOpenJob_whoseOneRowWaitsToBeSearched() {
        var composite = composite("valley");
        composites().ask(composite);
        assertThat(reopen().composites().get(composite.id())).isEqualTo(composite);
        assertThat(composites().isComposite(composite.id())).isTrue();
        assertThat(ledger().jobs().get(composite.id()).orElseThrow().state()).isEqualTo(Job.State.OPEN);
        assertThat(given().claim(Route.SEARCH_STAC).workId()).isEqualTo(composite.id());
        assertThat(composites().isComposite("another")).isFalse();
        assertThat(ledger().history().featureOf(composite.id())).isEqualTo("valley");
    }

    @Test
    void scenes_comeByTime_inBlocks_withoutThoseThatWereDropped() {
        var search = asked("valley");
        var late = found("late", 9, "red");
        var twin = found("twin", 3, "red");
        composites().found(search, List.of(late, found("early", 1, "red")));
        composites().found(search, List.of(found("middle", 3, "red"), twin));
        assertThat(composites().searched(search, Set.of(twin.scene().id()), clock().instant()))
                .isEqualTo(3);
        assertThat(items(search.workId())).containsExactly("early", "middle", "late");
        var first = composites().scenes(search.workId(), null, 1).get(0);
        assertThat(composites().scenes(search.workId(), first, 1))
                .extracting(StacScene::itemId)
                .containsExactly("middle");
        assertThat(given().claims(Route.INGEST, 9)).hasSize(3);
    }

    @Test
    void aPageThatComesTwice_addsNothing() {
        var search = asked("valley");
        composites().found(search, List.of(found("one", 1, "red", "nir")));
        composites().found(search, List.of(found("one", 1, "red", "nir")));
        assertThat(composites().searched(search, Set.of(), clock().instant())).isEqualTo(2);
        assertThat(items(search.workId())).containsExactly("one");
    }

    @Test
    void assetsThatAreHeld_areNotFetchedForAnotherComposite() {
        var first = asked("first");
        assertThat(searched(first, found("one", 1, "red", "nir"))).isEqualTo(2);
        given().claims(Route.INGEST, 9).forEach(this::store);
        var second = asked("second");
        assertThat(searched(second, found("one", 1, "red", "nir"), found("two", 2, "red")))
                .isEqualTo(1);
        assertThat(given().claims(Route.INGEST, 9))
                .singleElement()
                .extracting(Claim::jobId)
                .isEqualTo(second.jobId());
        var one = composites().scenes(second.workId(), null, 1).get(0);
        assertThat(ledger().assets().ofScene(second.workId(), one.id()))
                .extracting(Assets.Held::stored)
                .containsExactly(STORED, STORED);
    }

    @Test
    void assetsUnderWay_areFetchedOnce_forBoth() {
        var first = asked("first");
        searched(first, found("one", 1, "red"));
        var second = asked("second");
        assertThat(searched(second, found("one", 1, "red"))).isZero();
        assertThat(composites().isIngesting(second.workId())).isTrue();
        store(given().claim(Route.INGEST));
        assertThat(composites().isIngesting(second.workId())).isFalse();
        assertThat(given().claims(Route.INGEST, 9)).isEmpty();
        assertThat(given().claims(Route.INGEST_CATALOG, 9)).hasSize(2);
    }

    @Test
    void anAssetThatIsAnotherOneNow_isFetchedAgain() {
        var first = asked("first");
        searched(first, found("one", 1, "red"));
        store(given().claim(Route.INGEST));
        var scene = scene("one", 1);
        var changed = new Composites.Found(scene, List.of(asset(scene, "red", "1220ff")));
        assertThat(searched(asked("second"), changed)).isEqualTo(1);
        var claim = given().claim(Route.INGEST);
        assertThat(ledger().assets().get(claim.workId()).checksum()).isEqualTo("1220ff");
    }

    @Test
    void anAssetThatChangesWhileItComes_isFetchedAgain() {
        searched(asked("first"), found("one", 1, "red"));
        var claim = given().claim(Route.INGEST);
        var before = ledger().assets().get(claim.workId());
        var scene = scene("one", 1);
        searched(asked("second"), new Composites.Found(scene, List.of(asset(scene, "red", "1220ff"))));
        ledger().assets().stored(claim, before, STORED);
        assertThat(given().claim(Route.INGEST).workId()).isEqualTo(claim.workId());
    }

    @Test
    void anAssetThatWasGivenUp_isTriedForTheNextComposite_andBelongsToIt() {
        searched(asked("first"), found("one", 1, "red"));
        ledger().work().fail(given().claim(Route.INGEST), TROUBLE);
        var second = asked("second");
        assertThat(searched(second, found("one", 1, "red"))).isEqualTo(1);
        assertThat(given().claim(Route.INGEST)).matches(claim -> claim.jobId().equals(second.jobId()));
    }

    @Test
    void aComposite_waitsForItsAssets_andGoesOnWhenTheLastHasEnded() {
        searched(asked("valley"), found("one", 1, "red", "nir"));
        assertThat(given().claims(Route.INGEST_CATALOG, 9)).isEmpty();
        var assets = given().claims(Route.INGEST, 9);
        store(assets.get(0));
        assertThat(given().claims(Route.INGEST_CATALOG, 9)).isEmpty();
        ledger().work().fail(assets.get(1), TROUBLE);
        var catalog = given().claim(Route.INGEST_CATALOG);
        composites().ingested(catalog);
        assertThat(given().claim(Route.COMPOSITE).workId()).isEqualTo(catalog.workId());
    }

    @Test
    void aComposite_thatLooksTooEarly_looksAgain() {
        searched(asked("valley"), found("one", 1, "red"));
        clock().advance(Duration.ofSeconds(61));
        var early = given().claim(Route.INGEST_CATALOG);
        composites().awaitAssets(early, clock().instant().plusSeconds(60));
        assertThat(given().claims(Route.INGEST_CATALOG, 9)).isEmpty();
        store(given().claim(Route.INGEST));
        var due = given().claim(Route.INGEST_CATALOG);
        composites().awaitAssets(due, clock().instant().plusSeconds(60));
        assertThat(given().claims(Route.INGEST_CATALOG, 9))
                .as("nothing is left to wait for")
                .hasSize(1);
    }

    @Test
    void anAssetOfAnotherService_withTheSameTarget_liesElsewhere() {
        var here = found("one", 1, "red");
        var scene = here.scene();
        var other = new StacScene(
                Given.id(),
                URI.create("https://other.example/v1"),
                scene.collection(),
                scene.itemId(),
                scene.item(),
                scene.start(),
                scene.end(),
                null,
                scene.footprint());
        var there = new Composites.Found(other, List.of(asset(other, "red", null)));
        assertThat(searched(asked("valley"), here, there)).isEqualTo(2);
        assertThat(given().claims(Route.INGEST, 9))
                .extracting(claim -> ledger().assets().get(claim.workId()).target())
                .containsExactlyInAnyOrder("raw/one/red.tif", "raw/one/" + other.id() + "/red.tif");
    }

    @Test
    void whoHasLostTheLease_addsNothing() {
        var search = asked("valley");
        clock().advance(Given.LEASE.plusSeconds(1));
        given().claim(Route.SEARCH_STAC);
        assertThatThrownBy(() -> searched(search, found("one", 1, "red"))).isInstanceOf(LeaseLost.class);
        assertThat(items(search.workId())).isEmpty();
    }

    @Test
    void anUploadInParts_mayBeOfAnAsset() {
        searched(asked("valley"), found("one", 1, "red"));
        var asset = given().claim(Route.INGEST).workId();
        ledger().uploads()
                .begun(new dev.swath.model.Upload(
                        "U1", asset, "raw/one/red.tif", 8_388_608, null, clock().instant(), "L1", List.of()));
        assertThat(ledger().uploads().ofDelivery(asset)).isPresent();
    }
}
