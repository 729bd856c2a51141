package dev.swath.io.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

final class SqlNotices implements Notices {
    /** An order that a budget holds back is judged again and again; that is told twice a day. */
    private static final Duration TOLD_AGAIN = Duration.ofHours(12);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
    private static final int DOUBLINGS = 10;

    /** So many events that nobody is told of are passed over by a note of how far. */
    private static final int WORTH_A_NOTE = 1000;

    private static final String UNTOLD = """
            select kind, job_id, drop_name, code, count(*) as n, min(at_ms) as since, min(detail) as detail
            from (
                select h.seq, h.at_ms, h.detail, coalesce(j.id, '') as job_id, coalesce(j.name, '') as drop_name,
                       coalesce(f.aside_code, w.reason_code, case when j.id = h.subject then j.reason_code end, '') as code,
                       case when h.event = 'finished' and j.id = h.subject then 'drop-done'
                            when h.event = 'failed' and j.id = h.subject then 'drop-aside'
                            when h.event = 'set-aside' then 'feature-aside'
                            when h.event = 'needs-approval' then 'plan-held'
                            when h.event = 'later' and w.reason_code = 'quota-spent' then 'budget'
                            when h.event = 'withheld' and w.reason_code in (<budgets>) and not exists (
                                select 1 from history e where e.subject = h.subject and e.seq < h.seq
                                and e.event = 'withheld' and e.at_ms > h.at_ms - :again) then 'budget'
                            when h.event in ('failed', 'refused', 'ended', 'given-up', 'held') and w.id is not null
                                then 'failure'
                            when h.event in ('door-closed', 'door-open') then h.event end as kind
                from history h
                left join work w on w.id = h.subject
                left join feature f on f.id = h.subject
                left join job j on j.id = coalesce(w.job_id, f.job_id, h.subject)
                where h.seq > :seq and h.seq <= :upTo
                  and h.event in ('finished', 'failed', 'set-aside', 'needs-approval', 'later', 'withheld', 'refused',
                                  'ended', 'given-up', 'held', 'door-closed', 'door-open')) found
            where kind in (<kinds>)
            group by kind, job_id, drop_name, code order by min(seq)""";

    private final Db db;

    SqlNotices(Db db) {
        this.db = db;
    }

    @Override
    public void follow(Set<String> channels) {
        db.change(handle -> {
            handle.createUpdate("delete from notice where channel not in (<channels>)")
                    .bindList("channels", channels.isEmpty() ? List.of("") : List.copyOf(channels))
                    .execute();
            for (var channel : channels) {
                handle.createUpdate("insert into notice (channel, seq, failures, not_before_ms)"
                                + " values (:channel, :seq, 0, 0) on conflict do nothing")
                        .bind("channel", channel)
                        .bind("seq", SqlFigures.last(handle))
                        .execute();
            }
        });
    }

    private record Place(long seq, long notBefore) {}

    private record Entry(Item item, long since) {}

    @Override
    public Optional<Untold> untold(String channel, Collection<String> kinds, int most) {
        long upTo = db.read(SqlFigures::last);
        var place = place(channel);
        if (place.isEmpty() || kinds.isEmpty() || place.get().notBefore() > db.now()) {
            return Optional.empty();
        }
        long seq = place.get().seq();
        var entries = db.read(handle -> entries(handle, seq, upTo, kinds));
        if (entries.isEmpty()) {
            if (upTo - seq > WORTH_A_NOTE) {
                told(channel, upTo);
            }
            return Optional.empty();
        }
        long since = entries.stream().mapToLong(Entry::since).min().orElseThrow();
        return Optional.of(new Untold(
                upTo,
                Instant.ofEpochMilli(since),
                entries.stream().limit(most).map(Entry::item).toList(),
                Math.max(0, entries.size() - most)));
    }

    private Optional<Place> place(String channel) {
        return db.read(handle -> handle.createQuery("select seq, not_before_ms from notice where channel = :channel")
                .bind("channel", channel)
                .map((row, context) -> new Place(row.getLong("seq"), row.getLong("not_before_ms")))
                .findOne());
    }

    private static List<Entry> entries(Handle handle, long seq, long upTo, Collection<String> kinds) {
        return handle.createQuery(UNTOLD)
                .bindList("budgets", Money.OF_BUDGETS)
                .bindList("kinds", List.copyOf(kinds))
                .bind("again", TOLD_AGAIN.toMillis())
                .bind("seq", seq)
                .bind("upTo", upTo)
                .map((row, context) -> new Entry(
                        new Item(
                                row.getString("kind"),
                                row.getString("job_id"),
                                row.getString("drop_name"),
                                row.getString("code"),
                                row.getLong("n"),
                                row.getString("detail")),
                        row.getLong("since")))
                .list();
    }

    @Override
    public void told(String channel, long upTo) {
        db.change(handle -> handle.createUpdate(
                        "update notice set seq = :upTo, failures = 0, not_before_ms = 0 where channel = :channel")
                .bind("upTo", upTo)
                .bind("channel", channel)
                .execute());
    }

    @Override
    public Instant notTold(String channel) {
        return db.write(handle -> {
            int failures = handle.createQuery("select failures from notice where channel = :channel")
                    .bind("channel", channel)
                    .mapTo(Integer.class)
                    .one();
            var wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures, DOUBLINGS));
            long again = db.now() + Math.min(wait.toMillis(), LONGEST_WAIT.toMillis());
            handle.createUpdate(
                            "update notice set failures = :failures, not_before_ms = :again where channel = :channel")
                    .bind("failures", failures + 1)
                    .bind("again", again)
                    .bind("channel", channel)
                    .execute();
            return Instant.ofEpochMilli(again);
        });
    }
}
