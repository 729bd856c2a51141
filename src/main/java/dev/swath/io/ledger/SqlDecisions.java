package dev.swath.io.ledger;

import java.util.LinkedHashSet;
import java.util.List;

final class SqlDecisions implements Decisions {
    /** How a kind of subject is called. */
    private record Name(Kind kind, String sql) {}

    private static final List<Name> NAMES = List.of(
            new Name(Kind.DROP, """
                    select id, name as label, id as job_id from job
                    where id = :word or name = :word order by arrived_ms desc, id desc"""),
            new Name(Kind.ORDER, """
                    select id, name as label, job_id from purchase
                    where id = :word or name = :word or planet_id = :word"""),
            new Name(Kind.FEATURE, """
                    select f.id as id, j.name || '/' || f.feature_key as label, f.job_id as job_id
                    from feature f join job j on j.id = f.job_id where f.id = :word or f.feature_key = :word
                    union select f.id, j.name || '/' || f.feature_key, f.job_id
                    from job j join feature f on f.job_id = j.id
                    where j.name = substr(:word, 1, length(j.name)) and :word = j.name || '/' || f.feature_key
                    order by id desc"""),
            new Name(Kind.FILE, "select id, target as label, job_id from delivery where id = :word or target = :word"),
            new Name(Kind.LINK, """
                    select s.id as id, f.target as label, s.job_id as job_id
                    from shared_file f join share s on s.id = f.share_id
                    where f.target = :word
                        or f.share_id = substr(:word, 1, 26) and f.delivery_id = substr(:word, 28)
                    order by s.id desc"""),
            new Name(Kind.SCENE, "select distinct id, id as label, '' as job_id from scene where id = :word"));

    private static final String DROPS = """
            select id, name as label, id as job_id from job where state in ('OPEN', :ended)
                or id in (select job_id from standing where ended_ms is null)
            order by arrived_ms desc, id desc""";

    private static final String ORDERS_LIKE = """
            select called from (select planet_id as called from purchase
                where planet_id is not null and planet_id >= :from and planet_id < :to order by planet_id limit :most) alike
            union select name from (select name from purchase order by id desc limit :most) newest
            union select planet_id from (select planet_id from purchase order by id desc limit :most) placed
                where planet_id is not null""";

    /** Before the name of a drop that has no id yet. */
    static final String ARRIVING = "drop/";

    /** A word that is mistyped later than this is found by its beginning. */
    private static final int BEGINNING = 4;

    private final Db db;
    private final Rows rows;

    SqlDecisions(Db db, Rows rows) {
        this.db = db;
        this.rows = rows;
    }

    @Override
    public List<Subject> find(String word) {
        return db.read(handle -> {
            var found = new LinkedHashSet<Subject>();
            NAMES.forEach(name -> handle.createQuery(name.sql())
                    .bind("word", word)
                    .map((row, context) -> new Subject(
                            name.kind(), row.getString("id"), row.getString("label"), row.getString("job_id")))
                    .forEach(found::add));
            return List.copyOf(found);
        });
    }

    @Override
    public List<String> ordersLike(String word, int most) {
        var beginning = word.substring(0, Math.min(BEGINNING, word.length()));
        return db.read(handle -> handle.createQuery(ORDERS_LIKE)
                .bind("from", beginning)
                .bind("to", beginning + "~")
                .bind("most", most)
                .mapTo(String.class)
                .list());
    }

    @Override
    public void sent(String drop, String what) {
        db.change(handle -> db.note(handle, ARRIVING + drop, "sent-in", what));
    }

    @Override
    public List<Subject> drops(boolean ended) {
        return db.read(handle -> handle.createQuery(DROPS)
                .bind("ended", ended ? "FINISHED" : "OPEN")
                .map((row, context) ->
                        new Subject(Kind.DROP, row.getString("id"), row.getString("label"), row.getString("job_id")))
                .list());
    }

    @Override
    public Cancelled cancel(Subject subject, Runnable breath) {
        int stopped = 0;
        int atProvider = 0;
        for (var part : parts(subject, true)) {
            var cancelled = new Cancelling(db, rows, part).run(breath);
            stopped += cancelled.stopped();
            atProvider += cancelled.atProvider();
        }
        return new Cancelled(stopped, atProvider);
    }

    @Override
    public int retry(Subject subject, Runnable breath) {
        return parts(subject, false).stream()
                .mapToInt(part -> new Retrying(db, rows, part).run(breath))
                .sum();
    }

    /** Of a drop that is searched again: that no more rounds are made, or some again, and then each of its jobs. */
    private List<Subject> parts(Subject subject, boolean ends) {
        if (subject.kind() != Kind.DROP) {
            return List.of(subject);
        }
        return db.write(handle -> {
            var family = SqlStanding.family(handle, subject.id());
            if (family.isEmpty()) {
                return List.of(subject);
            }
            SqlStanding.end(db, handle, subject.id(), ends);
            return family.stream()
                    .map(id -> new Subject(Kind.DROP, id, subject.label(), id))
                    .toList();
        });
    }
}
