package dev.swath.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was asked for at a door: a drop, or a verb's request.
 *
 * @param id our own id
 * @param name what the user calls it: the file's base name
 * @param source the file it was read from, when it arrived
 * @param revision hash of content and deciding settings; null while it is being read
 * @param state see {@link State}
 * @param settings the settings in force, frozen at intake
 * @param until the last route that may claim its work; null = all
 * @param reason why it was set aside or failed
 * @param arrived when intake began
 * @param finished when its last row ended
 */
public record Job(
        String id,
        String name,
        Path source,
        @Nullable String revision,
        State state,
        Map<String, String> settings,
        @Nullable Route until,
        @Nullable Reason reason,
        Instant arrived,
        @Nullable Instant finished) {
    /** The job as it stands once its last row has ended. */
    public Job endedAt(Instant now) {
        return new Job(id, name, source, revision, State.FINISHED, settings, until, reason, arrived, now);
    }

    /** How a job stands. */
    public enum State {
        /** Intake is reading it; nothing of it can be claimed. */
        READING,
        /** Read completely; its work is claimable. */
        OPEN,
        /** Every row of it has ended, and its report is written. */
        FINISHED,
        /** The same content under the same settings was taken in before: nothing is done twice. */
        SAME,
        /** Could not be read at all. */
        FAILED
    }
}
