package dev.swath.io.stac;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as STAC writes them: RFC 3339, in UTC. */
public final class StacTime {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private StacTime() {}

    /** What older catalogs write is understood too: a time without zone is UTC, a day begins at midnight. */
    public static Optional<Instant> read(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String time = text.strip().replace(' ', 'T').toUpperCase(Locale.ROOT);
        try {
            return Optional.of(instant(time)).filter(at -> !at.isBefore(FIRST) && !at.isAfter(LAST));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Instant instant(String time) {
        if (time.indexOf('T') < 0) {
            return LocalDate.parse(time).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return time.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                ? OffsetDateTime.parse(time).toInstant()
                : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
    }

    /** Ends with {@code Z}. */
    public static String text(Instant instant) {
        return instant.toString();
    }
}
