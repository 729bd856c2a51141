package dev.swath.app.inbox;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.store.Store;
import dev.swath.model.Job;
import dev.swath.model.trouble.NoSpace;
import dev.swath.model.trouble.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of drops' reports beside their images, for those who see the store and not the inbox. */
public final class ReportCopies {
    /** What begins so in the store is no image. */
    public static final String FOLDER = "_swath/reports/";

    private static final Logger LOG = LoggerFactory.getLogger(ReportCopies.class);
    private static final List<String> NAMES = List.of("report.json", "report.html");

    private final Store store;
    private final boolean wanted;
    private final Duration pause;
    private final Clock clock;
    private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

    /**
     * @param wanted whether there are to be copies
     * @param pause time until a copy that failed is tried again
     */
    public ReportCopies(Store store, boolean wanted, Duration pause, Clock clock) {
        this.store = store;
        this.wanted = wanted;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * @param folder where the reports lie
     * @return whether the copies lie in the store, or none are wanted; if not, ask again later
     */
    boolean put(Job job, Path folder) {
        if (!wanted) {
            return true;
        }
        if (clock.instant().isBefore(notBefore.getOrDefault(job.id(), Instant.MIN))) {
            return false;
        }
        try {
            for (var name : NAMES) {
                var bytes = Files.readAllBytes(folder.resolve(name));
                store.put(FOLDER + folder.getFileName() + "/" + name, bytes, lease());
            }
            notBefore.remove(job.id());
            return true;
        } catch (Trouble trouble) {
            LOG.warn("{}: the copy of its report waits: {}", job.name(), trouble.line());
            notBefore.put(job.id(), clock.instant().plus(pause));
            return false;
        } catch (IOException unreadable) {
            throw new NoSpace("no-report", folder + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String lease() {
        return UlidCreator.getMonotonicUlid().toString();
    }
}
