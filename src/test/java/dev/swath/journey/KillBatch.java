package dev.swath.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kill campaigns one after the other until so many kills are reached; goes on where the file of results ends. Started by
 * {@code scripts/kill-campaign}.
 */
final class KillBatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FEATURES = 200;

    private final Path state;
    private final Path results;

    private KillBatch(Path state) {
        this.state = state;
        this.results = state.resolve("campaigns.jsonl");
    }

    /** Arguments: folder of the state, kills in all, kills per campaign, first seed. */
    public static void main(String[] arguments) throws Exception {
        // a batch that is stopped leaves no process behind
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly)));
        var batch = new KillBatch(Path.of(arguments[0]).toAbsolutePath());
        boolean kept =
                batch.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), Long.parseLong(arguments[3]));
        batch.summary();
        System.exit(kept ? 0 : 1);
    }

    /** @return false when a promise was broken */
    private boolean run(int killsInAll, int killsEach, long firstSeed)
            throws IOException, InterruptedException, SQLException {
        Files.createDirectories(state);
        for (long kills = kills(); kills < killsInAll; kills = kills()) {
            long seed = results().stream()
                    .mapToLong(line -> line.path("seed").asLong() + 1)
                    .reduce(firstSeed, Math::max);
            var plan = new KillCampaign.Plan(seed, FEATURES, (int) Math.min(killsEach, killsInAll - kills));
            var folder = state.resolve("seed-" + seed);
            remove(folder);
            var outcome = run(folder, plan);
            keep(outcome);
            System.out.printf(
                    "seed %d: %d kills in %.0f s (%d of %d), %d orders, %d files, %d violations%n",
                    seed,
                    outcome.kills(),
                    outcome.seconds(),
                    kills + outcome.kills(),
                    killsInAll,
                    outcome.counts().get("orders accepted"),
                    outcome.counts().get("files delivered"),
                    outcome.violations().size());
            if (!outcome.violations().isEmpty()) {
                outcome.violations().forEach(violation -> System.out.println("  " + violation));
                System.out.println("seed " + seed + ", see " + folder);
                return false;
            }
            remove(folder);
        }
        return true;
    }

    private static KillCampaign.Outcome run(Path folder, KillCampaign.Plan plan)
            throws IOException, InterruptedException, SQLException {
        try (var campaign = new KillCampaign(folder, plan)) {
            return campaign.run();
        }
    }

    private List<JsonNode> results() throws IOException {
        var lines = new ArrayList<JsonNode>();
        if (Files.exists(results)) {
            for (var line : Files.readAllLines(results)) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    private long kills() throws IOException {
        return results().stream().mapToLong(line -> line.path("kills").asLong()).sum();
    }

    private void keep(KillCampaign.Outcome outcome) throws IOException {
        ObjectNode line = JSON.createObjectNode()
                .put("seed", outcome.plan().seed())
                .put("features", outcome.plan().features())
                .put("kills", outcome.kills())
                .put("seconds", outcome.seconds());
        line.set("counts", JSON.valueToTree(outcome.counts()));
        line.set("violations", JSON.valueToTree(outcome.violations()));
        Files.writeString(results, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void summary() throws IOException {
        Map<String, Long> sums = new TreeMap<>();
        double seconds = 0;
        for (var line : results()) {
            seconds += line.path("seconds").asDouble();
            sums.merge("campaigns", 1L, Long::sum);
            sums.merge("features", line.path("features").asLong(), Long::sum);
            sums.merge("kills", line.path("kills").asLong(), Long::sum);
            sums.merge("violations", (long) line.path("violations").size(), Long::sum);
            line.path("counts")
                    .properties()
                    .forEach(
                            count -> sums.merge(count.getKey(), count.getValue().asLong(), Long::sum));
        }
        sums.put("seconds", Math.round(seconds));
        sums.forEach((name, sum) -> System.out.printf("%10d  %s%n", sum, name));
    }

    /** A folder and all that is in it. */
    static void remove(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var all = Files.walk(folder)) {
                for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
