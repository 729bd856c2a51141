package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.model.ChipSeason;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.DatasetJob;
import dev.swath.model.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Pictures of what was made here: months of composites, and chips. */
class ConsoleMadeTest extends ApiCase {
    private static final Envelope PLACE = new Envelope(10.02, 10.04, 49.93, 49.95);
    private static final String CHIP = "ftw-32UNA0000_2024";

    ConsoleMadeTest(@TempDir Path home) {
        super(home, Map.of("stac.interval-ms", "1", "retry.wait-ms", "50", "download.workers", "4"));
    }

    /** Made by the routes, of the simulated scenes. */
    private void valley() {
        var composite = new Composite(
                "valley-1",
                "valley",
                "{}",
                sandbox.stac(),
                List.of("sentinel-2-l2a"),
                List.of("red", "green", "blue"),
                false,
                new GeometryFactory().toGeometry(PLACE),
                Instant.parse("2024-05-20T00:00:00Z"),
                Instant.parse("2024-06-11T00:00:00Z"),
                null);
        ledger.composites().ask(composite, new CompositeMaking("auto", 10, "median", "none", 0, "reflectance", "auto"));
        work("search-stac-claim", Route.SEARCH_STAC);
        long before;
        do {
            before = ledger.work().backlog().getOrDefault("ingest", 0L);
            work("ingest-claim", Route.INGEST);
        } while (ledger.work().backlog().getOrDefault("ingest", 0L) < before);
        for (var tick : List.of(
                "ingest-catalog-claim",
                "composite-claim",
                "composite-month-claim",
                "composite-month-claim",
                "composite-catalog-claim")) {
            tick(tick);
        }
    }

    private byte[] bytes(String path) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private BufferedImage picture(JsonNode image) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(bytes(image.path("picture").asText() + "?side=128")));
    }

    private static boolean isOpaque(BufferedImage picture) {
        return picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2) >>> 24 == 255;
    }

    @Test
    void monthsOfAComposite_lieOnEachOther_withTheirFileAndItem() throws Exception {
        assertThat(json(get("/api/images?kind=composite")).path("images")).isEmpty();
        valley();
        var images = json(get("/api/images?kind=composite&of=valley-1")).path("images");
        assertThat(images.findValuesAsText("acquired")).containsExactly("2024-06", "2024-05");
        assertThat(images.findValuesAsText("feature")).containsOnly("valley");
        var june = images.get(0);
        var may = images.get(1);
        assertThat(june.path("bounds")).isEqualTo(may.path("bounds"));
        assertThat(june.at("/bounds/0").asDouble()).isLessThan(PLACE.getMinX());
        assertThat(isOpaque(picture(june))).isTrue();
        assertThat(picture(june).getWidth()).isEqualTo(picture(may).getWidth());
        assertThat(bytes(june.path("file").asText()))
                .isEqualTo(Files.readAllBytes(Path.of(june.path("place").asText())));
        assertThat(json(get(june.path("item").asText())).path("type").asText()).isEqualTo("Feature");

        var first = json(get("/api/images?kind=composite&limit=1"));
        assertThat(first.at("/images/0/id")).isEqualTo(june.path("id"));
        assertThat(json(get(first.path("next").asText())).at("/images/0/id")).isEqualTo(may.path("id"));
        assertThat(json(get("/api/images?kind=composite&of=none")).path("images"))
                .isEmpty();
        assertThat(code(get("/api/images?kind=composite&drop=x"))).isEqualTo("bad-parameter");
        assertThat(code(get("/api/images?kind=mosaic"))).isEqualTo("bad-parameter");
        assertThat(code(get("/api/images/valley-1.2024-07/picture.png"))).isEqualTo("no-such-image");

        clipped(Path.of(may.path("place").asText()));
    }

    /** A chip's image is any COG in its place. */
    private void clipped(Path cog) throws Exception {
        var folder = Files.createDirectories(home.resolve("out/farm-chips/" + CHIP));
        Files.writeString(folder.resolveSibling("collection.json"), "{}");
        var image = Files.copy(cog, folder.resolve(CHIP + "_planting_image_s2.tif"));
        Files.writeString(folder.resolve(CHIP + "_planting_s2.json"), "{\"type\": \"Feature\"}");
        var job = DatasetJob.asked("farm", "farm", home.resolve("out"), List.of("download-images"), "{}");
        ledger.datasets().ask(job);
        var parts = List.of(part("1", "planting", null), part("2", "harvest", "no scene"));
        var claim = ledger.work()
                .claim(Route.DATASET, 1, Duration.ofMinutes(1), null)
                .get(0);
        ledger.datasets().begin(claim, parts, Route.DATASET_CLIP, clock.instant());
        assertThat(json(get("/api/images?kind=chip")).path("images"))
                .as("nothing is made yet")
                .isEmpty();
        var clip = ledger.work()
                .claim(Route.DATASET_CLIP, 1, Duration.ofMinutes(1), null)
                .get(0);
        ledger.datasets().answered(clip, parts.get(0).answered("{}", null, 1));
        ledger.datasets().done(clip);

        var images = json(get("/api/images?kind=chip&of=" + CHIP)).path("images");
        assertThat(images.findValuesAsText("season")).containsExactly("planting");
        var chip = images.get(0);
        assertThat(chip.path("place").asText()).isEqualTo(image.toString());
        assertThat(isOpaque(picture(chip))).isTrue();
        assertThat(get(chip.path("item").asText()).body()).contains("Feature");
        assertThat(json(get("/api/images?kind=chip&of=none")).path("images")).isEmpty();

        var secret = Files.move(image, home.resolve("secret.tif"));
        Files.createSymbolicLink(image, secret);
        assertThat(code(get(chip.path("file").asText()))).isEqualTo("not-here");
        assertThat(code(get(chip.path("picture").asText()))).isEqualTo("not-here");
    }

    private static ChipSeason part(String id, String season, @Nullable String reason) {
        return new ChipSeason("farm-" + id, "farm", "download-images", CHIP, season, "{}", null, reason, 0);
    }
}
