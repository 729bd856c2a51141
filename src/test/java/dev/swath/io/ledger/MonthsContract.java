package dev.swath.io.ledger;

import static dev.swath.io.ledger.Given.TROUBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.ledger.Months.Planned;
import dev.swath.model.Claim;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeOutput;
import dev.swath.model.CompositeProgress;
import dev.swath.model.Job;
import dev.swath.model.Route;
import dev.swath.model.StacScene;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Composites month by month and tile by tile. */
abstract class MonthsContract extends LedgerCase {
    private static final URI SERVICE = URI.create("https://stac.example/v1");
    private static final YearMonth MAY = YearMonth.of(2024, 5);
    private static final YearMonth JUNE = YearMonth.of(2024, 6);
    private static final CompositeMaking MAKING =
            new CompositeMaking("EPSG:3035", 2.5, "mean", "0,1,3", 7, "visual", "0,0.3");
    private static final CompositeOutput COG =
            new CompositeOutput(MAY, "cog", "derived/valley/month.tif", 7, "sha256:00");

    private Composites composites() {
        return ledger().composites();
    }

    private Months months() {
        return ledger().months();
    }

    private static StacScene scene(String item, String time) {
        var taken = Instant.parse(time);
        return new StacScene(Given.id(), SERVICE, "sentinel-2-l2a", item, "{}", taken, taken, 3.5, Given.square(0.3));
    }

    /** Of two scenes in May and one in June; claimed to be planned. */
    private Claim asked() {
        var from = Instant.parse("2024-05-01T00:00:00Z");
        var composite = new Composite(
                Given.id(),
                "valley",
                "{}",
                SERVICE,
                List.of("sentinel-2-l2a"),
                List.of("red"),
                true,
                Given.square(0.2),
                from,
                from.plus(Duration.ofDays(61)),
                null);
        composites()
                .askOf(
                        composite,
                        MAKING,
                        List.of(
                                scene("b", "2024-05-31T23:59:59.999Z"),
                                scene("a", "2024-05-01T00:00:00Z"),
                                scene("c", "2024-06-01T00:00:00Z")));
        return given().claim(Route.COMPOSITE);
    }

    /** Cut into May, with four tiles, and June, with two. */
    private String planned() {
        var claim = asked();
        months().planned(
                        claim,
                        "{\"pixels\":1}",
                        List.of(new Planned(MAY, 2, 4, 1000), new Planned(JUNE, 1, 2, 2000)),
                        clock().instant().plusSeconds(60));
        return claim.workId();
    }

    private Claim month(YearMonth month) {
        return given().claims(Route.COMPOSITE_MONTH, 9).stream()
                .filter(claim -> months().get(claim.workId()).month().equals(month))
                .findFirst()
                .orElseThrow();
    }

    private CompositeProgress progress(String id) {
        return composites().progress(id);
    }

    @Test
    void aCompositeOfKnownScenes_waitsToBeCutIntoMonths_andIsMadeAsItWasAsked() {
        var claim = asked();
        assertThat(composites().making(claim.workId())).isEqualTo(MAKING);
        assertThat(months().scenes(claim.workId(), MAY))
                .extracting(StacScene::itemId)
                .containsExactly("a", "b");
        assertThat(months().scenes(claim.workId(), JUNE))
                .extracting(StacScene::itemId)
                .containsExactly("c");
        assertThat(progress(claim.workId()).stage()).isEqualTo("composite");
    }

    @Test
    void months_areRowsOfWork_andTheCatalogWaitsForThem() {
        var id = planned();
        assertThat(months().pixels(id)).contains("{\"pixels\":1}");
        assertThat(given().claims(Route.COMPOSITE_CATALOG, 9)).isEmpty();
        var may = month(MAY);
        assertThat(ledger().history().featureOf(may.workId())).isEqualTo("valley");
        months().begin(may, "plan", 4, 1000);
        months().made(may, List.of(COG));
        assertThat(given().claims(Route.COMPOSITE_CATALOG, 9)).isEmpty();
        clock().advance(Given.LEASE);
        months().made(month(JUNE), List.of());
        var catalog = given().claim(Route.COMPOSITE_CATALOG);
        months().catalogued(catalog, List.of());
        assertThat(reopen().months().outputs(id)).containsExactly(COG);
        assertThat(ledger().jobs().ended(9)).extracting(Job::id).containsExactly(id);
        assertThat(progress(id).stage()).isEqualTo("done");
    }

    @Test
    void finishedTiles_areKnownToWhoeverGoesOn_asLongAsThePlanIsTheSame() {
        planned();
        var first = month(MAY);
        assertThat(months().begin(first, "plan", 4, 1000)).isEmpty();
        months().tile(first, 2, 4_294_967_295L);
        clock().advance(Given.LEASE);
        var next = month(MAY);
        assertThat(months().begin(next, "plan", 4, 1000)).containsOnlyKeys(2).containsValue(4_294_967_295L);
        assertThat(months().begin(next, "another", 6, 1000)).isEmpty();
        assertThatThrownBy(() -> months().tile(first, 3, 1)).isInstanceOf(LeaseLost.class);
        assertThat(months().isHeld(first)).isFalse();
        assertThat(months().isHeld(next)).isTrue();
    }

    @Test
    void progress_countsTilesOfAllMonths_andReckonsTheRest() {
        var id = planned();
        assertThat(progress(id))
                .returns("composite", CompositeProgress::stage)
                .returns(0, CompositeProgress::tilesDone)
                .returns(6, CompositeProgress::tilesTotal)
                .returns(2000L, CompositeProgress::memoryBytes)
                .returns(null, CompositeProgress::remaining);
        var may = month(MAY);
        months().begin(may, "plan", 4, 1000);
        for (int tile = 0; tile < 3; tile++) {
            clock().advance(Duration.ofSeconds(10));
            months().tile(may, tile, tile);
        }
        assertThat(progress(id).tilesDone()).isEqualTo(3);
        assertThat(progress(id).remaining()).isEqualTo(Duration.ofSeconds(30));
        months().made(may, List.of(COG));
        assertThat(progress(id).months())
                .extracting(CompositeProgress.Month::status)
                .containsExactly("done", "working");
        assertThat(progress(id).tilesDone()).isEqualTo(4);
    }

    @Test
    void aMonthThatIsGivenUp_wakesTheCatalog_andTheCompositeHasFailed() {
        var id = planned();
        for (var claim : given().claims(Route.COMPOSITE_MONTH, 9)) {
            if (months().get(claim.workId()).month().equals(MAY)) {
                months().made(claim, List.of(COG));
            } else {
                ledger().work().fail(claim, TROUBLE);
            }
        }
        months().catalogued(given().claim(Route.COMPOSITE_CATALOG), List.of());
        assertThat(progress(id).stage()).isEqualTo("failed");
        assertThat(progress(id).reason()).contains("2024-06");
        assertThat(months().isOpen(id)).as("it may be tried again").isTrue();
    }

    @Test
    void aCancelledComposite_takesNoMoreTiles() {
        var id = planned();
        var may = month(MAY);
        months().begin(may, "plan", 4, 1000);
        ledger().decisions().cancel(ledger().decisions().find(id).get(0), () -> {});
        assertThat(months().isHeld(may)).isFalse();
        assertThatThrownBy(() -> months().tile(may, 0, 1)).isInstanceOf(LeaseLost.class);
        assertThat(progress(id).stage()).isEqualTo("cancelled");
        assertThat(months().isOpen(id)).isFalse();
    }

    @Test
    void aCatalogThatLooksTooEarly_looksAgain() {
        var id = planned();
        clock().advance(Duration.ofSeconds(61));
        var early = given().claim(Route.COMPOSITE_CATALOG);
        assertThat(months().isUnderWay(id)).isTrue();
        months().await(early, clock().instant().plusSeconds(60));
        assertThat(given().claims(Route.COMPOSITE_CATALOG, 9)).isEmpty();
    }
}
