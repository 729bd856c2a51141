package dev.swath.io.ledger;

import java.math.BigDecimal;
import java.util.List;

/** What meters show of the ledger; every question is answered from an index, or from the newest rows alone. */
public interface Figures {
    /** The newest place in the history. */
    long last();

    /** What was written into the history after {@code seq} up to {@code upTo}, counted. */
    List<Happened> happened(long seq, long upTo);

    /**
     * @param event word of the history
     * @param route id of the route where the subject's row stands now; empty for drops and features
     * @param count how often
     * @param bytes of files that were stored
     * @param hectares of orders that were placed
     */
    record Happened(String event, String route, long count, long bytes, BigDecimal hectares) {}

    /** Rows that have not ended, by route and status. */
    List<Queue> queues();

    /**
     * @param status waiting, working or held
     * @param oldestSeconds how long the first of the waiting rows has been due, 0 when none is
     */
    record Queue(String route, String status, long rows, double oldestSeconds) {}

    /** Orders that the provider works on, as far as the ledger knows. */
    long ordersRunning();

    /** Writes something that means nothing, to find out whether anything can be written. */
    void probe();
}
