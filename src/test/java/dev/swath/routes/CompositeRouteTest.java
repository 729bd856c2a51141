package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.io.raster.Plane;
import dev.swath.io.raster.Window;
import dev.swath.io.raster.read.CogReader;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeOutput;
import dev.swath.model.CompositeProgress;
import dev.swath.model.Job;
import dev.swath.model.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** {@code 80-composite} from the simulated STAC API to image, cube and catalog. */
class CompositeRouteTest extends SandboxCase {
    private static final Envelope PLACE = new Envelope(10.02, 10.04, 49.93, 49.95);
    private static final List<String> BANDS = List.of("red", "green", "blue");
    private static final ObjectMapper JSON = new ObjectMapper();

    CompositeRouteTest(@TempDir Path home) {
        super(
                home,
                Map.of(
                        "stac.url", "http://127.0.0.1:9/stac/v1",
                        "stac.interval-ms", "1",
                        "retry.wait-ms", "50",
                        "download.workers", "4"));
    }

    private Composite asked(CompositeMaking making) {
        var composite = new Composite(
                UUID.randomUUID().toString(),
                "valley",
                "{}",
                sandbox.stac(),
                List.of("sentinel-2-l2a"),
                BANDS,
                !making.mask().equals("none"),
                new GeometryFactory().toGeometry(PLACE),
                Instant.parse("2024-05-20T00:00:00Z"),
                Instant.parse("2024-06-11T00:00:00Z"),
                null);
        ledger.composites().ask(composite, making);
        work("search-stac-claim", Route.SEARCH_STAC);
        return composite;
    }

    private void ingest() {
        long before;
        do {
            before = ledger.work().backlog().getOrDefault("ingest", 0L);
            work("ingest-claim", Route.INGEST);
        } while (ledger.work().backlog().getOrDefault("ingest", 0L) < before);
        tick("ingest-catalog-claim");
    }

    private void make(int months) {
        tick("composite-claim");
        for (int month = 0; month < months; month++) {
            tick("composite-month-claim");
        }
        tick("composite-catalog-claim");
    }

    private CompositeProgress progress(Composite composite) {
        return ledger.composites().progress(composite.id());
    }

    private Path output(Composite composite, String kind, YearMonth month) {
        return home.resolve("delivered")
                .resolve(progress(composite).outputs().stream()
                        .filter(output -> output.kind().equals(kind) && month.equals(output.month()))
                        .map(CompositeOutput::target)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void months_becomeImages_aCube_andACatalogWhoseLinksAllLeadSomewhere() throws Exception {
        var making = new CompositeMaking("auto", 10, "median", "usual", 1, "visual", "auto");
        var composite = asked(making);
        assertThat(progress(composite).stage()).isEqualTo("ingest");
        ingest();
        make(2);

        var progress = progress(composite);
        assertThat(progress.stage()).as(progress.toString()).isEqualTo("done");
        assertThat(progress.tilesDone()).isEqualTo(progress.tilesTotal()).isEqualTo(2);
        assertThat(progress.months()).extracting(CompositeProgress.Month::month).containsExactly(may(), june());
        assertThat(ledger.jobs().ended(9)).extracting(Job::id).containsExactly(composite.id());

        var cog = output(composite, "cog", may());
        assertThat(cog.getFileName().toString()).matches("monthly_rgb_8a[0-9a-f]{13}_2024-05\\.tif");
        try (var reader = CogReader.open(RangeSource.of(cog))) {
            var info = reader.info();
            List<Plane> planes = reader.read(new Window(0, 0, info.width(), info.height()), 0);
            assertThat(planes).hasSize(4);
            var counts = planes.get(3);
            assertThat(IntStream.range(0, counts.length())
                            .mapToDouble(counts::value)
                            .max()
                            .orElse(0))
                    .as("several dates over the same pixels")
                    .isGreaterThan(1);
        }
        assertThat(output(composite, "visual", june())).isRegularFile();
        assertThat(ImageIO.read(output(composite, "preview", may()).toFile())).isNotNull();
        var derived = home.resolve("delivered/derived");
        assertThat(links(derived.resolve("catalog.json"))).isGreaterThan(10);
        assertThat(links(home.resolve("delivered/raw/catalog.json"))).isGreaterThan(5);
        var collection = cog.resolveSibling("..").normalize();
        assertThat(collection.resolve("items.parquet")).isNotEmptyFile();
        assertThat(collection.resolve("monthly_rgb_" + cell(cog) + ".zarr/.zmetadata"))
                .isNotEmptyFile();
        assertThat(home.resolve("state/composite/" + composite.id())).doesNotExist();
    }

    private static String cell(Path cog) {
        return cog.getFileName().toString().split("_", -1)[2];
    }

    private static YearMonth may() {
        return YearMonth.of(2024, 5);
    }

    private static YearMonth june() {
        return YearMonth.of(2024, 6);
    }

    @Test
    void scenesThatAreNotIngested_areReadFromTheirService_andGiveTheSameImages() throws Exception {
        var ingested = asked(CompositeMaking.STANDARD);
        ingest();
        make(2);
        var wanted = progress(ingested);
        var composite = new Composite(
                UUID.randomUUID().toString(),
                "remote",
                "{}",
                sandbox.stac(),
                ingested.collections(),
                BANDS,
                true,
                ingested.aoi(),
                ingested.from(),
                ingested.until(),
                null);
        ledger.composites()
                .askOf(composite, CompositeMaking.STANDARD, ledger.composites().scenes(ingested.id(), null, 99));
        make(2);

        assertThat(progress(composite).stage()).isEqualTo("done");
        assertThat(progress(composite).assetsWanted()).isZero();
        assertThat(output(composite, "cog", may())).hasSameBinaryContentAs(output(ingested, "cog", may()));
        assertThat(wanted.assetsHeld()).isEqualTo(wanted.assetsWanted()).isPositive();
    }

    @Test
    void aCompositeWithoutScenes_fails_andSaysWhatToDo() {
        var composite = new Composite(
                UUID.randomUUID().toString(),
                "empty",
                "{}",
                sandbox.stac(),
                List.of("sentinel-2-l2a"),
                BANDS,
                true,
                new GeometryFactory().toGeometry(PLACE),
                Instant.parse("2024-05-20T00:00:00Z"),
                Instant.parse("2024-05-21T00:00:00Z"),
                null);
        ledger.composites().askOf(composite, CompositeMaking.STANDARD, List.of());
        make(0);

        assertThat(progress(composite).stage()).isEqualTo("failed");
        assertThat(progress(composite).reason()).contains("no scene", "widen the period");
    }

    /** Follows all links and assets of a catalog down from a document; how many there are. */
    private static int links(Path document) throws IOException {
        var json = JSON.readTree(Files.readAllBytes(document));
        int followed = 0;
        for (JsonNode link : json.path("links")) {
            var href = link.path("href").asText();
            if (!href.startsWith("http")) {
                var target = document.resolveSibling(href).normalize();
                assertThat(target).as(document + " " + link).isRegularFile();
                followed++;
                if (List.of("child", "item").contains(link.path("rel").asText())) {
                    followed += links(target);
                }
            }
        }
        for (JsonNode asset : json.path("assets")) {
            var target = document.resolveSibling(asset.path("href").asText());
            assertThat(target).exists();
            if (asset.has("file:size")) {
                assertThat(target).hasSize(asset.path("file:size").asLong());
            }
            followed++;
        }
        return followed;
    }
}
