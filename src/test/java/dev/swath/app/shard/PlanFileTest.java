package dev.swath.app.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.swath.model.Delivery;
import dev.swath.model.trouble.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves for other nodes. */
class PlanFileTest {
    private static final PlanHead HEAD = new PlanHead(
            "plan-1",
            "s3://bucket/prefix",
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2026-01-02T00:00:00Z"));

    private final Path file;
    private final PlanFile plan;

    PlanFileTest(@TempDir Path folder) {
        file = folder.resolve("plan.jsonl");
        plan = new PlanFile(file);
    }

    static Delivery delivery(int number, String target) {
        return new Delivery(
                "id-" + number,
                "drop",
                "order",
                "planet",
                "PSScene/a_" + number + ".tif",
                target,
                10,
                "00ff",
                null,
                "a");
    }

    private List<Delivery> write() {
        var files = List.of(delivery(1, "farm/å/1.tif"), delivery(2, "farm/å/2.tif"));
        assertThat(plan.write(HEAD, files::forEach)).isEqualTo(2);
        return files;
    }

    @Test
    void what_is_written_is_read() {
        var files = write();
        var read = new ArrayList<Delivery>();
        assertThat(plan.read(read::add)).isEqualTo(HEAD);
        assertThat(read).isEqualTo(files);
    }

    @Test
    void a_plan_that_was_cut_off_is_refused() throws Exception {
        write();
        var lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        assertThatThrownBy(() -> plan.read(one -> {}))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is no whole plan (after line 3: it ends too early)");
        lines.remove(1);
        Files.write(file, lines);
        assertThatThrownBy(() -> plan.read(one -> {})).hasMessageContaining("it should have 2 files");
    }

    @Test
    void a_file_that_would_leave_the_store_is_refused() {
        plan.write(HEAD, each -> each.accept(delivery(1, "farm/../../etc/passwd")));
        assertThatThrownBy(() -> plan.read(one -> {}))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("outside of");
    }
}
