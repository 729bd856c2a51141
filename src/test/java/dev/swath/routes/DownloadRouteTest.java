package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Kind;
import dev.swath.io.ledger.Deliveries;
import dev.swath.model.Answer;
import dev.swath.model.Call;
import dev.swath.model.Job;
import dev.swath.model.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 60-download}: the manifest, then what it lists, verified. */
class DownloadRouteTest extends SandboxCase {
    DownloadRouteTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void the_manifest_comes_first_and_says_what_the_files_must_be() {
        var job = read();
        assertThat(files(job)).hasSize(1);

        download();

        assertThat(files(job)).hasSizeGreaterThan(1);
        assertThat(counts(job)).containsEntry("download/done", 1L);
        download();
        assertThat(counts(job)).doesNotContainKeys("download/waiting", "download/working", "download/failed");
    }

    @Test
    void every_file_lies_in_its_place_with_the_bytes_that_the_manifest_says() throws IOException {
        var job = read();
        downloadAll(job);

        for (var row : files(job)) {
            var delivery = row.delivery();
            var file = settings.home().resolve("delivered").resolve(delivery.target());
            assertThat(row.status()).isEqualTo("done");
            assertThat(file).isRegularFile();
            if (!delivery.isManifest()) {
                assertThat(Files.size(file)).isEqualTo(delivery.bytes());
                assertThat(file).hasDigest("SHA-256", delivery.sha256());
            }
        }
        assertThat(calls("get"))
                .as("the look that read the order minted the links")
                .isEqualTo(1);
    }

    @Test
    void links_that_are_not_in_memory_are_asked_for_once_for_the_whole_order() {
        var job = read();
        clock.leap(Duration.ofHours(2));

        downloadAll(job);

        assertThat(calls("get")).isEqualTo(2);
        assertThat(files(job)).allMatch(row -> row.status().equals("done"));
    }

    @Test
    void an_expired_link_is_asked_for_again() {
        var job = read();
        sandbox.faults().add(Fault.once("link", Kind.EXPIRED_LINK));

        download();
        assertThat(counts(job)).containsEntry("download/waiting", 1L);
        assertThat(calls("bytes")).isZero();

        download();
        assertThat(calls("get")).as("one fresh look").isEqualTo(2);
        assertThat(files(job)).hasSizeGreaterThan(1);
    }

    @Test
    void wrong_bytes_are_never_delivered() {
        var job = read();
        download();
        sandbox.faults().add(Fault.once("bytes", Kind.WRONG_BYTES).within(".tif"));

        download();

        assertThat(files(job))
                .filteredOn(row -> row.status().equals("waiting"))
                .singleElement()
                .satisfies(row -> assertThat(settings.home()
                                .resolve("delivered")
                                .resolve(row.delivery().target()))
                        .doesNotExist());
        download();
        assertThat(files(job)).allMatch(row -> row.status().equals("done"));
    }

    @Test
    void the_key_goes_to_planet_alone() {
        var job = read();
        downloadAll(job);

        // the storage of the simulated service refuses requests that carry a key
        assertThat(sandbox.journal().entries())
                .filteredOn(entry -> entry.word().equals("bytes"))
                .isNotEmpty()
                .allMatch(entry -> entry.status() == 200);
    }

    /** Also where a link of Planet's leads straight to somebody else. */
    @Test
    void no_address_but_planets_own_is_called_with_the_key() throws Exception {
        var planetId = order(read()).planetId();
        var order = call("direct:gate-list", sandbox.api().resolve("/compute/ops/orders/v2/" + planetId));
        var link = new ObjectMapper().readTree(order.text()).at("/_links/results/0/location");
        var hop = call("direct:gate-link", URI.create(link.asText()));
        var storage = URI.create(hop.header("location").orElseThrow());
        assertThat(storage).hasPort(sandbox.origin().getPort());

        assertThat(call("direct:gate-link", storage).status()).isEqualTo(200);
    }

    private Answer call(String gate, URI address) {
        return template.requestBody(gate, new Call("GET", address, null, ""), Answer.class);
    }

    private void downloadAll(Job job) {
        for (int rounds = 0; rounds < 5 && counts(job).containsKey("download/waiting"); rounds++) {
            download();
        }
    }

    private void download() {
        work("download-claim", Route.DOWNLOAD);
    }

    private List<Deliveries.Row> files(Job job) {
        return ledger.deliveries().ofOrder(order(job).id());
    }
}
