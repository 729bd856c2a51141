package dev.swath.app.inbox;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.trouble.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private volatile Map<Path, String> seen = Map.of();

    public ApprovalFiles(Ledger ledger, Path inbox) {
        this.ledger = ledger;
        this.inbox = inbox;
    }

    public void take() {
        var looks = new HashMap<Path, String>();
        for (var file : approvals()) {
            var look = look(file);
            // one that is still being written changes between two looks
            if (look.equals(seen.get(file))) {
                take(file);
            } else {
                looks.put(file, look);
            }
        }
        seen = Map.copyOf(looks);
    }

    private static String look(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return "";
        }
    }

    /** Whether an approval lies in the inbox for a plan that waits for it. */
    public boolean isPending() {
        return approvals().stream().anyMatch(file -> awaiting(name(file)).isPresent());
    }

    private List<Path> approvals() {
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        try (var files = Files.list(inbox)) {
            return files.filter(ApprovalFiles::isApproval).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isApproval(Path file) {
        return file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file);
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.approved$", "");
    }

    private void take(Path file) {
        var name = name(file);
        var job = awaiting(name);
        if (job.isEmpty()) {
            return;
        }
        var shown = ledger.approvals().lastShown(job.get().id()).orElseThrow();
        var digest = digest(file).orElse(shown);
        try {
            int orders = ledger.approvals().approve(job.get().id(), digest);
            LOG.info("{}: plan {} is approved by {}, {} orders go out", name, digest, file.getFileName(), orders);
        } catch (Refused refused) {
            LOG.warn("{} approves nothing: {}", file.getFileName(), refused.line());
        }
        delete(file);
    }

    private static Optional<String> digest(Path file) {
        try {
            var written = Files.readString(file).strip();
            return written.isEmpty()
                    ? Optional.empty()
                    : Optional.of(written.substring(0, Math.min(written.length(), MOST_CHARS)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The drop of that name whose plan was shown and waits; the newest of several. */
    private Optional<Job> awaiting(String name) {
        List<Job> jobs = ledger.jobs().find(name);
        return jobs.stream()
                .filter(job -> ledger.approvals().lastShown(job.id()).isPresent())
                .findFirst();
    }
}
