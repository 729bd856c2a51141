package dev.swath.io.ledger;

import dev.swath.model.Job;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked for at the doors. */
public interface Jobs {
    /**
     * Begins a job in state READING. A job that still is READING from the same source (a crash during intake) is
     * forgotten with everything read for it.
     */
    Job begin(String name, java.nio.file.Path source, Map<String, String> settings, @Nullable Route until);

    /**
     * Ends the reading. If a job of the same name and revision is OPEN or FINISHED, this one becomes SAME (reason code
     * {@code same-content}, text naming the other job's name and id), its features are forgotten, and none of its
     * requests become work. Else it becomes OPEN and every request of it becomes a work row (kind request) at
     * {@link Route#SEARCH}, in one transaction.
     *
     * @return the job as it stands afterwards
     */
    Job open(String jobId, String revision);

    /** Ends the reading because the file as a whole cannot be used. */
    void fail(String jobId, Reason reason);

    /**
     * Lets the job go on to {@code until} (null = to the end), or further where it may already: rows held with code {@code stops-here} whose route is
     * now allowed go back to waiting.
     *
     * @return how many rows were released
     */
    int allow(String jobId, @Nullable Route until);

    Optional<Job> get(String jobId);

    /** Newest first. */
    List<Job> list(int limit);

    /** Jobs whose id is, or whose name is, {@code nameOrId}; newest first. */
    List<Job> find(String nameOrId);

    /** OPEN jobs with no row that is waiting, working or held: ready for their report. */
    List<Job> ended(int limit);

    /** Notes in the job's history that files of it were removed by age. */
    void tidied(String jobId, String what);

    /** After the report is written: OPEN -> FINISHED. */
    void finish(String jobId);

    /**
     * Rows of the job's work by route id and status word, e.g. {@code search/waiting -> 3}; aside features appear as
     * {@code intake/aside}, usable ones as {@code intake/done}.
     */
    Map<String, Long> counts(String jobId);

    /** The same over all jobs. */
    Map<String, Long> counts();

    /** Distinct reasons of the job's held, failed, aside and put-back rows with how many rows each, most first; 100 at most. */
    Map<Reason, Long> reasons(@Nullable String jobId);
}
