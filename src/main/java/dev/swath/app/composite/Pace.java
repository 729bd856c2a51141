package dev.swath.app.composite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How long something will take still, by how far it came since it was first looked at. Safe for many threads. */
final class Pace {
    private static final int MOST = 200;

    private final Clock clock;
    private final Map<String, Mark> marks = new LinkedHashMap<>(16, 0.75f, true);

    Pace(Clock clock) {
        this.clock = clock;
    }

    private record Mark(Instant at, long done, long total) {}

    /** Empty until something was done since the first look; with another total looking begins anew. */
    synchronized Optional<Duration> remaining(String id, long done, long total) {
        var now = clock.instant();
        var mark = marks.get(id);
        if (mark == null || mark.total() != total || mark.done() > done) {
            marks.put(id, new Mark(now, done, total));
            marks.keySet().stream()
                    .findFirst()
                    .filter(eldest -> marks.size() > MOST)
                    .ifPresent(marks::remove);
            return Optional.empty();
        }
        long came = done - mark.done();
        return came == 0
                ? Optional.empty()
                : Optional.of(Duration.between(mark.at(), now)
                        .multipliedBy(total - done)
                        .dividedBy(came));
    }
}
