package dev.swath.io.ledger;

import dev.swath.model.Route;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

final class SqlFigures implements Figures {
    private static final double MILLIS = 1000;

    private static final String HAPPENED = """
            select h.event, coalesce(w.route, '') as route, count(*) as n,
                   coalesce(sum(case when h.event = 'stored' then d.stored_bytes end), 0) as bytes,
                   coalesce(sum(case when h.event = 'placed' then p.hectares_e4 end), 0) as hectares_e4
            from history h
            left join work w on w.id = h.subject
            left join delivery d on d.id = h.subject
            left join purchase p on p.id = h.subject
            where h.seq > :seq and h.seq <= :upTo
            group by h.event, coalesce(w.route, '')""";

    // each part is one pass over an index of the rows in that status
    private static final String QUEUES = """
            select route, 'waiting' as status, count(*) as n, min(not_before_ms) as oldest from work
            where status = 'waiting' group by route
            union all
            select route, 'working', count(*), null from work where status = 'working' group by route
            union all
            select route, 'held', count(*), null from work where status = 'held' group by route""";

    private final Db db;

    SqlFigures(Db db) {
        this.db = db;
    }

    static long last(Handle handle) {
        return handle.createQuery("select coalesce(max(seq), 0) from history")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public long last() {
        return db.read(SqlFigures::last);
    }

    @Override
    public List<Happened> happened(long seq, long upTo) {
        return db.read(handle -> handle.createQuery(HAPPENED)
                .bind("seq", seq)
                .bind("upTo", upTo)
                .map((row, context) -> new Happened(
                        row.getString("event"),
                        row.getString("route"),
                        row.getLong("n"),
                        row.getLong("bytes"),
                        Columns.hectares(row)))
                .list());
    }

    @Override
    public List<Queue> queues() {
        long now = db.now();
        return new ArrayList<>(db.read(handle -> handle.createQuery(QUEUES)
                .map((row, context) -> {
                    var oldest = Columns.whole(row, "oldest");
                    return new Queue(
                            row.getString("route"),
                            row.getString("status"),
                            row.getLong("n"),
                            oldest == null ? 0 : Math.max(0, now - oldest) / MILLIS);
                })
                .list()));
    }

    @Override
    public long ordersRunning() {
        return db.read(
                handle -> handle.createQuery("select count(*) from work where route = :route and status = 'waiting'")
                        .bind("route", Route.POLL.id())
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void probe() {
        db.writeForNow(handle -> handle.execute("update account set reserving = reserving + 1 where name = 'planet'"));
    }
}
