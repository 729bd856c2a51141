package dev.swath.io.ledger;

import dev.swath.model.Cadence;
import dev.swath.model.Job;
import dev.swath.model.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drops that are searched again on a calendar. What is new each time becomes a round: a job of the same name with the
 * drop's features, its own days, plan, approval and report.
 */
public interface Standing {
    /** Settings of a drop that make it one. */
    String CRON = "standing.cron";

    String LOOK_BACK_DAYS = "standing.look-back-days";
    String UNTIL = "standing.until";

    /**
     * A drop that is searched again.
     *
     * @param jobId the drop that began it
     * @param cron when, as a Quartz cron expression, UTC
     * @param lookBackDays by how much a round begins before the end of the one before, for what is published late
     * @param until last day that is asked for; null = without end
     * @param rounds how many were made
     * @param next when it is due; null = not reckoned yet
     * @param ended when it was cancelled, or its last day had passed; null = it goes on
     */
    record Request(
            String jobId,
            String name,
            String cron,
            int lookBackDays,
            @Nullable LocalDate until,
            int rounds,
            @Nullable Instant next,
            @Nullable Instant ended) {}

    /** Those that are due, or of which it is not known when; oldest first. */
    List<Request> due(Instant now);

    /** Those that go on. */
    List<Request> active();

    /** The one that this drop began, or is a round of. */
    Optional<Request> of(String jobId);

    /** Number of the round that this job is; 0 = it is none. */
    int number(String jobId);

    /** It is due then; nothing is new until then. */
    void next(String jobId, Instant next);

    /** Its last day has passed. */
    void end(String jobId);

    /**
     * Up to which day the drop and its rounds were searched, for each cadence that its features have. What the drop
     * itself asked for beyond {@code ended}, the last day that was over when it arrived, could not be found then.
     */
    Map<Cadence, LocalDate> searched(String jobId, Map<Cadence, LocalDate> ended);

    /** Whether anything of the drop or its rounds is still to be found or chosen. */
    boolean isChoosing(String jobId);

    /**
     * Makes a round, open and waiting to be searched, and says when the next one is due, in one transaction.
     *
     * @param periods the days that are asked for, by the cadence of the feature
     * @param maxMonths longest period of one search, in months
     * @return empty when no feature wants any of these days
     */
    Optional<Job> round(Request request, Map<Cadence, Period> periods, int maxMonths, Instant next);

    /**
     * Scenes that the rounds before, and the drop itself, chose for the feature of this request, and when they were
     * acquired; empty for a request of no round.
     */
    Map<String, Instant> chosenBefore(String requestId);
}
