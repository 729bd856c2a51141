package dev.swath.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import dev.swath.io.base.FreePort;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesAloneTest {
    private static final String FIELD = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
            + "\"properties\":{\"name\":\"mead\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
            + "[[[10,50],[10.01,50],[10.01,50.01],[10,50.01],[10,50]]]}}]}";

    private final Path home;
    private String port = "";

    PagesAloneTest(@TempDir Path home) {
        this.home = home;
    }

    @Test
    void pages_answer_without_a_run_and_what_is_sent_lies_in_the_inbox() throws Exception {
        port = String.valueOf(FreePort.next());
        var settings = Settings.load(home, Map.of(), Map.of("web.port", port));
        try (var pages = PagesAlone.open(settings, Secrets.ofSandbox())) {
            pages.start();
            assertThat(get("/").body()).contains("<title>Swath</title>");
            assertThat(get("/api/overview").statusCode()).isEqualTo(200);
            assertThat(get("/api/choices").body()).contains("analytic_sr_udm2");
            var query = "?name=mead&start_date=2025-06-01&end_date=2025-06-30&id_column=name";
            assertThat(post("/api/estimate" + query).body()).contains("\"searches\":1");
            assertThat(home.resolve("inbox/mead.geojson")).doesNotExist();
            assertThat(post("/api/drops" + query).statusCode()).isEqualTo(202);
            assertThat(home.resolve("inbox/mead.geojson")).hasContent(FIELD);
            assertThat(home.resolve("inbox/mead.properties")).content().contains("id_column=name");
        }
        try (var free = new ServerSocket(Integer.parseInt(port))) {
            assertThat(free.isBound()).as("the port is given back").isTrue();
        }
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(at(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        var request = at(path).header("Content-Type", "application/geo+json").POST(BodyPublishers.ofString(FIELD));
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
