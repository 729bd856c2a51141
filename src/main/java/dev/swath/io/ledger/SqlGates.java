package dev.swath.io.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

final class SqlGates implements Gates {
    private static final double SLOWEST = 10;
    private static final String CLOSED = "door-closed";

    // the later of three, spelt out: max(a, b, c) is SQLite's, greatest(a, b, c) is PostgreSQL's
    private static final String SLOT = """
            case when gate.next_ms >= excluded.slot_ms and gate.next_ms >= gate.paused_until_ms then gate.next_ms
                 when gate.paused_until_ms >= excluded.slot_ms then gate.paused_until_ms
                 else excluded.slot_ms end""";

    private final Db db;

    SqlGates(Db db) {
        this.db = db;
    }

    @Override
    public long reserve(String gate, long intervalMillis, Instant now) {
        return db.writeForNow(handle -> handle.createQuery("""
                        insert into gate (name, slot_ms, next_ms, paused_until_ms, slowdown)
                        values (:gate, :now, :next, 0, 1)
                        on conflict (name) do update
                        set slot_ms = %1$s,
                            next_ms = %1$s + cast(round(:interval * gate.slowdown) as bigint)
                        returning slot_ms""".formatted(SLOT))
                .bind("gate", gate)
                .bind("now", now.toEpochMilli())
                .bind("next", now.toEpochMilli() + intervalMillis)
                .bind("interval", (double) intervalMillis)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void pause(String gate, Instant until, double factor) {
        db.change(handle -> handle.createUpdate("""
                        insert into gate (name, slot_ms, next_ms, paused_until_ms, slowdown)
                        values (:gate, 0, 0, :until, :first)
                        on conflict (name) do update
                        set paused_until_ms = case when gate.paused_until_ms > :until
                                                   then gate.paused_until_ms else :until end,
                            slowdown = case when gate.slowdown * :factor > :slowest
                                            then :slowest else gate.slowdown * :factor end""")
                .bind("gate", gate)
                .bind("until", until.toEpochMilli())
                .bind("first", Math.min(SLOWEST, factor))
                .bind("factor", factor)
                .bind("slowest", SLOWEST)
                .execute());
    }

    @Override
    public void recover(String gate, double step) {
        db.change(handle ->
                handle.createUpdate("""
                        update gate set slowdown = case when slowdown - :step > 1 then slowdown - :step else 1 end
                        where name = :gate and slowdown > 1""").bind("gate", gate).bind("step", step).execute());
    }

    @Override
    public long pausedUntil(String gate) {
        long until = db.read(handle -> handle.createQuery("select paused_until_ms from gate where name = :gate")
                .bind("gate", gate)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
        return until > db.now() ? until : 0;
    }

    @Override
    public void closed(String door, String why) {
        db.change(handle -> {
            if (!isClosed(handle, door)) {
                db.note(handle, door, CLOSED, why);
            }
        });
    }

    @Override
    public void opened(String door) {
        db.change(handle -> {
            if (isClosed(handle, door)) {
                db.note(handle, door, "door-open", "");
            }
        });
    }

    private static boolean isClosed(Handle handle, String door) {
        return handle.createQuery("select event from history where subject = :door order by seq desc limit 1")
                .bind("door", door)
                .mapTo(String.class)
                .findOne()
                .filter(CLOSED::equals)
                .isPresent();
    }

    @Override
    public double slowdown(String gate) {
        return db.read(handle -> handle.createQuery("select slowdown from gate where name = :gate")
                .bind("gate", gate)
                .mapTo(Double.class)
                .findOne()
                .orElse(1.0));
    }
}
