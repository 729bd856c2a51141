package dev.swath.app.inbox;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.trouble.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code NAME.approved} in the inbox releases the plan of the drop {@code NAME} that was shown last, or the plan whose
 * digest is written in it. Taken or refused, the file is gone afterwards; one that comes before its plan is shown waits.
 */
public final class ApprovalFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalFiles.class);
    private static final String ENDING = ".approved";
    private static final int MOST_CHARS = 100;

    private final Ledger ledger;
    private final Path inbox;

    public ApprovalFiles(Ledger ledger, Path inbox) {
        this.ledger = ledger;
        this.inbox = inbox;
    }

    public void take() {
        if (!Files.isDirectory(inbox)) {
            return;
        }
        try (var files = Files.list(inbox)) {
            for (var file : files.filter(ApprovalFiles::isApproval).sorted().toList()) {
                take(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isApproval(Path file) {
        return file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file);
    }

    private void take(Path file) throws IOException {
        var name = file.getFileName().toString().replaceFirst("\\.approved$", "");
        var job = awaiting(name);
        if (job.isEmpty()) {
            return;
        }
        var shown = ledger.approvals().lastShown(job.get().id()).orElseThrow();
        var written = Files.readString(file).strip();
        var digest = written.isEmpty() ? shown : written.substring(0, Math.min(written.length(), MOST_CHARS));
        try {
            int orders = ledger.approvals().approve(job.get().id(), digest);
            LOG.info("{}: plan {} is approved by {}, {} orders go out", name, digest, file.getFileName(), orders);
        } catch (Refused refused) {
            LOG.warn("{} approves nothing: {}", file.getFileName(), refused.line());
        }
        Files.deleteIfExists(file);
    }

    /** The drop of that name whose plan was shown and waits; the newest of several. */
    private Optional<Job> awaiting(String name) {
        List<Job> jobs = ledger.jobs().find(name);
        return jobs.stream()
                .filter(job -> ledger.approvals().lastShown(job.id()).isPresent())
                .findFirst();
    }
}
