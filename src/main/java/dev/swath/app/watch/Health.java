package dev.swath.app.watch;

import dev.swath.app.gate.Doors;
import dev.swath.app.gate.LedgerAlarm;
import dev.swath.io.ledger.Figures;
import dev.swath.model.trouble.LedgerTrouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whether the process lives, and whether it gets anywhere. Looked at anew at most every few seconds. */
public final class Health {
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Figures figures;
    private final LedgerAlarm alarm;
    private final Doors doors;
    private final List<Disk> disks;
    private final Polls polls;
    private final Clock clock;
    private Instant looked = Instant.MIN;
    private List<Check> last = List.of();

    /**
     * When orders were looked at, and how long ago that may be.
     *
     * @param last time of the last look without trouble
     */
    public record Polls(Supplier<Instant> last, Duration longest) {}

    /**
     * One thing that was looked at.
     *
     * @param reason what was seen, in words
     */
    public record Check(String name, boolean ok, String reason) {}

    public Health(Figures figures, LedgerAlarm alarm, Doors doors, List<Disk> disks, Polls polls, Clock clock) {
        this.figures = figures;
        this.alarm = alarm;
        this.doors = doors;
        this.disks = disks;
        this.polls = polls;
        this.clock = clock;
    }

    /** The disks that are looked at. */
    public List<Disk> disks() {
        return disks;
    }

    /** Whether the process may stay: when its ledger has failed, only a new start helps. */
    public List<Check> live() {
        return List.of(alarm.raised()
                .map(trouble -> new Check("ledger", false, trouble.line()))
                .orElse(new Check("ledger", true, "has not failed")));
    }

    /** Whether work goes on. */
    public synchronized List<Check> ready() {
        if (!clock.instant().isBefore(looked.plus(FRESH))) {
            last = look();
            looked = clock.instant();
        }
        return last;
    }

    private List<Check> look() {
        var checks = new ArrayList<Check>();
        checks.add(ledger());
        disks.forEach(disk -> checks.add(disk(disk)));
        checks.add(doors.closed()
                .map(why -> new Check("door", false, why))
                .orElse(new Check("door", true, "Planet takes the key, as far as is known")));
        checks.add(poll());
        return List.copyOf(checks);
    }

    private Check ledger() {
        try {
            figures.probe();
            return new Check("ledger", true, "can be written");
        } catch (LedgerTrouble trouble) {
            return new Check("ledger", false, trouble.line());
        }
    }

    private static Check disk(Disk disk) {
        long free = disk.free();
        var name = "disk-" + disk.name();
        if (free < 0) {
            return new Check(name, false, disk.folder() + " cannot be looked at");
        }
        var seen = "%,d MB free, %,d MB are to stay".formatted(free / 1_000_000, disk.floor() / 1_000_000);
        return new Check(name, free >= disk.floor(), seen);
    }

    private Check poll() {
        try {
            long running = figures.ordersRunning();
            var ago = Duration.between(polls.last().get(), clock.instant());
            boolean late = running > 0 && ago.compareTo(polls.longest()) > 0;
            return new Check(
                    "poll",
                    !late,
                    running + " orders are open, last looked at without trouble " + ago.toSeconds() + " s ago");
        } catch (LedgerTrouble trouble) {
            return new Check("poll", false, trouble.line());
        }
    }
}
