package dev.swath.io.ledger;

import dev.swath.model.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened, in order. Written by the other aggregates inside their transactions. */
public interface History {
    /** Everything about one subject (job, feature, request, order or delivery id), oldest first. */
    List<Event> of(String subjectId);

    /** Everything about a subject and its parts, oldest first: of a feature also its requests, orders, shares and files. */
    List<Event> about(Decisions.Subject subject);

    /** How the subject's own work and that of its parts stands; nothing for a drop, whose work is counted instead. */
    List<Standing> standings(Decisions.Subject subject);

    /** What was decided about a scene, for every feature that found it; newest first. */
    List<SceneVerdict> ofScene(String sceneId);

    /**
     * @param id of the row: request, order, share or file
     * @param status word of {@link dev.swath.model.Status}
     * @param notBefore nothing happens to a waiting row before then
     */
    record Standing(
            String id,
            String kind,
            String route,
            String status,
            Instant notBefore,
            @Nullable Reason reason) {}

    /**
     * @param drop name of the drop
     * @param feature the user's id of the feature
     * @param reason why it was chosen or not; null before that
     */
    record SceneVerdict(
            String drop,
            String feature,
            boolean chosen,
            @Nullable Reason reason) {}

    /**
     * @param at when
     * @param subject id of what it happened to
     * @param event stable word, e.g. {@code planned}, {@code posting}, {@code placed}, {@code set-aside}
     * @param detail in plain words
     * @param by which process or verb moved it
     */
    record Event(Instant at, String subject, String event, String detail, String by) {}
}
