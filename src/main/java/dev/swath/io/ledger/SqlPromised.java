package dev.swath.io.ledger;

import java.math.BigDecimal;
import java.util.List;

final class SqlPromised implements Promised {
    private static final int PLACES = 4;

    // each status is one pass over an index of the rows in it
    private static final String OPEN = "(w.status = 'waiting' or w.status = 'working' or w.status = 'held')";

    private final Db db;

    SqlPromised(Db db) {
        this.db = db;
    }

    /**
     * An order has its own row of work until its manifest is known, and the manifest has one until the files are. Of
     * imported orders only the files count: nothing tells how large those of any bundle are, and most are never fetched.
     */
    @Override
    public List<Bought> unlisted() {
        return db.read(handle -> handle.createQuery("""
                        select p.item_type, p.bundle, sum(p.hectares_e4) as hectares_e4,
                               sum((select count(*) from purchase_item i where i.order_id = p.id)) as scenes
                        from (select w.id from work w
                              where w.route in ('order', 'order-reconcile', 'order-cancel', 'poll', 'poll-result') and %1$s
                              union
                              select d.order_id from work w join delivery d on d.id = w.id
                              where w.route = 'download' and d.path = 'manifest.json' and %1$s) open
                        join purchase p on p.id = open.id
                        join job j on j.id = p.job_id
                        where p.state in ('POSTING', 'UNKNOWN', 'PLACED')
                          and not exists (select 1 from imported_order i where i.order_id = p.id)
                          and j.settings not like '%%"order.delivery":"s3"%%'
                        group by p.item_type, p.bundle""".formatted(OPEN))
                .map((row, context) -> new Bought(
                        row.getString("item_type"),
                        row.getString("bundle"),
                        BigDecimal.valueOf(row.getLong("hectares_e4"), PLACES),
                        row.getLong("scenes")))
                .list());
    }

    @Override
    public long listedBytes() {
        return sum("select coalesce(sum(d.bytes), 0) from work w join delivery d on d.id = w.id"
                + " where w.route = 'download' and d.bytes > 0 and " + OPEN);
    }

    @Override
    public long storedBytes() {
        return sum("select coalesce(sum(stored_bytes), 0) from delivery where target not like 's3://%'");
    }

    private long sum(String query) {
        return db.read(handle -> handle.createQuery(query).mapTo(Long.class).one());
    }
}
