package dev.swath.io.ledger;

import javax.sql.DataSource;

/**
 * What was asked for, what was done, and what is to be done next. Every method is one transaction that either happens
 * whole or not at all; none spans a network call. Safe for use by many threads. After a failure of the whole ledger
 * (locked for too long, full, damaged, out of reach) nothing more is written: it must be opened again.
 *
 * <p>Methods that take a {@link dev.swath.model.Claim} change nothing and throw {@link LeaseLost} when the claim's
 * lease is not the row's lease any more: somebody else has the row, and its result counts.
 */
public interface Ledger extends AutoCloseable {
    /** What was asked for at the doors. */
    Jobs jobs();

    /** The rows of the drops, and the requests made of them. */
    Features features();

    /** The queue: claims, leases, and the ends of rows. */
    Work work();

    /** What was found, and what was decided about it. */
    Candidates candidates();

    /** The orders, from intent to the provider's last word. */
    Orders orders();

    /** Orders that another program placed. */
    Imports imports();

    /** Orders that the provider has, until its last word on them. */
    PlacedOrders placedOrders();

    /** Who owns which scene. */
    Ownership ownership();

    /** Requests that get the files of somebody else's order. */
    Shares shares();

    /** What orders cost, and the budgets that they get. */
    Money money();

    /** Plans that wait for a person's word. */
    Approvals approvals();

    /** The same, said by somebody whom the history is to name. */
    Approvals approvals(String who);

    /** What a person decides: cancel, try again. */
    Decisions decisions();

    /** The same, decided by somebody whom the history is to name. */
    Decisions decisions(String who);

    /** The files of the orders. */
    Deliveries deliveries();

    /** What lies in the store, and what of it is wanted again. */
    Stock stock();
    /** Files that one of several downloading processes fetches. */
    Shards shards();

    /** Files that are fetched where this ledger cannot be. */
    Away away();

    /** Uploads in parts that are under way. */
    Uploads uploads();

    /** Pace of the gates, shared by all processes on this ledger. */
    Gates gates();

    /** Runs of the product, and who holds the ledger. */
    Runs runs();

    /** What happened, in order; never changed, never deleted. */
    History history();

    /** What came of each feature, for people. */
    Summaries summaries();

    /** What is still to come into the store. */
    Promised promised();

    /** What people are told. */
    Notices notices();

    /** What meters show. */
    Figures figures();

    /** Drops that are searched again on a calendar. */
    Standing standing();

    /** Composites, and the scenes that were found for them. */
    Composites composites();

    /** How composites stand. */
    CompositeLooks compositeLooks();

    /** The months of composites, their tiles, and what came of them. */
    Months months();

    /** Files of scenes that STAC services have. */
    Assets assets();

    /** What was delivered, as a catalog. */
    Catalog catalog();

    /** Looks through that catalog. */
    CatalogSearch catalogSearch();
    /** Datasets of chips that images are chosen for. */
    Datasets datasets();

    /** Long lists, page by page. */
    Listings listings();

    /** What a person who looks at a run is shown at a glance. */
    Board board();

    /** Images of scenes that lie in the store. */
    Gallery gallery();

    /** Copies of the ledger, made while it is in use. */
    Backups backups();

    /** Read-only connections ({@code query_only}), for {@code jdbc:} endpoints and reports. */
    DataSource readOnly();

    @Override
    void close();
}
