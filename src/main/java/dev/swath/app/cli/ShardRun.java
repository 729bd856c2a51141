package dev.swath.app.cli;

import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.LedgerLock;
import dev.swath.model.Job;
import dev.swath.model.Shard;
import dev.swath.model.trouble.BadInput;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One of several processes that fetch files from one ledger: it claims files of its shard by leases, and leaves the
 * ledger's lock, ordering and polling to others.
 */
final class ShardRun {
    private static final int NEWEST = 1000;

    private final Common common;
    private final Shard shard;
    private final Scope scope;

    ShardRun(Common common, Shard shard) {
        this.common = common;
        this.shard = shard;
        this.scope = Scope.shard(shard);
    }

    /** @param targets names or ids of drops, or {@code all} */
    int run(List<String> targets, Settings settings) throws InterruptedException {
        try (var stop = new Stop();
                var engine = Checks.engine(common, settings, common.secrets(), scope)) {
            var jobs = jobs(engine, targets);
            engine.start();
            for (var job : jobs) {
                fetch(engine, job, settings);
            }
            return end(engine, jobs);
        }
    }

    /** Ids; {@code null} alone = all. */
    private static List<@Nullable String> jobs(Engine engine, List<String> targets) {
        if (targets.contains("all")) {
            return java.util.Collections.singletonList(null);
        }
        return drops(engine, targets).stream().<@Nullable String>map(Job::id).toList();
    }

    /** The drops of these names, or all that are open. */
    static List<Job> drops(Engine engine, List<String> targets) {
        return targets.stream()
                .flatMap(target -> {
                    var found = target.equals("all")
                            ? engine.ledger().jobs().list(NEWEST).stream()
                                    .filter(job -> job.state() == Job.State.OPEN)
                                    .toList()
                            : engine.ledger().jobs().find(target);
                    if (found.isEmpty() && !target.equals("all")) {
                        throw new BadInput(
                                "no-such-drop", "no drop is called '" + target + "'; swath status lists the drops");
                    }
                    return found.stream();
                })
                .distinct()
                .toList();
    }

    private void fetch(Engine engine, @Nullable String job, Settings settings) throws InterruptedException {
        scope.narrowTo(job);
        var ledger = Home.ledgerFile(settings);
        try (var progress = new Progress(common, engine, job)) {
            var wait = new FileWait(engine, progress);
            wait.untilFetched(
                    shard,
                    job,
                    wait.orders(
                            job,
                            settings.scaled("once.wait-minutes", ChronoUnit.MINUTES),
                            () -> LedgerLock.holderPid(ledger).isPresent()));
        }
    }

    private int end(Engine engine, List<@Nullable String> jobs) {
        Map<String, Long> files = new TreeMap<>();
        long orders = 0;
        for (var job : jobs) {
            engine.ledger().shards().counts(shard, job).forEach((status, n) -> files.merge(status, n, Long::sum));
            orders += FileWait.running(engine, job);
        }
        say(common, "shard " + shard, files);
        if (orders > 0) {
            Out.say(common, Out.count(orders, "order is", "orders are") + " not ready yet; swath run waits for them");
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("shard", shard.toString());
        json.put("files", files);
        json.put("orders_not_ready", orders);
        Out.json(common, json);
        return orders > 0 ? Exit.WAITING : exit(files);
    }

    static void say(Common common, String who, Map<String, Long> files) {
        var words = new StringBuilder();
        files.forEach((status, n) ->
                words.append(words.isEmpty() ? "" : ", ").append(n).append(" ").append(status));
        Out.say(common, who + ": files " + (words.isEmpty() ? "none" : words));
    }

    static int exit(Map<String, Long> files) {
        if (files.keySet().stream().anyMatch(List.of("waiting", "working", "held")::contains)) {
            return Exit.WAITING;
        }
        return files.containsKey("failed") ? Exit.FAILED : Exit.DONE;
    }
}
