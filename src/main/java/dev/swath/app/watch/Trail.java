package dev.swath.app.watch;

import dev.swath.io.ledger.History;
import dev.swath.model.Claim;
import dev.swath.model.Drop;
import dev.swath.model.Job;
import dev.swath.model.Route;
import java.util.List;
import org.slf4j.MDC;

/**
 * What every line of the log carries while something is worked on: the drop's name and id, the feature, and the request,
 * order, share, file, composite, asset, month, dataset or chip. It is laid where a route takes its work up, so that no queue or
 * thread in between can lose it.
 */
public final class Trail {
    private static final String DROP = "drop";
    private static final String JOB = "job";
    private static final String FEATURE = "feature";
    private static final List<String> WORK =
            List.of("request", "order", "file", "share", "composite", "asset", "month", "dataset", "chip");

    private Trail() {}

    /** From here on this thread works on that. */
    static void lay(Claim claim, History history) {
        clear();
        var place = history.featureOf(claim.workId()).split("/", 2);
        MDC.put(DROP, place[0]);
        MDC.put(JOB, claim.jobId());
        if (place.length > 1) {
            MDC.put(FEATURE, place[1]);
        }
        MDC.put(kind(claim.route()), claim.workId());
    }

    /** The drop has no id before it is read. */
    static void lay(Drop drop) {
        clear();
        MDC.put(DROP, drop.name());
    }

    /** A trail that ends when this is closed. */
    public static final class Laid implements AutoCloseable {
        private Laid() {}

        @Override
        public void close() {
            clear();
        }
    }

    /** What is done for a whole drop. */
    public static Laid of(Job job) {
        MDC.put(DROP, job.name());
        MDC.put(JOB, job.id());
        return new Laid();
    }

    static void clear() {
        MDC.remove(DROP);
        MDC.remove(JOB);
        MDC.remove(FEATURE);
        WORK.forEach(MDC::remove);
    }

    private static String kind(Route route) {
        return switch (route) {
            case SEARCH, SELECT, ORDER_PLAN -> "request";
            case ORDER, ORDER_RECONCILE, ORDER_CANCEL, POLL, POLL_RESULT -> "order";
            case ARRIVAL, DOWNLOAD -> "file";
            case DOWNLOAD_SHARE -> "share";
            case SEARCH_STAC, INGEST_CATALOG, COMPOSITE, COMPOSITE_CATALOG -> "composite";
            case COMPOSITE_MONTH -> "month";
            case INGEST -> "asset";
            case DATASET -> "dataset";
            case DATASET_MAKE, DATASET_SEASON, DATASET_CLIP -> "chip";
        };
    }
}
