package dev.swath.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints what runs measured as tables: medians, and the median of the ratios within pairs of runs. */
final class Table {
    private static final String OURS = "swath";

    private Table() {}

    /** Argument: file with one JSON object per run. */
    public static void main(String[] arguments) throws IOException {
        Map<String, List<JsonNode>> benches = new LinkedHashMap<>();
        var json = new ObjectMapper();
        for (var line : Files.readAllLines(Path.of(arguments[0]))) {
            var run = json.readTree(line);
            benches.computeIfAbsent(run.path("bench").asText(), name -> new ArrayList<>())
                    .add(run);
        }
        benches.forEach(Table::print);
    }

    private static void print(String bench, List<JsonNode> runs) {
        System.out.printf("%n### %s%n%n", bench);
        System.out.println("| | wall s | MB/s | CPU s | CPU s/GB | resident MB | swath's wall : its | load | runs |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        Map<String, List<JsonNode>> tools = new LinkedHashMap<>();
        runs.forEach(run -> tools.computeIfAbsent(run.path("tool").asText(), name -> new ArrayList<>())
                .add(run));
        tools.forEach((tool, its) -> System.out.println(row(tool, its, runs)));
    }

    private static String row(String tool, List<JsonNode> its, List<JsonNode> all) {
        return "| %s | %.1f | %.0f | %.1f | %.2f | %.0f | %s | %.1f–%.1f | %d |"
                .formatted(
                        tool,
                        median(its, run -> number(run, "wall_s")),
                        median(its, run -> number(run, "bytes") / 1e6 / number(run, "wall_s")),
                        median(its, Table::cpu),
                        median(its, run -> cpu(run) / (number(run, "bytes") / 1e9)),
                        median(its, run -> number(run, "rss_kb") / 1024),
                        ratio(tool, its, all),
                        its.stream()
                                .mapToDouble(run -> number(run, "load"))
                                .min()
                                .orElse(0),
                        its.stream()
                                .mapToDouble(run -> number(run, "load"))
                                .max()
                                .orElse(0),
                        its.size());
    }

    private static String ratio(String tool, List<JsonNode> its, List<JsonNode> all) {
        if (tool.equals(OURS)) {
            return "";
        }
        var ratios = its.stream()
                .flatMap(run -> all.stream()
                        .filter(other -> other.path("tool").asText().equals(OURS)
                                && number(other, "pair") == number(run, "pair"))
                        .map(ours -> number(ours, "wall_s") / number(run, "wall_s")))
                .toList();
        return ratios.isEmpty() ? "" : "%.2f".formatted(median(ratios, ratio -> ratio));
    }

    private static double cpu(JsonNode run) {
        return number(run, "user_s") + number(run, "sys_s");
    }

    private static double number(JsonNode run, String field) {
        return run.path(field).asDouble();
    }

    private static <T> double median(List<T> of, ToDoubleFunction<T> figure) {
        var sorted = of.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
