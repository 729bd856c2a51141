package dev.swath.io.ledger;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;

final class SqlHistory implements History {
    private static final String ABOUT = """
            select h.*, part.label from (%s) part join history h on h.subject = part.id
            order by h.seq desc limit :most""";

    /** What was noted of a drop before it had an id. */
    private static final String SENT =
            " union all select '" + SqlDecisions.ARRIVING + "' || name, '' from job where id = :id";

    private static final String STANDINGS = """
            select w.*, part.label from (%s) part join work w on w.id = part.id
            order by w.created_ms, w.id limit :most""";

    private static final String SCENES_OF_FEATURE = """
            select c.scene_id as who, 1 as features, c.chosen, c.reason_code, c.reason
            from request r join candidate c on c.request_id = r.id where r.feature_id = :id
            order by c.chosen desc, c.reason_code, c.scene_id limit :most""";

    private static final String DROPS_OF_SCENE = """
            select j.name || '/' || min(f.feature_key) as who, count(*) as features, c.chosen, c.reason_code,
                   min(c.reason) as reason, max(j.arrived_ms) as arrived
            from candidate c join request r on r.id = c.request_id join feature f on f.id = r.feature_id
            join job j on j.id = r.job_id where c.scene_id = :id
            group by j.id, j.name, c.chosen, c.reason_code order by arrived desc, features desc limit :most""";

    private static final String BOUGHT = """
            select p.*, p.name as label, j.name || '/' || f.feature_key as feature, w.kind, w.status, w.route,
                   w.not_before_ms, w.reason_code, w.reason,
                   (select count(*) from purchase_item i where i.order_id = p.id) as scenes,
                   (select count(*) from delivery d where d.order_id = p.id) as files,
                   (select count(*) from delivery d where d.order_id = p.id and d.stored_ms is not null) as stored
            from purchase p join work w on w.id = p.id join request r on r.id = p.request_id
            join feature f on f.id = r.feature_id join job j on j.id = p.job_id
            where %s order by p.id limit :most""";

    private static final String SHARED = """
            select p.name, p.planet_id, oj.name || '/' || owner.feature_key as owner,
                   sj.name || '/' || min(sharer.feature_key) as sharer, count(*) as requests, w.kind, p.name as label,
                   w.route, w.status, min(w.not_before_ms) as not_before_ms, w.reason_code, w.reason
            from share s join work w on w.id = s.id
            join purchase p on p.id = s.order_id join job oj on oj.id = p.job_id
            join request orq on orq.id = p.request_id join feature owner on owner.id = orq.feature_id
            join request r on r.id = s.request_id join feature sharer on sharer.id = r.feature_id
            join job sj on sj.id = s.job_id
            where %s
            group by p.id, p.name, p.planet_id, oj.name, owner.feature_key, sj.id, sj.name, w.kind, w.route, w.status,
                     w.reason_code, w.reason
            order by requests desc, p.id limit :most""";

    private static final String FILES = """
            select d.target, d.stored_ms from delivery d where %s order by d.target limit :most""";

    private static final String LINKS = """
            select l.target, w.status from share s join work w on w.id = s.id join shared_file l on l.share_id = s.id
            join delivery d on d.id = l.delivery_id where %s order by l.target limit :most""";

    private static final String BILL = """
            select count(*) as orders, count(p.planet_id) as placed_orders,
                   coalesce(sum(case when p.planet_id is not null then p.hectares_e4 end), 0) as placed,
                   coalesce(sum(case when p.reserved_ms is not null then p.hectares_e4 end), 0) as spent,
                   coalesce(sum(case when w.reason_code = 'needs-approval' then 1 end), 0) as to_approve,
                   coalesce(sum(case when w.reason_code = 'needs-approval' then p.hectares_e4 end), 0) as hectares_e4
            from purchase p join work w on w.id = p.id where %s""";

    private static final String FEATURE_OF = """
            select j.name || '/' || f.feature_key from feature f join job j on j.id = f.job_id where f.id in (
                select feature_id from request where id in (
                    select :id union all select request_id from purchase where id = :id
                    union all select request_id from share where id = :id
                    union all select p.request_id from delivery d join purchase p on p.id = d.order_id where d.id = :id))
            union all
            select j.name from work w join job j on j.id = w.job_id
            where w.id = :id and w.kind in ('composite', 'asset', 'month', 'dataset', 'chip')""";

    private final Db db;

    SqlHistory(Db db) {
        this.db = db;
    }

    @Override
    public List<Event> of(String subjectId) {
        return db.read(
                handle -> handle.createQuery("select h.*, '' as label from history h where subject = :id order by seq")
                        .bind("id", subjectId)
                        .map((row, context) -> event(row))
                        .list());
    }

    @Override
    public List<Event> about(Subject subject, int most) {
        var parts = Parts.labelled(subject.kind());
        var itself =
                switch (subject.kind()) {
                    case FEATURE -> " union all select :id, ''";
                    case DROP -> SENT;
                    case ORDER, FILE, LINK, SCENE -> "";
                };
        var newest =
                new ArrayList<>(list(ABOUT.formatted(parts + itself), subject, most, (row, context) -> event(row)));
        Collections.reverse(newest);
        return newest;
    }

    @Override
    public List<Standing> standings(Subject subject, int most) {
        return list(
                STANDINGS.formatted(Parts.labelled(subject.kind())), subject, most, (row, context) -> standing(row));
    }

    @Override
    public List<Verdict> verdicts(Subject subject, int most) {
        var sql = subject.kind() == Kind.SCENE ? DROPS_OF_SCENE : SCENES_OF_FEATURE;
        return list(
                sql,
                subject,
                most,
                (row, context) -> new Verdict(
                        row.getString("who"),
                        row.getLong("features"),
                        row.getBoolean("chosen"),
                        Columns.reason(row, "reason_code", "reason")));
    }

    @Override
    public List<Bought> bought(Subject subject, int most) {
        return list(
                BOUGHT.formatted(Parts.orders(subject.kind())),
                subject,
                most,
                (row, context) -> new Bought(
                        row.getString("name"),
                        row.getString("planet_id"),
                        row.getString("planet_state"),
                        row.getString("feature"),
                        row.getString("bundle"),
                        Columns.hectares(row),
                        row.getLong("scenes"),
                        row.getLong("files"),
                        row.getLong("stored"),
                        standing(row)));
    }

    @Override
    public List<Shared> shared(Subject subject, int most) {
        return list(
                SHARED.formatted(Parts.shares(subject.kind())),
                subject,
                most,
                (row, context) -> new Shared(
                        row.getString("name"),
                        row.getString("planet_id"),
                        row.getString("owner"),
                        row.getString("sharer"),
                        row.getLong("requests"),
                        standing(row)));
    }

    @Override
    public List<Place> places(Subject subject, int most) {
        var files = list(
                FILES.formatted(Parts.files(subject.kind())),
                subject,
                most,
                (row, context) -> new Place(row.getString("target"), false, row.getObject("stored_ms") != null));
        if (files.size() == most) {
            return files;
        }
        // a feature's links are those of its own shares; the others are shared by whoever has a share of them
        var which = Parts.shares(subject.kind())
                + (subject.kind() == Kind.FEATURE ? "" : " and " + Parts.files(subject.kind()));
        var places = new ArrayList<>(files);
        places.addAll(list(
                LINKS.formatted(which),
                subject,
                most - files.size(),
                (row, context) -> new Place(
                        row.getString("target"), true, row.getString("status").equals("done"))));
        return places;
    }

    @Override
    public Bill bill(Subject subject) {
        return db.read(handle -> handle.createQuery(BILL.formatted(Parts.orders(subject.kind())))
                .bind("id", subject.id())
                .map((row, context) -> new Bill(
                        row.getLong("orders"),
                        row.getLong("placed_orders"),
                        SqlMoney.decimal(row.getLong("placed")),
                        SqlMoney.decimal(row.getLong("spent")),
                        row.getLong("to_approve"),
                        Columns.hectares(row)))
                .one());
    }

    @Override
    public String featureOf(String workId) {
        return db.read(handle -> handle.createQuery(FEATURE_OF)
                .bind("id", workId)
                .mapTo(String.class)
                .one());
    }

    @Override
    public String fileOf(Subject link) {
        return db.read(handle -> handle.createQuery(
                        "select delivery_id from shared_file where share_id = :id and target = :target")
                .bind("id", link.id())
                .bind("target", link.label())
                .mapTo(String.class)
                .first());
    }

    private <T> List<T> list(String sql, Subject subject, int most, RowMapper<T> mapper) {
        return db.read(handle -> handle.createQuery(sql)
                .bind("id", subject.id())
                .bind("most", most)
                .map(mapper)
                .list());
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                row.getString("kind"),
                row.getString("label"),
                row.getString("route"),
                row.getString("status"),
                Instant.ofEpochMilli(row.getLong("not_before_ms")),
                Columns.reason(row, "reason_code", "reason"));
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                Instant.ofEpochMilli(row.getLong("at_ms")),
                row.getString("subject"),
                row.getString("label"),
                row.getString("event"),
                row.getString("detail"),
                row.getString("by_whom"));
    }
}
