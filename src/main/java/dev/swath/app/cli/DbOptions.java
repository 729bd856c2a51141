package dev.swath.app.cli;

import dev.swath.io.ledger.OrderList;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.model.trouble.BadInput;
import dev.swath.model.trouble.BadSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the verbs about lists of orders have in common. */
final class DbOptions {
    @Option(names = "--aoi", paramLabel = "NAME", description = "Only orders for the area of this name.")
    @Nullable
    String aoi;

    @Option(
            names = "--status",
            paramLabel = "WORD",
            description =
                    "Only orders of this status: queued, running, success, partial, failed, cancelled; before Planet"
                            + " has them planned, held, posting, unknown or refused; pending: all that are not final.")
    @Nullable
    String status;

    @Option(
            names = {"--batch-id", "--batch"},
            paramLabel = "ID",
            description = "Only orders of this batch: FlowZero's id, or the name or id of a drop.")
    @Nullable
    String batch;

    /** @throws BadSetting for a word that is no status */
    OrderList.Filter filter() {
        var word = status == null ? null : status.toLowerCase(Locale.ROOT);
        if (word != null && !STATUSES.contains(word)) {
            throw new BadSetting(
                    "usage", "--status: must be one of " + String.join(", ", STATUSES) + ", was '" + status + "'");
        }
        return new OrderList.Filter(aoi, word, batch);
    }

    private static final List<String> STATUSES = List.of(
            "queued",
            "running",
            "success",
            "partial",
            "failed",
            "cancelled",
            "planned",
            "held",
            "posting",
            "unknown",
            "refused",
            "pending");

    /** Reads the lists, beside whoever runs on the ledger. */
    static int inList(Common common, Function<OrderList, Integer> work) {
        var file = Home.ledgerFile(common.settings());
        if (!Files.exists(file)) {
            throw new BadInput("no-ledger", "nothing was ever dropped or imported here: there is no ledger at " + file);
        }
        try (var list = open(file)) {
            return work.apply(list);
        }
    }

    private static OrderList open(Path file) {
        return OrderList.open(file).orElseGet(() -> {
            // an earlier version wrote it
            SqlLedger.open("jdbc:sqlite:" + file, Clock.systemUTC(), "db").close();
            return OrderList.open(file).orElseThrow();
        });
    }

    /**
     * Rows as a table, as CSV with every column, or as JSON under a name.
     *
     * @param columns keys of what people see
     */
    static void tell(Common common, String name, List<String> columns, List<Map<String, Object>> rows) {
        var table = table(common, columns, rows);
        if (!common.csv && !table.isEmpty()) {
            table.print();
        }
        Out.json(common, Map.of(name, rows));
    }

    static Table table(Common common, List<String> columns, List<Map<String, Object>> rows) {
        var all = new LinkedHashSet<>(columns);
        rows.forEach(row -> all.addAll(row.keySet()));
        var table = new Table(common, Integer.MAX_VALUE, all.toArray(String[]::new)).showing(columns.size());
        rows.forEach(row -> table.add(all.stream().map(row::get).toArray()));
        return table;
    }
}
