package dev.swath.app.cli;

import dev.swath.io.ledger.OrderList.Filter;
import dev.swath.io.ledger.OrderList.Sort;
import dev.swath.model.trouble.BadSetting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code swath db list-orders}: one line per order. */
@Command(
        name = "list-orders",
        mixinStandardHelpOptions = true,
        description = "Lists orders, the newest first. No filter is needed",
        footer = {
            "",
            "Examples:",
            "  swath db list-orders",
            "  swath db list-orders --aoi SantaClara --status success",
            "  swath db list-orders --batch-id parcels --sort hectares --limit 20 --csv"
        })
final class DbListOrdersVerb implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of(
            "order_id",
            "aoi_name",
            "status",
            "scenes_selected",
            "quota_hectares",
            "timestamp",
            "drop_name",
            "start_date",
            "end_date",
            "product_bundle_order",
            "reason");

    /** The ledger's own words, which mean nothing to others. */
    private static final Set<String> INTERNAL = Set.of("id", "job_id", "state", "planet_state", "feature_key", "route");

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

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many. Default: 50; with --json or --csv all.")
    private int limit = Integer.MIN_VALUE;

    /** Columns of the list that it can be sorted by. */
    enum By {
        newest("id desc"),
        oldest("id"),
        aoi("aoi_name, id"),
        status("status, id desc"),
        hectares("quota_hectares desc, id"),
        scenes("scenes_selected desc, id"),
        start("start_date, id");

        private final String columns;

        By(String columns) {
            this.columns = columns;
        }
    }

    @Override
    public Integer call() {
        tabular.demand(common);
        return tell(common, options.filter(), new Sort(by.columns, limit(limit)));
    }

    static int limit(int limit) {
        if (limit < 1 && limit != Integer.MIN_VALUE) {
            throw new BadSetting("usage", "--limit: must be 1 or more, was " + limit);
        }
        return limit;
    }

    static int tell(Common common, Filter filter, Sort sort) {
        int most = sort.limit() == Integer.MIN_VALUE
                ? (!common.isForMachines() ? 50 : Integer.MAX_VALUE - 1)
                : sort.limit();
        return DbOptions.inList(common, list -> {
            var rows = list.orders(filter, new Sort(sort.columns(), most + 1));
            boolean more = rows.size() > most;
            var shown = (more ? rows.subList(0, most) : rows)
                    .stream().map(DbListOrdersVerb::plain).toList();
            DbOptions.tell(common, "orders", COLUMNS, shown);
            if (rows.isEmpty()) {
                Out.say(common, "no such orders");
            } else if (more) {
                Out.say(common, "there are more; --limit N shows them");
            }
            return Exit.DONE;
        });
    }

    /** What people and their programs read of an order. */
    static Map<String, Object> plain(Map<String, Object> row) {
        var plain = new LinkedHashMap<>(row);
        plain.keySet().removeAll(INTERNAL);
        return plain;
    }
}
