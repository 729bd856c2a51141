package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.model.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 10-intake}: a complete bundle in the inbox becomes features and requests. */
class IntakeRouteTest extends SandboxCase {
    IntakeRouteTest(@TempDir Path home) {
        super(home);
    }

    @Override
    List<String> kept() {
        return List.of("intake");
    }

    @Test
    void a_shapefile_becomes_features_and_requests_and_leaves_the_inbox() throws IOException {
        for (var part : List.of(".shp", ".dbf", ".prj", ".properties", ".shx")) {
            try (var in = IntakeRouteTest.class.getResourceAsStream("/demo/parcels" + part)) {
                Files.write(
                        inbox().resolve("parcels" + part),
                        assertThat(in).isNotNull().actual().readAllBytes());
            }
        }

        awaitEmptyInbox();

        var job = ledger.jobs().list(1).get(0);
        assertThat(job).extracting(Job::name, Job::state).containsExactly("parcels", Job.State.OPEN);
        long features = ledger.features().count(job.id());
        assertThat(features).isPositive();
        assertThat(counts(job)).containsEntry("search/waiting", features);
        assertThat(wiring.reports().folder(job)).isDirectoryContaining("glob:**parcels.shp");
    }

    @Test
    void a_file_that_cannot_be_read_ends_its_drop_with_a_report_and_harms_nothing_else() throws IOException {
        Files.writeString(inbox().resolve("broken.geojson"), "{\"type\":\"FeatureCollection\",\"features\":[");
        Files.writeString(inbox().resolve("good.geojson"), fields(1));

        awaitEmptyInbox();

        var broken = ledger.jobs().find("broken").get(0);
        assertThat(broken.state()).isEqualTo(Job.State.FAILED);
        assertThat(broken.reason()).isNotNull();
        awaitReport(broken);
        assertThat(wiring.reports().folder(broken).resolve("broken.geojson")).exists();
        assertThat(ledger.jobs().find("good").get(0).state()).isEqualTo(Job.State.OPEN);
    }

    @Test
    void the_same_content_again_makes_no_work() throws IOException {
        var first = taken("first", 1);
        Files.copy(home.resolve("first.geojson"), inbox().resolve("first.geojson"));

        awaitEmptyInbox();

        var second = ledger.jobs().find("first").stream()
                .filter(job -> !job.id().equals(first.id()))
                .findFirst()
                .orElseThrow();
        assertThat(second.state()).isEqualTo(Job.State.SAME);
        assertThat(counts(second)).isEmpty();
        assertThat(counts(first)).containsEntry("search/waiting", 1L);
        awaitReport(second);
    }

    /** The bundle is put away first: its report is written beside it. */
    private void awaitReport(Job job) {
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> Files.exists(wiring.reports().folder(job).resolve("report.html")));
    }

    private Path inbox() throws IOException {
        return Files.createDirectories(settings.path("intake.folder"));
    }

    private void awaitEmptyInbox() {
        await().pollInterval(Duration.ofMillis(20)).until(() -> {
            try (var files = Files.list(inbox())) {
                return files.noneMatch(Files::isRegularFile);
            }
        });
    }
}
