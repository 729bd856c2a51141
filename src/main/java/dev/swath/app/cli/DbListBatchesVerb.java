package dev.swath.app.cli;

import dev.swath.io.ledger.OrderList.Sort;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath db list-batches}: one line per batch. */
@Command(
        name = "list-batches",
        mixinStandardHelpOptions = true,
        description = "Lists batches: FlowZero's, and every drop of ours as one; the newest first",
        footer = {"", "Examples:", "  swath db list-batches", "  swath db list-batches --sort orders --limit 5 --csv"})
final class DbListBatchesVerb implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("batch_id", "drop_name", "orders", "done", "failed", "pending", "quota_hectares", "first", "last");

    @Mixin
    private Common common = new Common();

    @Mixin
    private Tabular tabular = new Tabular();

    @Mixin
    private DbOptions options = new DbOptions();

    @Option(
            names = "--sort",
            paramLabel = "WORD",
            description = "By ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            defaultValue = "newest")
    private By by = By.newest;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many. Default: all.")
    private int limit = Integer.MAX_VALUE;

    /** Columns of the list that it can be sorted by. */
    enum By {
        newest("last desc, batch_id"),
        oldest("first, batch_id"),
        orders("orders desc, batch_id"),
        hectares("quota_hectares desc, batch_id"),
        name("drop_name, batch_id");

        private final String columns;

        By(String columns) {
            this.columns = columns;
        }
    }

    @Override
    public Integer call() {
        tabular.demand(common);
        var filter = options.filter();
        var sort = new Sort(by.columns, DbListOrdersVerb.limit(limit));
        return DbOptions.inList(common, list -> {
            DbOptions.tell(common, "batches", COLUMNS, list.batches(filter, sort));
            return Exit.DONE;
        });
    }
}
