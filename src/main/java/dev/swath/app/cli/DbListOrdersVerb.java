package dev.swath.app.cli;

import dev.swath.app.db.Table.Column;
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
    private static final List<Column> COLUMNS = List.of(
            new Column("ORDER", "order_id", true),
            new Column("AREA", "aoi_name"),
            new Column("STATUS", "status"),
            new Column("SCENES", "scenes_selected"),
            new Column("HECTARES", "quota_hectares"),
            new Column("ORDERED", "timestamp"),
            new Column("DROP", "drop_name"),
            new Column("FROM", "start_date"),
            new Column("TO", "end_date"),
            new Column("BUNDLE", "product_bundle_order"),
            new Column("NOTE", "reason"));

    /** The ledger's own words, which mean nothing to others. */
    private static final Set<String> INTERNAL = Set.of("id", "job_id", "state", "planet_state", "feature_key", "route");

    @Mixin
    private Common common = new Common();

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
        return tell(common, options, options.filter(), new Sort(by.columns, limit(limit)));
    }

    static int limit(int limit) {
        if (limit < 1 && limit != Integer.MIN_VALUE) {
            throw new BadSetting("usage", "--limit: must be 1 or more, was " + limit);
        }
        return limit;
    }

    static int tell(Common common, DbOptions options, Filter filter, Sort sort) {
        boolean isForPeople = !common.json && !options.csv;
        int most = sort.limit() == Integer.MIN_VALUE ? (isForPeople ? 50 : Integer.MAX_VALUE - 1) : sort.limit();
        return DbOptions.inList(common, list -> {
            var rows = list.orders(filter, new Sort(sort.columns(), most + 1));
            boolean more = rows.size() > most;
            var shown = (more ? rows.subList(0, most) : rows)
                    .stream().map(DbListOrdersVerb::plain).toList();
            options.tell(common, "orders", COLUMNS, shown);
            if (isForPeople && rows.isEmpty()) {
                Out.say(common, "no such orders");
            } else if (isForPeople && more) {
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
