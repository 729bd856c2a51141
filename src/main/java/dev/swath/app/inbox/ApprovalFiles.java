package dev.swath.app.inbox;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code NAME.approved} in the inbox releases the plan of the drop {@code NAME} that was shown last, or the plan whose
 * digest is written in it; then it is gone. One that approves nothing goes to {@code .failed}, with a file that says why:
 * the plan is another one, or there is no such drop. One that comes before its plan is shown waits.
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

    /** Whether an approval lies in the inbox that is going to be taken or refused. */
    public boolean isPending() {
        return approvals().stream()
                .anyMatch(file -> awaiting(name(file)).isPresent()
                        || meaningless(name(file)).isPresent());
    }

    private List<Path> approvals() {
        return files(ApprovalFiles::isApproval);
    }

    private List<Path> files(Predicate<Path> which) {
        if (!Files.isDirectory(inbox)) {
            return List.of();
        }
        try (var files = Files.list(inbox)) {
            return files.filter(which).sorted().toList();
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
            meaningless(name).ifPresent(why -> refuse(file, why));
            return;
        }
        var shown = ledger.approvals().lastShown(job.get().id()).orElseThrow();
        var digest = digest(file).orElse(shown);
        try {
            int orders = ledger.approvals().approve(job.get().id(), digest);
            LOG.info("{}: plan {} is approved by {}, orders released: {}", name, digest, file.getFileName(), orders);
            delete(file);
        } catch (Refused refused) {
            refuse(file, refused.line());
        }
    }

    /** Why the approval will never be one; empty while its drop is on its way, or its plan is being made. */
    private Optional<String> meaningless(String name) {
        var jobs = ledger.jobs().find(name);
        if (isArriving(name) || jobs.stream().anyMatch(ApprovalFiles::mayNeedApproval)) {
            return Optional.empty();
        }
        return Optional.of(
                jobs.isEmpty()
                        ? "no drop is called " + name + "; ./swath status lists the drops"
                        : "nothing of the drop " + name + " waits for approval");
    }

    private static boolean mayNeedApproval(Job job) {
        return job.state() == Job.State.READING || job.state() == Job.State.OPEN;
    }

    private boolean isArriving(String name) {
        return files(Bundle::isAnchor).stream().anyMatch(anchor -> anchor.getFileName()
                .toString()
                .replaceFirst("\\.[^.]+$", "")
                .equals(name));
    }

    private void refuse(Path file, String why) {
        var failed = inbox.resolve(".failed");
        var moved = failed.resolve(file.getFileName());
        try {
            Files.createDirectories(failed);
            WholeFile.replace(
                    failed.resolve(file.getFileName() + ".reason.txt"),
                    part -> Files.writeString(part, file.getFileName() + " approves nothing: " + why + "\n"));
            Files.move(file, moved, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new NoSpace("cannot-write", failed + ": cannot be written (" + e.getMessage() + ")", e);
        }
        LOG.warn("{} approves nothing: {}; it lies in {}", file.getFileName(), why, failed);
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
