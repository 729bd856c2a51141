package dev.swath.app.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an approval that approves nothing. */
class ApprovalFilesTest {
    private final Path inbox;
    private final Path failed;
    private final Path file;
    private final Ledger ledger;
    private final ApprovalFiles approvals;

    ApprovalFilesTest(@TempDir Path folder) throws IOException {
        inbox = Files.createDirectory(folder.resolve("inbox"));
        failed = inbox.resolve(".failed");
        file = Files.createFile(inbox.resolve("farm.approved"));
        ledger = SqlLedger.open("jdbc:sqlite:" + folder.resolve("ledger.db"), Clock.systemUTC(), "test");
        approvals = new ApprovalFiles(ledger, inbox);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void look() {
        approvals.take();
        approvals.take();
    }

    @Test
    void for_a_drop_that_does_not_exist_it_is_put_aside_with_the_reason() throws IOException {
        assertThat(approvals.isPending()).isTrue();
        look();
        assertThat(file).doesNotExist();
        assertThat(failed.resolve("farm.approved")).exists();
        assertThat(Files.readString(failed.resolve("farm.approved.reason.txt")))
                .isEqualTo("farm.approved approves nothing: no drop is called farm; ./swath status lists the drops\n");
        assertThat(approvals.isPending()).isFalse();
    }

    @Test
    void for_a_drop_that_is_arriving_it_waits() throws IOException {
        Files.createFile(inbox.resolve("farm.shp"));
        look();
        assertThat(file).exists();
        assertThat(approvals.isPending()).isFalse();
    }

    @Test
    void for_a_drop_whose_plan_is_being_made_it_waits() {
        ledger.jobs().begin("farm", inbox.resolve("farm.shp"), Map.of(), null);
        look();
        assertThat(file).exists();
    }

    @Test
    void for_a_drop_that_has_ended_it_is_put_aside() throws IOException {
        var job = ledger.jobs().begin("farm", inbox.resolve("farm.shp"), Map.of(), null);
        ledger.jobs().fail(job.id(), new Reason("empty", "nothing is in it"));
        look();
        assertThat(file).doesNotExist();
        assertThat(failed.resolve("farm.approved.reason.txt"))
                .content()
                .contains("nothing of the drop farm waits for approval");
    }
}
