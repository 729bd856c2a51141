package dev.swath.io.ledger;

import static dev.swath.io.ledger.Given.STORED;
import static dev.swath.io.ledger.Given.TROUBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Route;
import dev.swath.model.Stored;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files of the orders. */
abstract class DeliveriesContract extends LedgerCase {
    private Deliveries deliveries() {
        return ledger().deliveries();
    }

    private Claim manifest() {
        return given().manifest(clock().instant());
    }

    private Delivery file(Claim manifest, String path, String target) {
        var order = deliveries().get(manifest.workId());
        return new Delivery(
                Given.id(), order.jobId(), order.orderId(), order.planetId(), path, target, -1, null, "aa11", null);
    }

    private String orderOf(Claim delivery) {
        return deliveries().get(delivery.workId()).orderId();
    }

    @Test
    void manifest_bringsItsFiles() {
        var manifest = manifest();
        var files = List.of(file(manifest, "b.tif", "x/b.tif"), file(manifest, "a.tif", "x/a.tif"));
        deliveries().manifest(manifest, STORED, files, Deliveries.TopUp.NONE);
        assertThat(deliveries().get(files.get(0).id())).isEqualTo(files.get(0));
        assertThat(deliveries().ofOrder(files.get(0).orderId()))
                .extracting(row -> row.delivery().path(), Deliveries.Row::status, Deliveries.Row::reason)
                .containsExactly(
                        tuple("a.tif", "waiting", ""),
                        tuple("b.tif", "waiting", ""),
                        tuple("manifest.json", "done", ""));
    }

    @Test
    void manifest_thatIsThereAlreadyAddsNothing() {
        var manifest = manifest();
        var file = file(manifest, "a.tif", "x/a.tif");
        var same = file(manifest, "a.tif", "x/a.tif");
        deliveries().manifest(manifest, STORED, List.of(file, same), Deliveries.TopUp.NONE);
        assertThatThrownBy(() -> deliveries().manifest(manifest, STORED, List.of(file), Deliveries.TopUp.NONE))
                .isInstanceOf(LeaseLost.class);
        assertThat(deliveries().ofOrder(orderOf(manifest))).hasSize(2);
    }

    @Test
    void manifest_takenTargetGetsTheOrdersFolder() {
        var first = manifest();
        var second = manifest();
        var mine = file(first, "a.tif", "x/a.tif");
        deliveries().manifest(first, STORED, List.of(mine, file(first, "top.tif", "top.tif")), Deliveries.TopUp.NONE);
        var name = ledger().orders().get(orderOf(second)).name();
        var files = List.of(
                file(second, "a.tif", "x/a.tif"),
                file(second, "deep/a.tif", "x/a.tif"),
                file(second, "top.tif", "top.tif"));
        deliveries().manifest(second, STORED, files, Deliveries.TopUp.NONE);
        assertThat(deliveries().get(mine.id()).target()).isEqualTo("x/a.tif");
        assertThat(files)
                .extracting(file -> deliveries().get(file.id()).target())
                .containsExactly(
                        "x/" + name + "/a.tif", "x/" + name + "/" + files.get(1).id() + "/a.tif", name + "/top.tif");
    }

    @Test
    void aScene_isDescribedWhenItsLastFileHasEnded_andAnewWhenOneComesLater() {
        var manifest = manifest();
        var order = deliveries().get(manifest.workId()).orderId();
        var files = List.of(
                ofScene(manifest, "a.tif"), ofScene(manifest, "b.tif"), ofScene(manifest, Delivery.descriptionOf("s")));
        deliveries().manifest(manifest, STORED, files, Deliveries.TopUp.NONE);
        var claims = given().claims(Route.DOWNLOAD, 3);
        assertThat(deliveries().ofScene(order, "s")).hasSize(2);
        deliveries().awaitFiles(of(claims, files.get(2)), clock().instant().plusSeconds(3600));
        assertThat(given().claims(Route.DOWNLOAD, 3)).isEmpty();
        deliveries().stored(of(claims, files.get(0)), STORED);
        assertThat(given().claims(Route.DOWNLOAD, 3)).isEmpty();
        deliveries().skipped(of(claims, files.get(1)), TROUBLE);

        deliveries().described(given().claim(Route.DOWNLOAD), new Stored(7, "sha256:ff", false, 1L));
        assertThat(deliveries().get(files.get(2).id()).sha256()).isEqualTo("ff");
        assertThat(deliveries().get(files.get(2).id()).bytes()).isEqualTo(7);
        var later = ledger().stock().of(files.get(0).id()).orElseThrow();
        assertThat(ledger().stock().bringAgain(later, "it is gone")).isTrue();
        deliveries().stored(given().claim(Route.DOWNLOAD), STORED);
        assertThat(given().claim(Route.DOWNLOAD).workId())
                .isEqualTo(files.get(2).id());
    }

    private Delivery ofScene(Claim manifest, String path) {
        var file = file(manifest, path, "x/" + path);
        return new Delivery(
                file.id(), file.jobId(), file.orderId(), file.planetId(), path, file.target(), -1, null, null, "s");
    }

    private static Claim of(List<Claim> claims, Delivery file) {
        return claims.stream()
                .filter(claim -> claim.workId().equals(file.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatLiesThere_isToldInPages_andBroughtAgainOnlyIfNothingHappenedToIt() {
        var stock = ledger().stock();
        var manifest = manifest();
        var job = manifest.jobId();
        deliveries()
                .manifest(
                        manifest,
                        STORED,
                        List.of(file(manifest, "a.tif", "x/a.tif"), file(manifest, "b.tif", "x/b.tif")),
                        Deliveries.TopUp.NONE);
        deliveries().stored(given().claim(Route.DOWNLOAD), STORED);
        assertThat(stock.count(null)).isEqualTo(2);
        assertThat(stock.count(job)).isEqualTo(2);
        assertThat(stock.count("other")).isZero();
        var first = stock.after(job, null, 1).get(0);
        var second = stock.after(null, first, 9).get(0);
        assertThat(stock.after(null, second, 9)).isEmpty();
        assertThat(List.of(first, second)).allSatisfy(file -> {
            assertThat(file.crc32c()).isEqualTo(STORED.crc32c());
            assertThat(file.digest()).isEqualTo(STORED.digest());
            assertThat(file.bytes()).isEqualTo(STORED.bytes());
        });
        assertThat(stock.unknown(List.of("x/b.tif", "y", first.file().target())))
                .containsExactly("y");

        assertThat(stock.isWantedAgain(first.workId())).isFalse();
        assertThat(stock.bringAgain(first, "it is gone")).isTrue();
        assertThat(stock.bringAgain(first, "it is gone")).isFalse();
        assertThat(stock.isStill(first)).isFalse();
        assertThat(stock.isStill(second)).isTrue();
        assertThat(stock.isWantedAgain(first.workId())).isTrue();
        assertThat(stock.bringAllAgain(job, () -> {})).isEqualTo(1);
        assertThat(stock.count(null)).isZero();
        given().claims(Route.DOWNLOAD, 9).forEach(claim -> deliveries().stored(claim, STORED));
        assertThat(stock.isWantedAgain(first.workId())).isFalse();
        assertThat(stock.count(null)).isEqualTo(3);
    }

    @Test
    void stored_endsTheFile() {
        var manifest = manifest();
        deliveries().manifest(manifest, STORED, List.of(file(manifest, "a.tif", "a.tif")), Deliveries.TopUp.NONE);
        var claim = given().claim(Route.DOWNLOAD);
        ledger().work().putBack(claim, clock().instant(), TROUBLE);
        assertThat(deliveries().ofOrder(orderOf(claim)).get(0).reason()).isEqualTo(TROUBLE.text());
        var again = given().claim(Route.DOWNLOAD);
        deliveries().stored(again, STORED);
        assertThat(deliveries().ofOrder(orderOf(claim)))
                .extracting(Deliveries.Row::status, Deliveries.Row::reason)
                .containsOnly(tuple("done", ""));
        assertThat(ledger().history().of(claim.workId()))
                .extracting(History.Event::event)
                .containsExactly("put-back", "stored");
        assertThat(ledger().jobs().ended(9)).hasSize(1);
    }
}
