package dev.swath.app.inbox;

import dev.swath.io.base.SafeName;
import dev.swath.io.base.Trees;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes by age what nobody needs any more: reports and bundles, lookup and order files, temporary data. Never images,
 * never anything of a drop that is open, or of which something failed and may be tried again.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Ledger ledger;
    private final Reports reports;
    private final Places places;
    private final Days days;
    private final Sweep sweep;
    private final Clock clock;

    public Retention(Ledger ledger, Reports reports, Places places, Days days, Sweep sweep, Clock clock) {
        this.ledger = ledger;
        this.reports = reports;
        this.places = places;
        this.days = days;
        this.sweep = sweep;
        this.clock = clock;
    }

    /**
     * Days for which things are kept; 0 = for ever.
     *
     * @param reports of reports and bundles in the inbox
     * @param lookup of lookup and order files
     * @param temporary of unpacked archives and parts of files
     */
    public record Days(int reports, int lookup, int temporary) {}

    /** Where they lie. */
    public record Places(Path lookup, Path orders, Path unpacked) {}

    /** Removes what was left of files that nobody goes on with. */
    @FunctionalInterface
    public interface Sweep {
        /** @return how many were removed */
        int before(Predicate<String> leaseAlive, Instant untouchedSince);
    }

    /** @param path a folder; with all that is in it */
    public record Removal(String jobId, Path path) {}

    /** What {@link #tidy} would remove now, save for parts of files. */
    public List<Removal> due() {
        var jobs = ledger.jobs().list(Integer.MAX_VALUE);
        var due = new ArrayList<Removal>();
        if (days.reports() > 0) {
            jobs.stream().filter(job -> isOver(job, days.reports())).forEach(job -> add(due, job, reports.folder(job)));
        }
        if (days.lookup() > 0) {
            // drops of one name share these folders
            var needed = jobs.stream()
                    .filter(job -> !isOver(job, days.lookup()))
                    .map(job -> SafeName.of(job.name()))
                    .collect(Collectors.toSet());
            jobs.forEach(job -> ofName(due, job, needed));
        }
        if (days.temporary() > 0) {
            jobs.stream()
                    .filter(job -> job.state() != Job.State.READING)
                    .filter(job -> isOver(job, days.temporary()))
                    .forEach(job -> add(due, job, places.unpacked().resolve(job.id())));
        }
        return List.copyOf(due);
    }

    private void ofName(List<Removal> due, Job job, Set<String> needed) {
        var name = SafeName.of(job.name());
        if (!needed.contains(name)) {
            add(due, job, places.lookup().resolve(name));
            add(due, job, places.orders().resolve(name));
        }
    }

    private static void add(List<Removal> due, Job job, Path folder) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && due.stream().noneMatch(removal -> removal.path().equals(folder))) {
            due.add(new Removal(job.id(), folder));
        }
    }

    private boolean isOver(Job job, int keptDays) {
        var ended = job.finished();
        boolean old = ended != null && ended.plus(Duration.ofDays(keptDays)).isBefore(clock.instant());
        return old
                && switch (job.state()) {
                    case READING, OPEN -> false;
                    case SAME, FAILED -> true;
                    case FINISHED ->
                        ledger.jobs().counts(job.id()).keySet().stream().noneMatch(place -> place.endsWith("/failed"));
                };
    }

    /** Removes what is due, and says so in the history. What cannot be removed is told, and tried again the next time. */
    public void tidy() {
        for (var removal : due()) {
            try {
                Trees.remove(removal.path());
                ledger.jobs().tidied(removal.jobId(), removal.path().toString());
                LOG.info("removed by age: {}", removal.path());
            } catch (IOException trouble) {
                LOG.warn("{} cannot be removed: {}; mend its permissions", removal.path(), trouble.getMessage());
            }
        }
        if (days.temporary() > 0) {
            parts();
        }
    }

    private void parts() {
        try {
            int parts = sweep.before(this::isOfOpenDrop, clock.instant().minus(Duration.ofDays(days.temporary())));
            LOG.info("parts of files removed by age: {}", parts);
        } catch (Trouble trouble) {
            LOG.warn("parts of files are removed the next time: {}", trouble.line());
        }
    }

    /** A lease ends with the id of its row. */
    private boolean isOfOpenDrop(String lease) {
        try {
            var file = ledger.deliveries().get(lease.substring(lease.lastIndexOf('-') + 1));
            return ledger.jobs()
                    .get(file.jobId())
                    .filter(job -> job.state() == Job.State.OPEN)
                    .isPresent();
        } catch (IllegalArgumentException ofNoFile) {
            return false;
        }
    }
}
