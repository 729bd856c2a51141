package dev.swath.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.app.sandbox.Sandbox;
import dev.swath.io.ledger.Features;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Cadence;
import dev.swath.model.Feature;
import dev.swath.model.Job;
import dev.swath.model.Order;
import dev.swath.model.OrderState;
import dev.swath.model.Period;
import dev.swath.model.Plan;
import dev.swath.model.Route;
import dev.swath.model.Terms;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Order intents of scenes that the simulated services have, as selection and planning would leave them. */
final class Intents {
    private static final int ITEMS = 3;
    private static final Period JUNE = new Period(LocalDate.of(2025, 6, 1), LocalDate.of(2025, 6, 30));
    private static final Terms TERMS =
            new Terms(JUNE, Cadence.WEEKLY, 98, 20, "PSScene", "analytic_sr_udm2", true, false);

    private static final String SEARCH = """
            {"item_types":["PSScene"],"filter":{"type":"AndFilter","config":[
              {"type":"GeometryFilter","field_name":"geometry","config":{"type":"Polygon",
               "coordinates":[[[10.0,50.0],[10.1,50.0],[10.1,50.1],[10.0,50.1],[10.0,50.0]]]}},
              {"type":"DateRangeFilter","field_name":"acquired",
               "config":{"gte":"2024-01-01T00:00:00Z","lt":"2025-07-01T00:00:00Z"}},
              {"type":"AssetFilter","config":["ortho_analytic_4b_sr"]},
              {"type":"AssetFilter","config":["ortho_udm2"]},
              {"type":"PermissionFilter","config":["assets:download"]}]}}""";

    private final Deque<String> scenes = new ArrayDeque<>();

    Intents(Sandbox sandbox) {
        var next = sandbox.api().resolve("/data/v1/quick-search");
        var first = HttpRequest.newBuilder(next).POST(HttpRequest.BodyPublishers.ofString(SEARCH));
        for (var page = ask(first); ; page = ask(HttpRequest.newBuilder(URI.create(link(page))))) {
            page.path("features").forEach(scene -> scenes.add(scene.path("id").asText()));
            if (link(page).isEmpty()) {
                return;
            }
        }
    }

    private static String link(JsonNode page) {
        return page.path("_links").path("_next").asText("");
    }

    private static JsonNode ask(HttpRequest.Builder request) {
        try {
            var asked = request.header("Authorization", "api-key sandbox").build();
            return new ObjectMapper()
                    .readTree(HttpClient.newHttpClient()
                            .send(asked, BodyHandlers.ofString())
                            .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Commits intents of one request as PLANNED.
     *
     * @param ofTheirOwn whether nobody else ever orders their scenes, because some will be gone
     */
    Job plan(Ledger ledger, int count, boolean ofTheirOwn) {
        var job = ledger.jobs().begin("fields", Path.of("fields.shp"), Map.of(), null);
        var aoi = new GeometryFactory().toGeometry(new Envelope(10, 10.1, 50, 50.1));
        var feature = new Feature("F", job.id(), "1", 1, aoi, aoi, "c1", BigDecimal.TEN, List.of(), TERMS, null);
        ledger.features().add(List.of(new Features.Taken(feature, List.of(JUNE))));
        ledger.jobs().open(job.id(), "revision");
        var request = ledger.work()
                .claim(Route.SEARCH, 1, Duration.ofMinutes(1), null)
                .get(0);
        var planned = new ArrayList<Order>();
        for (int i = 0; i < count; i++) {
            planned.add(intent(request.workId(), job.id(), scenes(ofTheirOwn)));
        }
        ledger.orders().plan(request, Plan.of(planned));
        return job;
    }

    private static Order intent(String requestId, String jobId, List<String> items) {
        var id = UlidCreator.getMonotonicUlid().toString();
        return new Order(
                id,
                requestId,
                jobId,
                "swath-" + id,
                OrderState.PLANNED,
                0,
                items,
                TERMS.itemType(),
                TERMS.bundle(),
                null,
                // scenes are few, so each order buys them in a product of its own
                "clip-" + id,
                false,
                0,
                BigDecimal.TEN,
                null,
                null,
                null);
    }

    /** From the front those that are used up, from the end the same ones ever again. */
    private List<String> scenes(boolean ofTheirOwn) {
        var items = new ArrayList<String>();
        var common = scenes.descendingIterator();
        for (int i = 0; i < ITEMS; i++) {
            items.add(ofTheirOwn ? scenes.remove() : common.next());
        }
        return items.stream().sorted().toList();
    }
}
