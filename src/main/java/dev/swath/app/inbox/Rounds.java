package dev.swath.app.inbox;

import dev.swath.app.watch.Trail;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Standing.Request;
import dev.swath.model.Cadence;
import dev.swath.model.Period;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.TimeZone;
import org.quartz.CronExpression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins rounds of drops that are searched again on a calendar. A round asks for the intervals of the cadence that are
 * over since the last one, and some days before, so that each is chosen from once and whole. However many ticks were
 * missed, one round covers them.
 */
public final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final Ledger ledger;
    private final int maxMonths;
    private final Clock clock;

    /** @param maxMonths longest period of one search, in months */
    public Rounds(Ledger ledger, int maxMonths, Clock clock) {
        this.ledger = ledger;
        this.maxMonths = maxMonths;
        this.clock = clock;
    }

    /** Whether something is due, or nobody has reckoned yet when it will be. */
    public boolean isDue() {
        return !ledger.standing().due(clock.instant()).isEmpty();
    }

    /** Begins what is due. What is still chosen from in the round before waits for the next look. */
    public synchronized void begin() {
        for (var request : ledger.standing().due(clock.instant())) {
            begin(request);
        }
    }

    private void begin(Request request) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var until = request.until();
        boolean isLast = until != null && today.isAfter(until);
        if (request.next() == null && !isLast) {
            ledger.standing().next(request.jobId(), next(request, now));
            return;
        }
        if (ledger.standing().isChoosing(request.jobId())) {
            return;
        }
        var periods = periods(request, today);
        ledger.standing().round(request, periods, maxMonths, next(request, now)).ifPresent(round -> {
            try (var trail = Trail.of(round)) {
                LOG.info("{}: round {} is searched, {}", round.name(), request.rounds() + 1, periods);
            }
        });
        if (isLast) {
            ledger.standing().end(request.jobId());
        }
    }

    /** The days that are new, for each cadence that the drop has; without those of which nothing is over yet. */
    private Map<Cadence, Period> periods(Request request, LocalDate today) {
        var arrived = ledger.jobs().get(request.jobId()).orElseThrow().arrived();
        var searched = ledger.standing().searched(request.jobId(), over(LocalDate.ofInstant(arrived, ZoneOffset.UTC)));
        var over = over(today);
        var until = request.until();
        var periods = new EnumMap<Cadence, Period>(Cadence.class);
        searched.forEach((cadence, before) -> {
            var last = over.getOrDefault(cadence, today);
            if (until != null && today.isAfter(until)) {
                last = until;
            }
            if (last.isAfter(before)) {
                periods.put(cadence, new Period(before.plusDays(1L - request.lookBackDays()), last));
            }
        });
        return periods;
    }

    /** The last day of each cadence that is over. */
    private static Map<Cadence, LocalDate> over(LocalDate day) {
        var over = new EnumMap<Cadence, LocalDate>(Cadence.class);
        for (var cadence : Cadence.values()) {
            over.put(cadence, cadence.lastOver(day));
        }
        return over;
    }

    private static Instant next(Request request, Instant now) {
        try {
            var cron = new CronExpression(request.cron());
            cron.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
            var next = cron.getNextValidTimeAfter(Date.from(now));
            // an expression whose years have passed
            return next == null ? Instant.ofEpochMilli(Long.MAX_VALUE) : next.toInstant();
        } catch (ParseException e) {
            throw new IllegalStateException("the ledger has a cron expression that is none: " + request.cron(), e);
        }
    }
}
