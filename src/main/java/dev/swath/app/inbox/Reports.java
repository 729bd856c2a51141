package dev.swath.app.inbox;

import dev.swath.io.base.SafeName;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * The reports of the drops: {@code report.json} for machines and {@code report.html} for people, beside the bundle that
 * was moved out of the inbox.
 */
public final class Reports {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Ledger ledger;
    private final Path inbox;

    /** @param inbox the watched folder */
    public Reports(Ledger ledger, Path inbox) {
        this.ledger = ledger;
        this.inbox = inbox;
    }

    /** Where a drop's bundle and reports lie; the same for a job for ever. */
    public Path folder(Job job) {
        var side = job.state() == Job.State.FAILED ? ".failed" : ".done";
        var id = job.id();
        return inbox.resolve(side)
                .resolve(STAMP.format(job.arrived()) + "_" + SafeName.of(job.name()) + "_"
                        + id.substring(id.length() - 6));
    }

    /**
     * A report that was written. One that is a link to somewhere else is none: others may write into the inbox too.
     *
     * @param ending {@code .json}, or {@code .html}
     */
    public Optional<Path> written(Job job, String ending) {
        var file = folder(job).resolve("report" + ending);
        try {
            return Files.isRegularFile(file) && file.toRealPath().startsWith(inbox.toRealPath())
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Writes both reports of a drop as it stands now, each whole or not at all. */
    public void write(Job job) {
        var folder = folder(job);
        try {
            Files.createDirectories(folder);
            WholeFile.replace(folder.resolve("report.json"), part -> ReportJson.write(ledger, job, part));
            WholeFile.replace(folder.resolve("report.html"), part -> ReportHtml.write(ledger, job, part));
        } catch (IOException e) {
            throw new NoSpace("no-report", "the report cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * Writes one report of a drop as it stands now, anywhere.
     *
     * @param file {@code .json}, or {@code .html}
     */
    public void writeTo(Path file, Job job) throws IOException {
        if (file.toString().endsWith(".json")) {
            ReportJson.write(ledger, job, file);
        } else {
            ReportHtml.write(ledger, job, file);
        }
    }

    /** A file that cannot be taken in: its job ends as failed, with a report. Returns the folder it is to be moved to. */
    Path refuse(Path anchor, Trouble trouble) {
        var source = anchor.toAbsolutePath();
        var name = anchor.getFileName().toString().replaceFirst("\\.[^.]+$", "");
        var job = ledger.jobs().find(name).stream()
                .filter(one -> one.state() == Job.State.FAILED && one.source().equals(source))
                .findFirst()
                .orElseGet(() -> failed(name, source, trouble));
        write(job);
        return folder(job);
    }

    private Job failed(String name, Path source, Trouble trouble) {
        var job = ledger.jobs().begin(name, source, Map.of(), null);
        ledger.jobs().fail(job.id(), new Reason(trouble.code(), trouble.line()));
        return ledger.jobs().get(job.id()).orElse(job);
    }
}
