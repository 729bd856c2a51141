package dev.swath.io.ledger;

import static dev.swath.io.ledger.Given.STORED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.Catalog.Area;
import dev.swath.io.ledger.Catalog.Entry;
import dev.swath.io.ledger.Catalog.Holding;
import dev.swath.io.ledger.CatalogSearch.Place;
import dev.swath.io.ledger.CatalogSearch.Wanted;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What was delivered, as a catalog. */
abstract class CatalogContract extends LedgerCase {
    private static final Instant NOON = Instant.parse("2024-05-02T12:00:00Z");

    private Catalog catalog() {
        return ledger().catalog();
    }

    private CatalogSearch search() {
        return ledger().catalogSearch();
    }

    /** Claims of the two files of one scene, image first. */
    private List<Claim> underWay() {
        var manifest = given().manifest(clock().instant());
        var order = ledger().deliveries().get(manifest.workId());
        var files = List.of("image.tif", "udm2.tif").stream()
                .map(name -> new Delivery(
                        Given.id(),
                        order.jobId(),
                        order.orderId(),
                        order.planetId(),
                        name,
                        order.orderId() + name,
                        -1,
                        null,
                        null,
                        "scene-1"))
                .toList();
        ledger().deliveries().manifest(manifest, STORED, files, Deliveries.TopUp.NONE);
        return given().claims(Route.DOWNLOAD, 2);
    }

    private Area onlyArea() {
        var behind = catalog().behind(9);
        assertThat(behind).hasSize(1);
        return behind.get(0);
    }

    private static Entry entry(Area area, Holding holding) {
        return new Entry(
                area.collection(),
                area.name(),
                holding.sceneId() + "-1",
                holding.holderId(),
                holding.shared(),
                "PSScene",
                holding.sceneId(),
                NOON,
                Given.square(0.1),
                "{}",
                "00ff");
    }

    @Test
    void anArea_isBehindOnceNoFileOfASceneIsUnderWay_andNotWhenItWasWritten() {
        var files = underWay();
        assertThat(catalog().isBehind(null)).isFalse();
        ledger().deliveries().stored(files.get(0), STORED);
        assertThat(catalog().isBehind(null)).as("its mask is under way").isFalse();
        ledger().deliveries().stored(files.get(1), STORED);
        var area = onlyArea();
        assertThat(area.name()).isEqualTo("field-1");
        assertThat(catalog().isBehind(area.collection())).isTrue();
        assertThat(catalog().isBehind("another")).isFalse();

        var holdings = catalog().holdings(area);
        assertThat(holdings).hasSize(1);
        assertThat(holdings.get(0).files())
                .extracting(file -> file.file().path())
                .containsExactly("image.tif", "udm2.tif");
        var entries = List.of(entry(area, holdings.get(0)));
        catalog().wrote(area, entries);
        assertThat(catalog().behind(9)).isEmpty();
        assertThat(catalog().entries(area)).isEqualTo(entries);
        assertThat(search().known(entries)).singleElement().satisfies(known -> {
            assertThat(known.entry()).isEqualTo(entries.get(0));
            assertThat(known.holding()).isEqualTo(holdings.get(0));
            assertThat(known.order())
                    .isEqualTo(ledger().orders().get(holdings.get(0).orderId()));
            assertThat(known.request())
                    .isEqualTo(ledger().features().request(holdings.get(0).requestId()));
            assertThat(known.scene())
                    .isEqualTo(ledger().candidates().scene("PSScene", "scene-1").orElse(null));
        });
        assertThat(catalog().areas(area.collection(), true)).containsExactly("field-1");
        assertThat(catalog().areas(area.collection(), false)).isEmpty();
    }

    @Test
    void whatItemsStandFor_isAskedAtOnce_howeverManyTheyAre() {
        for (int order = 0; order < 3; order++) {
            underWay().forEach(file -> ledger().deliveries().stored(file, STORED));
        }
        var entries = catalog().behind(9).stream()
                .flatMap(area -> catalog().holdings(area).stream().map(holding -> entry(area, holding)))
                .toList();
        assertThat(entries).extracting(Entry::holderId).hasSize(3).doesNotHaveDuplicates();
        assertThat(search().known(entries))
                .extracting(CatalogSearch.Known::entry)
                .isEqualTo(entries);
        assertThat(queries(entries)).isEqualTo(queries(entries.subList(0, 1))).isLessThan(7);
    }

    private int queries(List<Entry> entries) {
        var database = Database.open(url());
        try {
            var sent = new AtomicInteger();
            var reader = Jdbi.create(database.reader()).setSqlLogger(new SqlLogger() {
                @Override
                public void logAfterExecution(StatementContext context) {
                    sent.incrementAndGet();
                }
            });
            var db = new Db(reader, reader, clock(), HOLDER, database.where(), database.isSqlite());
            assertThat(new SqlCatalogSearch(db).known(entries)).hasSameSizeAs(entries);
            return sent.get();
        } finally {
            database.writer().close();
            database.reader().close();
        }
    }

    @Test
    void whatChangesWhileAnAreaIsWritten_leavesItBehind() {
        underWay().forEach(file -> ledger().deliveries().stored(file, STORED));
        var area = onlyArea();
        var holding = catalog().holdings(area).get(0);
        catalog().gone(holding.files().get(1));
        catalog().wrote(area, List.of(entry(area, holding)));
        assertThat(onlyArea().changes()).isGreaterThan(area.changes());
        assertThat(catalog().holdings(area).get(0).files()).hasSize(1);
    }

    @Test
    void aFileThatIsGone_isToldNoMore_untilItIsThere() {
        underWay().forEach(file -> ledger().deliveries().stored(file, STORED));
        var area = onlyArea();
        var whole = catalog().holdings(area).get(0);
        whole.files().forEach(catalog()::gone);
        assertThat(catalog().holdings(area)).isEmpty();
        assertThat(search().known(List.of(entry(area, whole)))).isEmpty();
        catalog().wrote(onlyArea(), List.of());
        assertThat(catalog().areas(area.collection(), false)).containsExactly("field-1");
        catalog().there(whole.files());
        assertThat(catalog().holdings(onlyArea())).containsExactly(whole);
        catalog().there(whole.files());
    }

    @Test
    void aCollection_isBehindWhenItsItemsAreOthers_andIsListedWhenItIsTold() {
        underWay().forEach(file -> ledger().deliveries().stored(file, STORED));
        var area = onlyArea();
        var entries = List.of(entry(area, catalog().holdings(area).get(0)));
        catalog().wrote(area, entries);
        var behind = catalog().collectionsBehind();
        assertThat(behind).extracting(Catalog.Behind::collection).containsExactly(area.collection());
        assertThat(search().collections(null, 9)).isEmpty();
        catalog().wroteCollection(behind.get(0), "{}");
        assertThat(search().collections(null, 9)).containsExactly(new CatalogSearch.Listed(area.collection(), "{}"));
        assertThat(search().collections(area.collection(), 9)).isEmpty();
        assertThat(search().collection(area.collection())).isPresent();
        catalog().wrote(area, entries);
        assertThat(catalog().collectionsBehind()).as("the same items").isEmpty();
    }

    @Test
    void anotherPlace_leavesEverythingBehind_andTheSameOneNothing() {
        underWay().forEach(file -> ledger().deliveries().stored(file, STORED));
        catalog().writtenAt("here");
        var area = onlyArea();
        catalog().wrote(area, List.of(entry(area, catalog().holdings(area).get(0))));
        catalog().writtenAt("here");
        assertThat(catalog().behind(9)).isEmpty();
        catalog().writtenAt("there");
        assertThat(catalog().entries(onlyArea()).get(0).written()).isEmpty();
    }

    private static Geometry square(double west, double south) {
        return new GeometryFactory().toGeometry(new Envelope(west, west + 1, south, south + 1));
    }

    /** Items of one area, an hour apart, each a degree further east. */
    private void many(String collection, int count) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < count; i++) {
            entries.add(new Entry(
                    collection,
                    "all",
                    "item-" + i,
                    "order",
                    false,
                    "PSScene",
                    "scene-" + i,
                    NOON.plus(Duration.ofHours(i / 2)),
                    square(i, 0),
                    "{}",
                    ""));
        }
        catalog().wrote(new Area(collection, "all", 1), entries);
    }

    private List<String> found(Wanted wanted) {
        return search().find(wanted, null, 100).stream().map(Entry::id).toList();
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded_newestFirst() {
        many("a", 7);
        many("b", 6);
        var whole = search().find(Wanted.ALL, null, 100);
        assertThat(whole).hasSize(13).isSortedAccordingTo((one, other) -> other.taken()
                .compareTo(one.taken()));
        var paged = new ArrayList<Entry>();
        for (var page = search().find(Wanted.ALL, null, 3);
                !page.isEmpty();
                page = search().find(Wanted.ALL, Place.of(paged.get(paged.size() - 1)), 3)) {
            paged.addAll(page);
        }
        assertThat(paged).isEqualTo(whole);
        assertThat(search().count(Wanted.ALL)).isEqualTo(13);
        assertThat(search().count(Wanted.of("a"))).isEqualTo(7);
    }

    @Test
    void aSearch_findsByCollectionIdTimeAndBox() {
        many("a", 7);
        many("b", 2);
        assertThat(found(Wanted.of("b"))).containsExactly("item-1", "item-0");
        assertThat(found(new Wanted(List.of("a", "b"), List.of("item-1", "item-5"), null, null, List.of())))
                .containsExactly("item-5", "item-1", "item-1");
        var hour = Duration.ofHours(1);
        assertThat(found(new Wanted(List.of("a"), List.of(), NOON.plus(hour), NOON.plus(hour), List.of())))
                .containsExactly("item-3", "item-2");
        var boxes = List.of(new Envelope(0.2, 0.8, 0, 1), new Envelope(5.5, 5.6, 0.5, 9));
        assertThat(found(new Wanted(List.of("a"), List.of(), null, null, boxes)))
                .containsExactly("item-5", "item-0");
        assertThat(found(new Wanted(List.of(), List.of(), null, null, List.of(new Envelope(0, 9, 2, 3)))))
                .isEmpty();
    }
}
