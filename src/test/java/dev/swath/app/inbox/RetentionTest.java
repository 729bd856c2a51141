package dev.swath.app.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.inbox.Retention.Days;
import dev.swath.app.inbox.Retention.Places;
import dev.swath.io.ledger.History;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.journey.LeapingClock;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
    private final Path home;
    private final LeapingClock clock = new LeapingClock(Duration.ofDays(-100));
    private final SqlLedger ledger;
    private final Reports reports;
    private final List<String> swept = new ArrayList<>();

    RetentionTest(@TempDir Path home) {
        this.home = home;
        ledger = SqlLedger.open("jdbc:sqlite:" + home.resolve("ledger.db"), clock, "test");
        reports = new Reports(ledger, home.resolve("inbox"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void what_is_old_goes_and_the_history_says_so() throws Exception {
        var job = refused("farm");
        var others = files("delivered/farm/image.tif", "lookup/farm/field.geojson", "orders/farm/field.json");

        clock.leap(Duration.ofDays(31));
        retention(new Days(30, 30, 0)).tidy();

        assertThat(reports.folder(job)).doesNotExist();
        assertThat(others.get(0)).as("an image").exists();
        assertThat(others.get(1)).doesNotExist();
        assertThat(others.get(2)).doesNotExist();
        assertThat(ledger.history().of(job.id()))
                .extracting(History.Event::event)
                .contains("tidied");
    }

    @Test
    void what_is_younger_stays_and_by_itself_all_does() throws Exception {
        var job = refused("farm");

        clock.leap(Duration.ofDays(29));
        retention(new Days(30, 30, 30)).tidy();
        assertThat(reports.folder(job)).exists();

        clock.leap(Duration.ofDays(1000));
        retention(new Days(0, 0, 0)).tidy();
        assertThat(reports.folder(job)).exists();
        assertThat(swept).containsExactly("swept");
    }

    @Test
    void nothing_of_an_open_drop_goes_nor_what_it_shares_by_its_name() throws Exception {
        refused("farm");
        var open = ledger.jobs().begin("farm", home.resolve("farm.shp"), Map.of(), null);
        var files = files("lookup/farm/field.geojson", "state/unpacked/" + open.id() + "/farm.shp");

        clock.leap(Duration.ofDays(1000));

        assertThat(retention(new Days(0, 30, 30)).due()).isEmpty();
        assertThat(files).allMatch(Files::exists);
    }

    @Test
    void what_is_due_is_told_before_it_goes() throws Exception {
        var job = refused("farm");
        var unpacked = files("state/unpacked/" + job.id() + "/farm.shp");

        clock.leap(Duration.ofDays(8));

        assertThat(retention(new Days(7, 0, 7)).due())
                .extracting(Retention.Removal::path)
                .containsExactly(reports.folder(job), home.resolve("state/unpacked/" + job.id()));
        assertThat(unpacked).allMatch(Files::exists);
    }

    private Retention retention(Days days) {
        var places = new Places(home.resolve("lookup"), home.resolve("orders"), home.resolve("state/unpacked"));
        return new Retention(
                ledger,
                reports,
                places,
                days,
                (alive, since) -> {
                    assertThat(alive.test("batch-01JUNKNOWN")).isFalse();
                    swept.add("swept");
                    return 0;
                },
                clock);
    }

    /** A drop that could not be read, with its report. */
    private Job refused(String name) {
        var begun = ledger.jobs().begin(name, home.resolve(name + ".shp"), Map.of(), null);
        ledger.jobs().fail(begun.id(), new Reason("no-features", "it is empty"));
        var job = ledger.jobs().get(begun.id()).orElseThrow();
        reports.write(job);
        return job;
    }

    private List<Path> files(String... names) throws IOException {
        var files = new ArrayList<Path>();
        for (var name : names) {
            var file = home.resolve(name);
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, "x"));
        }
        return files;
    }
}
