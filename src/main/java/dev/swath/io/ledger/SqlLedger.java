package dev.swath.io.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** The ledger in an SQLite file; the same SQL runs on PostgreSQL. */
public final class SqlLedger implements Ledger {
    private final HikariDataSource writer;
    private final HikariDataSource reader;
    private final Db db;
    private final SqlJobs jobs;
    private final Features features;
    private final Work work;
    private final Candidates candidates;
    private final Orders orders;
    private final Imports imports;
    private final PlacedOrders placedOrders;
    private final Ownership ownership;
    private final Shares shares;
    private final Money money;
    private final Approvals approvals;
    private final Decisions decisions;
    private final Deliveries deliveries;
    private final Stock stock;
    private final Shards shards;
    private final Away away;
    private final Uploads uploads;
    private final Gates gates;
    private final Runs runs;
    private final History history;
    private final Summaries summaries;
    private final Promised promised;
    private final Notices notices;
    private final Figures figures;
    private final Standing standing;
    private final Composites composites;
    private final Months months;
    private final Assets assets;
    private final Catalog catalog;
    private final Datasets datasets;
    private final Backups backups;

    SqlLedger(Database database, Clock clock, String holder) {
        writer = database.writer();
        reader = database.reader();
        db = new Db(Jdbi.create(writer), Jdbi.create(reader), clock, holder, database.where(), database.isSqlite());
        var rows = new Rows(db);
        var deliveryRows = new DeliveryRows(rows);
        jobs = new SqlJobs(db);
        standing = new SqlStanding(db, jobs);
        features = new SqlFeatures(db);
        work = new SqlWork(db, rows);
        candidates = new SqlCandidates(db, rows);
        orders = new SqlOrders(db, rows);
        imports = new SqlImports(db, rows);
        placedOrders = new SqlPlacedOrders(db, rows, deliveryRows);
        ownership = new SqlOwnership(db);
        shares = new SqlShares(db, rows);
        money = new SqlMoney(db, rows);
        approvals = new SqlApprovals(db, rows);
        decisions = new SqlDecisions(db, rows);
        deliveries = new SqlDeliveries(db, rows, deliveryRows);
        stock = new SqlStock(db, rows);
        shards = new SqlShards(db);
        away = new SqlAway(db, rows);
        uploads = new SqlUploads(db);
        gates = new SqlGates(db);
        runs = new SqlRuns(db);
        history = new SqlHistory(db);
        summaries = new SqlSummaries(db);
        promised = new SqlPromised(db);
        notices = new SqlNotices(db);
        figures = new SqlFigures(db);
        composites = new SqlComposites(db, rows);
        months = new SqlMonths(db, rows);
        assets = new SqlAssets(db, rows);
        catalog = new SqlCatalog(db);
        datasets = new SqlDatasets(db, rows);
        backups = new Backups(db, database.where());
    }

    /**
     * Opens the ledger, made or brought to the newest schema first.
     *
     * @param jdbcUrl {@code jdbc:sqlite:path}; the file, and folders above it that are missing, are made for the owner
     *     only
     * @param holder id of this process, written beside its leases and into the history
     * @throws dev.swath.model.trouble.LedgerTrouble when it is not a ledger, was written by a newer version, or cannot
     *     be read or written
     */
    public static SqlLedger open(String jdbcUrl, Clock clock, String holder) {
        return new SqlLedger(Database.open(jdbcUrl), clock, holder);
    }

    @Override
    public Jobs jobs() {
        return jobs;
    }

    @Override
    public Features features() {
        return features;
    }

    @Override
    public Work work() {
        return work;
    }

    @Override
    public Candidates candidates() {
        return candidates;
    }

    @Override
    public Orders orders() {
        return orders;
    }

    @Override
    public Imports imports() {
        return imports;
    }

    @Override
    public PlacedOrders placedOrders() {
        return placedOrders;
    }

    @Override
    public Ownership ownership() {
        return ownership;
    }

    @Override
    public Shares shares() {
        return shares;
    }

    @Override
    public Money money() {
        return money;
    }

    @Override
    public Approvals approvals() {
        return approvals;
    }

    @Override
    public Approvals approvals(String who) {
        var signed = db.signed(who);
        return new SqlApprovals(signed, new Rows(signed));
    }

    @Override
    public Decisions decisions() {
        return decisions;
    }

    @Override
    public Decisions decisions(String who) {
        var signed = db.signed(who);
        return new SqlDecisions(signed, new Rows(signed));
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Stock stock() {
        return stock;
    }

    @Override
    public Shards shards() {
        return shards;
    }

    @Override
    public Away away() {
        return away;
    }

    @Override
    public Uploads uploads() {
        return uploads;
    }

    @Override
    public Gates gates() {
        return gates;
    }

    @Override
    public Runs runs() {
        return runs;
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public Summaries summaries() {
        return summaries;
    }

    @Override
    public Promised promised() {
        return promised;
    }

    @Override
    public Notices notices() {
        return notices;
    }

    @Override
    public Figures figures() {
        return figures;
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public Composites composites() {
        return composites;
    }

    @Override
    public CompositeLooks compositeLooks() {
        return new SqlCompositeLooks(db);
    }

    @Override
    public Months months() {
        return months;
    }

    @Override
    public Assets assets() {
        return assets;
    }

    @Override
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public CatalogSearch catalogSearch() {
        return new SqlCatalogSearch(db);
    }

    @Override
    public Datasets datasets() {
        return datasets;
    }

    @Override
    public Listings listings() {
        return new SqlListings(db);
    }

    @Override
    public Board board() {
        return new SqlBoard(db);
    }

    @Override
    public Gallery gallery() {
        return new SqlGallery(db);
    }

    @Override
    public Backups backups() {
        return backups;
    }

    @Override
    public DataSource readOnly() {
        return reader;
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
