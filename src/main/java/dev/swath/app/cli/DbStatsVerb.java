package dev.swath.app.cli;

import dev.swath.io.ledger.OrderList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code swath db stats}: sums over orders. */
@Command(
        name = "stats",
        mixinStandardHelpOptions = true,
        description = "Counts orders, scenes and hectares by status and by type, and all files by what came of them",
        footer = {"", "Examples:", "  swath db stats", "  swath db stats --batch-id parcels --json"})
final class DbStatsVerb implements Callable<Integer> {
    private static final List<String> SUMS = List.of("orders", "scenes", "quota_hectares", "imported");

    @Mixin
    private Common common = new Common();

    @Mixin
    private Tabular tabular = new Tabular();

    @Mixin
    private DbOptions options = new DbOptions();

    @Override
    public Integer call() {
        tabular.demand(common);
        var filter = options.filter();
        return DbOptions.inList(common, list -> {
            var sums = list.sums(filter);
            var byStatus = by("status", sums);
            var byType = by("order_type", sums);
            if (common.csv) {
                table("status", byStatus);
                return Exit.DONE;
            }
            var json = new LinkedHashMap<String, Object>();
            json.put("orders", sum(byStatus, "orders"));
            json.put("imported", sum(byStatus, "imported"));
            json.putAll(list.span(filter));
            Out.say(common, heading(json));
            json.put("by_status", byStatus);
            json.put("by_type", byType);
            say("status", byStatus);
            say("order_type", byType);
            if (filter.equals(OrderList.Filter.ALL)) {
                var files = files(list.files());
                json.put("files", files);
                Out.say(common, "");
                Out.say(common, "files: " + words(files));
            }
            Out.json(common, json);
            return Exit.DONE;
        });
    }

    /** Rows of the same {@code column} as one, the most frequent first. */
    private static List<Map<String, Object>> by(String column, List<Map<String, Object>> sums) {
        var rows = new TreeMap<String, Map<String, Object>>();
        for (var sum : sums) {
            var row = rows.computeIfAbsent(String.valueOf(sum.get(column)), word -> new LinkedHashMap<>());
            row.put(column, String.valueOf(sum.get(column)));
            for (var whole : List.of("orders", "scenes", "imported")) {
                row.merge(whole, number(sum, whole).longValue(), (a, b) -> (Long) a + (Long) b);
            }
            row.merge("quota_hectares", number(sum, "quota_hectares").doubleValue(), (a, b) -> (Double) a + (Double) b);
        }
        return rows.values().stream()
                .sorted(Comparator.comparingLong(row -> -number(row, "orders").longValue()))
                .toList();
    }

    private static Number number(Map<String, Object> row, String key) {
        return row.get(key) instanceof Number number ? number : 0;
    }

    private static long sum(List<Map<String, Object>> rows, String key) {
        return rows.stream().mapToLong(row -> number(row, key).longValue()).sum();
    }

    private static String heading(Map<String, Object> sums) {
        return count(sums, "orders", "order") + ", " + sums.get("imported") + " of them imported; "
                + count(sums, "aois", "area") + ", "
                + Out.count(number(sums, "batches").longValue(), "batch", "batches")
                + (sums.get("first") == null ? "" : "; ordered " + sums.get("first") + " to " + sums.get("last"));
    }

    private static String count(Map<String, Object> sums, String key, String one) {
        return Out.count(number(sums, key).longValue(), one);
    }

    private void say(String by, List<Map<String, Object>> rows) {
        Out.say(common, "");
        table(by, rows).print();
    }

    private Table table(String by, List<Map<String, Object>> rows) {
        var columns = new ArrayList<>(List.of(by));
        columns.addAll(SUMS);
        return DbOptions.table(common, columns, rows);
    }

    /** FlowZero's words. */
    private static Map<String, Long> files(Map<String, Long> byStatus) {
        var files = new LinkedHashMap<String, Long>();
        files.put("downloaded", byStatus.getOrDefault("done", 0L));
        files.put("skipped", byStatus.getOrDefault("skipped", 0L));
        files.put("failed", byStatus.getOrDefault("failed", 0L) + byStatus.getOrDefault("cancelled", 0L));
        files.put(
                "waiting",
                byStatus.getOrDefault("waiting", 0L)
                        + byStatus.getOrDefault("working", 0L)
                        + byStatus.getOrDefault("held", 0L));
        return files;
    }

    private static String words(Map<String, Long> files) {
        return String.join(
                ", ",
                files.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .toList());
    }
}
