package dev.swath.app.cli;

import dev.swath.io.ledger.OrderList.Filter;
import dev.swath.io.ledger.OrderList.Sort;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath db pending}: orders that are not final. */
@Command(
        name = "pending",
        mixinStandardHelpOptions = true,
        description = "Lists orders that are not final yet, the oldest first",
        footer = {"", "Examples:", "  swath db pending", "  swath db pending --batch-id parcels --json"})
final class DbPendingVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Mixin
    private Tabular tabular = new Tabular();

    @Mixin
    private DbOptions options = new DbOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many. Default: 50; with --json or --csv all.")
    private int limit = Integer.MIN_VALUE;

    @Override
    public Integer call() {
        tabular.demand(common);
        var filter = options.filter();
        return DbListOrdersVerb.tell(
                common,
                new Filter(filter.aoi(), filter.status() == null ? "pending" : filter.status(), filter.batch()),
                new Sort("id", DbListOrdersVerb.limit(limit)));
    }
}
