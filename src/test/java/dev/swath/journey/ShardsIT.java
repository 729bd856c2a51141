package dev.swath.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.swath.app.sandbox.Journal;
import dev.swath.app.sandbox.SandboxOptions.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes fetch what was ordered: on one ledger, or on other nodes by a plan. Nothing is done twice. */
class ShardsIT {
    private static final int SHARDS = 3;
    private static final int PARCELS = 5;
    /** Files that one process has in hand when it is killed. */
    private static final int WORKERS = 5;

    private final Path folder;
    private final Path plan;
    private Campaign campaign;
    private final List<RunningJar> processes = new ArrayList<>();

    ShardsIT(@TempDir Path folder) {
        this.folder = folder;
        this.plan = folder.resolve("plan.jsonl");
    }

    /** Orders are ready, their files known and in a plan; none but manifests was fetched. */
    @BeforeEach
    void ordered() throws IOException {
        var home = Files.createDirectory(folder.resolve("home"));
        campaign = Campaign.in(home, Campaign.quick().withWorld(new World(1, 0.2, 80, 32.5, 19.6, 3, 256)))
                .set("time.scale", 60)
                .set("lease.seconds", 600)
                .set("link.interval-ms", 3000)
                .set("store.url", "file:" + home.resolve("delivered"));
        Parcels.drop(campaign.home().resolve("farm.shp"), PARCELS);
        assertThat(campaign.swath("order", "farm.shp")).as(campaign.stderr()).isZero();
        assertThat(campaign.swath("download", "farm", "--export", plan.toString()))
                .as(campaign.stderr())
                .isZero();
        assertThat(campaign.images()).isEmpty();
        campaign.sandbox().journal().clear();
    }

    @AfterEach
    void end() {
        processes.forEach(RunningJar::strike);
        campaign.close();
    }

    private RunningJar start(List<String> arguments) throws IOException, InterruptedException {
        var process = RunningJar.quick(campaign.home(), arguments);
        processes.add(process);
        return process;
    }

    private RunningJar shard(int index) throws IOException, InterruptedException {
        return start(campaign.arguments("download", "all", "--shard", index + "/" + SHARDS));
    }

    private static void endsWell(RunningJar process) throws IOException, InterruptedException {
        assertThat(process.exit()).as(process.out() + process.err()).isZero();
    }

    private void killWhenFetched(RunningJar process, int files) throws InterruptedException {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> campaign.calls("bytes") >= files || !process.isAlive());
        assertThat(process.isAlive()).isTrue();
        process.kill();
    }

    /** As if the plan's hours were over. */
    private void planIsOver() throws SQLException {
        try (var ledger = DriverManager.getConnection(
                        "jdbc:sqlite:" + campaign.home().resolve("state/ledger.db"));
                var statement = ledger.createStatement()) {
            assertThat(statement.executeUpdate("update work set not_before_ms = 0 where reason_code = 'exported'"))
                    .isGreaterThan(2 * PARCELS);
        }
    }

    /** How often each file was asked for where its bytes lie. */
    private Map<String, Long> fetches() {
        Map<String, Long> fetches = new TreeMap<>();
        campaign.sandbox().journal().entries().stream()
                .filter(call -> call.word().equals("bytes") && !call.path().endsWith("manifest.json"))
                .forEach(call -> fetches.merge(call.path(), 1L, Long::sum));
        return fetches;
    }

    private void everythingIsThere() throws Exception {
        assertThat(campaign.run()).as(campaign.stderr()).isZero();
        var provider = new Provider(campaign.sandbox());
        for (var order : DropFolderToDiskTest.orders(campaign.report("farm"))) {
            var digests = provider.digests(order.path("planet_id").asText());
            for (var file : order.path("files")) {
                var stated = digests.remove(file.path("path").asText());
                var onDisk = campaign.delivered().resolve(file.path("target").asText());
                assertThat(stated).isIn(null, Provider.sha256(onDisk));
            }
            assertThat(digests).isEmpty();
        }
        assertThat(campaign.leftovers()).isEmpty();
    }

    @Test
    void three_processes_on_one_ledger_fetch_each_file_once() throws Exception {
        planIsOver();
        var all = List.of(shard(0), shard(1), shard(2));
        for (var process : all) {
            endsWell(process);
            assertThat(process.out()).contains(" done").doesNotContain("waiting");
        }
        assertThat(fetches()).hasSizeGreaterThan(2 * PARCELS).allSatisfy((path, times) -> assertThat(times)
                .isEqualTo(1));
        int fetched = fetches().size();
        everythingIsThere();
        assertThat(fetches()).as("nothing was left for run").hasSize(fetched);
    }

    @Test
    void a_killed_shard_goes_on_beside_the_others() throws Exception {
        planIsOver();
        var other = shard(0);
        var third = shard(2);
        var killed = shard(1);
        killWhenFetched(killed, 6);
        var again = shard(1);
        endsWell(other);
        endsWell(third);
        endsWell(again);
        assertThat(fetches().values()).allMatch(times -> times <= 2);
        assertThat(fetches().values().stream().filter(times -> times == 2).count())
                .isLessThanOrEqualTo(WORKERS);
        int fetched = fetches().size();
        everythingIsThere();
        assertThat(fetches()).hasSize(fetched);
    }

    @Test
    void nodes_without_the_ledger_work_from_a_plan_and_their_results_are_merged() throws Exception {
        assertThat(Files.readString(plan)).doesNotContain("http", "token", Campaign.KEY);
        assertThat(campaign.run()).as("home waits for the nodes").isEqualTo(4);
        assertThat(fetches()).isEmpty();

        var first = node(0);
        var second = node(1);
        killWhenFetched(first, 6);
        Files.writeString(result(0), "{\"plan\": \"torn", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        endsWell(second);
        endsWell(node(0));
        int before = campaign.sandbox().journal().entries().size();
        var third = node(2);
        endsWell(third);
        assertThat(medianGapOfLinks(before))
                .as("three shards share one pace of 50 ms")
                .isGreaterThan(140);
        assertThat(third.out()).contains("shard 2/3: files ", " done");
        assertThat(fetches().values().stream().filter(times -> times > 1).count())
                .isLessThanOrEqualTo(WORKERS);
        int fetched = fetches().size();
        endsWell(node(0));
        assertThat(fetches()).as("its journal has everything").hasSize(fetched);

        assertThat(merge()).as(campaign.stderr()).isZero();
        assertThat(merge()).as("once more does no harm").isZero();
        everythingIsThere();
        assertThat(fetches()).hasSize(fetched);
        Files.writeString(result(0), "{}\n", StandardOpenOption.APPEND);
        assertThat(merge()).as("with a line that is no result").isEqualTo(3);
    }

    /** Milliseconds between two links that were opened, among the calls after the first ones. */
    private double medianGapOfLinks(int first) {
        var arrivals = campaign.sandbox().journal().entries().stream()
                .skip(first)
                .filter(call -> call.word().equals("link"))
                .mapToLong(Journal.Entry::nanos)
                .toArray();
        return IntStream.range(1, arrivals.length)
                .mapToDouble(i -> (arrivals[i] - arrivals[i - 1]) / 1e6)
                .sorted()
                .skip((arrivals.length - 1) / 2)
                .findFirst()
                .orElseThrow();
    }

    private Path result(int shard) {
        return folder.resolve("result-" + shard + ".jsonl");
    }

    /** On a machine that shares nothing with home but the store and the folder of plan and results. */
    private RunningJar node(int shard) throws IOException, InterruptedException {
        var node = Files.createDirectories(folder.resolve("node-" + shard));
        Files.writeString(node.resolve(".env"), "PL_API_KEY=" + Campaign.KEY + "\n");
        var arguments = new ArrayList<>(campaign.arguments(
                "download",
                "--plan",
                plan.toString(),
                "--shard",
                shard + "/" + SHARDS,
                "--journal",
                result(shard).toString(),
                "--scratch",
                node.toString()));
        arguments.set(arguments.indexOf("-C") + 1, node.toString());
        return start(arguments);
    }

    private int merge() {
        return campaign.swath(
                "download",
                "--merge",
                result(0).toString(),
                result(1).toString(),
                result(2).toString());
    }
}
