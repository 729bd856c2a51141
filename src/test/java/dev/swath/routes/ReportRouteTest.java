package dev.swath.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.model.Job;
import dev.swath.model.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code 95-report}: a drop that has ended gets its report, and only then counts as finished. */
class ReportRouteTest extends SandboxCase {
    ReportRouteTest(@TempDir Path home) {
        super(home);
    }

    @Test
    void a_drop_is_finished_when_its_last_file_lies_in_place_and_not_before() throws IOException {
        var job = read();
        tick("report");
        assertThat(state(job)).isEqualTo(Job.State.OPEN);

        work("download-claim", Route.DOWNLOAD);
        work("download-claim", Route.DOWNLOAD);
        tick("report");

        assertThat(state(job)).isEqualTo(Job.State.FINISHED);
        var folder = wiring.reports().folder(job);
        assertThat(Files.readString(folder.resolve("report.html"))).contains("field");
        assertThat(Files.readString(folder.resolve("report.json")))
                .contains(order(job).name());
    }

    @Test
    void a_file_of_orders_that_a_crash_left_behind_is_made_good_when_the_drop_is_finished() throws IOException {
        var job = read();
        work("download-claim", Route.DOWNLOAD);
        work("download-claim", Route.DOWNLOAD);
        var folder = home.resolve("orders/fields");
        var file = files(folder).get(0);
        var whole = Files.readString(file);
        Files.writeString(file, "{}");
        Files.writeString(folder.resolve("." + file.getFileName() + ".part"), "half of it");

        tick("report");

        assertThat(state(job)).isEqualTo(Job.State.FINISHED);
        assertThat(files(folder)).singleElement().satisfies(only -> assertThat(only)
                .hasContent(whole));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void a_drop_whose_report_cannot_be_written_is_not_finished() throws IOException {
        status("search", 400);
        var job = searched();
        var folder = wiring.reports().folder(job);
        Files.createDirectories(folder.getParent());
        Files.createFile(folder);

        tick("report");
        assertThat(state(job)).isEqualTo(Job.State.OPEN);

        Files.delete(folder);
        tick("report");
        assertThat(state(job)).isEqualTo(Job.State.FINISHED);
        assertThat(folder.resolve("report.html")).content().contains("400");
    }

    @Test
    void what_a_budget_holds_back_is_reported_and_goes_out_when_the_limit_is_raised() throws IOException {
        limitPerRun("1");
        var job = planned();
        tick("report-plans");
        tick("order-claim");
        assertThat(counts(job)).containsEntry("order/held", 1L);

        tick("report-plans");
        tick("report-plans");
        assertThat(wiring.reports().folder(job).resolve("report.html"))
                .content()
                .contains("quota.max-hectares-per-run", "held");

        limitPerRun("1000");
        tick("report-plans");
        tick("order-claim");
        assertThat(calls("create")).isEqualTo(1);
    }

    /** As a person edits it while the product runs. */
    private void limitPerRun(String hectares) throws IOException {
        var file = Files.createDirectories(home.resolve("config")).resolve("application.properties");
        Files.writeString(file, "quota.max-hectares-per-run=" + hectares + "\n");
        settings.reload();
    }

    private Job.State state(Job job) {
        return ledger.jobs().get(job.id()).orElseThrow().state();
    }
}
