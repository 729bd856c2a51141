package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.model.Composite;
import dev.swath.model.Route;
import dev.swath.model.StacScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Composites that are searched and ingested by the shipped routes, from the simulated STAC API. */
abstract class StacCase extends SandboxCase {
    /** In the middle of a tile and of a swath. */
    static final Envelope PLACE = new Envelope(10.02, 10.04, 49.93, 49.95);

    static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> QUICK = Map.of(
            "stac.url", "http://127.0.0.1:9/stac/v1",
            "stac.interval-ms", "1",
            "retry.wait-ms", "50",
            "download.workers", "2");

    StacCase(Path home) {
        super(home, QUICK);
    }

    StacCase(Path home, Map<String, String> more) {
        super(home, all(more));
    }

    private static Map<String, String> all(Map<String, String> more) {
        var all = new HashMap<>(QUICK);
        all.putAll(more);
        return all;
    }

    final Composite asked(String until) {
        return asked(until, "{}", PLACE, List.of("red"), null);
    }

    final Composite asked(
            String until, String request, Envelope place, List<String> bands, @Nullable Double mostClouds) {
        var composite = new Composite(
                UUID.randomUUID().toString(),
                "valley",
                request,
                sandbox.stac(),
                List.of("sentinel-2-l2a"),
                bands,
                true,
                new GeometryFactory().toGeometry(place),
                Instant.parse("2024-05-01T00:00:00Z"),
                Instant.parse(until),
                mostClouds);
        ledger.composites().ask(composite);
        return composite;
    }

    final Composite searched(String until) {
        var composite = asked(until);
        work("search-stac-claim", Route.SEARCH_STAC);
        return composite;
    }

    final Map<String, Long> counts(Composite composite) {
        return ledger.jobs().counts(composite.id());
    }

    final List<StacScene> scenes(Composite composite) {
        return ledger.composites().scenes(composite.id(), null, 1000);
    }

    /** Fetches what waits, and writes the catalog. */
    final void ingest() {
        long before;
        do {
            before = ledger.work().backlog().getOrDefault("ingest", 0L);
            work("ingest-claim", Route.INGEST);
        } while (ledger.work().backlog().getOrDefault("ingest", 0L) < before);
        work("ingest-catalog-claim", Route.INGEST_CATALOG);
    }

    /** Follows all links and assets of a catalog down from a document; how many there are. */
    static int links(Path document) throws IOException {
        var json = JSON.readTree(Files.readAllBytes(document));
        int followed = 0;
        for (JsonNode link : json.path("links")) {
            var rel = link.path("rel").asText();
            if (Stream.of("child", "item").anyMatch(rel::equals)) {
                followed += 1 + links(document.resolveSibling(link.path("href").asText()));
            }
        }
        for (JsonNode asset : json.path("assets")) {
            var file = document.resolveSibling(asset.path("href").asText());
            assertThat(file).isRegularFile();
            if (asset.has("file:size")) {
                assertThat(file).hasSize(asset.path("file:size").asLong());
            }
            followed++;
        }
        return followed;
    }
}
