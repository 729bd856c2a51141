package dev.swath.step.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.io.ledger.Features;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.io.planet.PlanetUrls;
import dev.swath.model.Answer;
import dev.swath.model.Basemap;
import dev.swath.model.Cadence;
import dev.swath.model.Claim;
import dev.swath.model.Feature;
import dev.swath.model.Item;
import dev.swath.model.Period;
import dev.swath.model.Product;
import dev.swath.model.QuadCursor;
import dev.swath.model.Route;
import dev.swath.model.Terms;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Refused;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

/** The search for quads in the order in which the route goes, on a real ledger. */
class QuadStepsTest {
    private static final PlanetUrls URLS = new PlanetUrls(URI.create("https://api.planet.example"));
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2025-07-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Period SPRING = new Period(LocalDate.of(2025, 4, 1), LocalDate.of(2025, 5, 31));
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final Geometry FIELD = SHAPES.toGeometry(new Envelope(10, 10.1, 50, 50.1));
    private static final Basemap MONTHLY = new Basemap(Basemap.Kind.SERIES, "Monthly");
    private static final Basemap MAY = new Basemap(Basemap.Kind.MOSAIC, "may");

    private Ledger ledger;

    @BeforeEach
    void openLedger(@TempDir Path folder) {
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), CLOCK, "test");
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void of_a_series_the_mosaics_that_begin_in_the_period_are_walked_quad_page_by_quad_page() {
        var claim = drop(MONTHLY, FIELD);
        var cursor = read(open(claim), "{\"series\":[{\"id\":\"s1\",\"name\":\"Monthly\"}]}");
        cursor = read(cursor, mosaics(mosaic("march", "2025-03-01", true), mosaic("april", "2025-04-01", true)));
        assertThat(cursor.more()).as("there is a page more").isTrue();
        cursor = read(cursor, mosaics(mosaic("may", "2025-05-01", true)).replace("NEXT", ""));
        cursor = read(cursor, quads("1-1").replace("NEXT", ",\"_next\":\"/basemaps/v1/mosaics/april/quads?_page=1\""));
        cursor = read(cursor, quads("2-1").replace("NEXT", ""));
        assertThat(cursor.more()).as("the quads of May are ahead").isTrue();
        cursor = read(cursor, quads("1-1").replace("NEXT", ""));

        assertThat(cursor.more()).isFalse();
        assertThat(ledger.candidates().of(claim.workId()))
                .extracting(candidate -> candidate.scene().item())
                .containsExactly(new Item("april", "1-1"), new Item("april", "2-1"), new Item("may", "1-1"));
        assertThat(ledger.work().claim(Route.SELECT, 1, Duration.ofMinutes(1), null))
                .hasSize(1);
    }

    @Test
    void a_listing_that_runs_in_a_circle_is_not_taken_for_the_whole() {
        var cursor = read(
                open(drop(MAY, FIELD)),
                mosaics(mosaic("may", "2025-05-01", true)).replace("NEXT", ""));
        var first = read(cursor, quads("1-1").replace("NEXT", ",\"_next\":\"/p2\""));
        var second = read(first, quads("2-1").replace("NEXT", ",\"_next\":\"/p3\""));
        assertThatThrownBy(() -> read(second, quads("3-1").replace("NEXT", ",\"_next\":\"/p2\"")))
                .isInstanceOfSatisfying(
                        Corrupt.class, trouble -> assertThat(trouble.code()).isEqualTo("page-cycle"));
    }

    @Test
    void what_the_account_has_not_or_may_not_download_is_refused_by_name() {
        var cursor = open(drop(MAY, FIELD));
        assertThatThrownBy(() -> read(cursor, "{\"mosaics\":[]}"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("'may'");
        assertThatThrownBy(() ->
                        read(cursor, mosaics(mosaic("may", "2025-05-01", false)).replace("NEXT", "")))
                .isInstanceOfSatisfying(
                        Refused.class, trouble -> assertThat(trouble.code()).isEqualTo("no-permission"))
                .hasMessageContaining("'may'");
        var series = open(drop(MONTHLY, FIELD));
        assertThatThrownBy(() -> read(series, "{\"series\":[{\"id\":\"s2\",\"name\":\"Monthly SR\"}]}"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("'Monthly'");
    }

    @Test
    void both_sides_of_the_antimeridian_are_asked_for_apart() {
        var fiji = SHAPES.createMultiPolygon(new Polygon[] {
            (Polygon) SHAPES.toGeometry(new Envelope(179.5, 180, -17, -16)),
            (Polygon) SHAPES.toGeometry(new Envelope(-180, -179.5, -17, -16))
        });
        var cursor = read(
                open(drop(MAY, fiji)),
                mosaics(mosaic("may", "2025-05-01", true)).replace("NEXT", ""));
        assertThat(cursor.ahead())
                .extracting(QuadCursor.Box::box)
                .containsExactly(new Envelope(-180, -179.5, -17, -16), new Envelope(179.5, 180, -17, -16));
    }

    private QuadCursor open(Claim claim) {
        return new OpenQuads().open(new OpenSearch(ledger, URLS, CLOCK, Duration.ZERO).open(claim));
    }

    private QuadCursor read(QuadCursor cursor, String text) {
        var call = new AskQuads(URLS).ask(cursor);
        var whole = text.replace("NEXT", ",\"_next\":\"/basemaps/v1/series/s1/mosaics?_page=1\"");
        return new ReadQuads(ledger).read(new Answer(call, 200, Map.of(), whole, null));
    }

    private static String mosaics(String... mosaics) {
        return "{\"_links\":{\"_self\":\"x\"NEXT},\"mosaics\":[" + String.join(",", mosaics) + "]}";
    }

    private static String mosaic(String name, String first, boolean download) {
        return """
                {"id":"%1$s","name":"%1$s","first_acquired":"%2$sT00:00:00.000Z","last_acquired":"%2$sT00:00:00.000Z",
                 "quad_download":%3$s}""".formatted(name, first, download);
    }

    private static String quads(String id) {
        return "{\"_links\":{\"_self\":\"x\"NEXT},\"items\":[{\"id\":\"" + id
                + "\",\"_links\":{\"download\":\"d\"},\"bbox\":[10,50,11,51]}]}";
    }

    private Claim drop(Basemap wanted, Geometry aoi) {
        var name = wanted.name();
        var job = ledger.jobs().begin(name, Path.of("inbox", name + ".shp"), Map.of(), null);
        var terms = new Terms(SPRING, Cadence.ALL, 0, 100, wanted.text(), Product.QUAD, true, false);
        var feature = new Feature(
                "feature of " + name, job.id(), "1", 1, aoi, aoi, "c1", BigDecimal.TEN, List.of(), terms, null);
        ledger.features().add(List.of(new Features.Taken(feature, List.of(SPRING))));
        ledger.jobs().open(job.id(), "revision of " + name);
        return ledger.work()
                .claim(Route.SEARCH, 1, Duration.ofMinutes(1), job.id())
                .get(0);
    }
}
