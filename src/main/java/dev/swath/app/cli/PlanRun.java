package dev.swath.app.cli;

import dev.swath.app.gate.Scope;
import dev.swath.app.shard.PlanFile;
import dev.swath.app.shard.PlanHead;
import dev.swath.app.shard.ResultJournal;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Stores;
import dev.swath.io.ledger.Away;
import dev.swath.io.ledger.Away.Fetched;
import dev.swath.model.Delivery;
import dev.swath.model.Shard;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shard that works from a plan, on any node. It fills a scratch ledger of its own from the plan, save what its journal
 * has, and the ordinary routes fetch from that; the journal is written from it. The scratch ledger may be lost at any
 * time: the journal says what is done, and a file that lies verified in its place is not fetched again.
 */
final class PlanRun {
    private static final Logger LOG = LoggerFactory.getLogger(PlanRun.class);
    private static final int BLOCK = 500;
    /** Clocks may step back a little between two looks. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Common common;
    private final Shard shard;
    private final PlanFile plan;
    private final Path journalFile;
    private final Path scratch;
    private Instant looked = Instant.EPOCH;

    PlanRun(Common common, Shard shard, Path plan, Path journal, Path scratch) {
        this.common = common;
        this.shard = shard;
        this.plan = new PlanFile(plan);
        this.journalFile = journal;
        this.scratch = scratch;
    }

    int run() throws InterruptedException {
        var head = plan.read(file -> {});
        var settings = settings(head);
        int exit = run(head, settings);
        if (exit == Exit.DONE) {
            remove(folder(head));
        }
        return exit;
    }

    private int run(PlanHead head, Settings settings) throws InterruptedException {
        try (var journal = ResultJournal.open(journalFile, head.id());
                var stop = new Stop();
                var engine = Checks.engine(common, settings, common.secrets(), Scope.plan())
                        .demandLock()) {
            take(engine, journal);
            // what the scratch ledger had before, where this shard was killed
            note(engine, journal);
            engine.start();
            try (var progress = new Progress(common, engine, Away.JOB)) {
                new FileWait(engine, () -> {
                            note(engine, journal);
                            progress.run();
                        })
                        .untilFetched(Shard.ALL, Away.JOB, () -> false);
            } finally {
                note(engine, journal);
            }
            return end(engine, journal);
        }
    }

    /** The account's rate is everybody's together: each of n shards takes n times the interval. */
    private Settings settings(PlanHead head) {
        var own = common.settings();
        var store = Stores.place(own);
        if (!store.equals(head.store())) {
            throw new BadSetting(
                    "other-store",
                    "store.url: the plan's files go to " + head.store() + ", here it is " + store
                            + "; give --set store.url=" + head.store());
        }
        Map<String, String> overrides = new LinkedHashMap<>(common.overrides);
        overrides.put("ledger.url", "jdbc:sqlite:" + folder(head).resolve("ledger.db"));
        for (var interval : List.of("link.interval-ms", "list.interval-ms")) {
            long shared = Math.min(600_000L, (long) own.integer(interval) * shard.count());
            overrides.put(interval, String.valueOf(shared));
        }
        return Settings.load(common.home(), System.getenv(), overrides);
    }

    private Path folder(PlanHead head) {
        return scratch.resolve("swath-" + head.id() + "-" + shard.index() + "-of-" + shard.count());
    }

    private void take(Engine engine, ResultJournal journal) {
        List<Delivery> block = new ArrayList<>();
        plan.read(file -> {
            if (shard.has(file.id(), file.path()) && !journal.has(file.id())) {
                block.add(file);
            }
            if (block.size() == BLOCK) {
                engine.ledger().away().take(block);
                block.clear();
            }
        });
        engine.ledger().away().take(block);
    }

    private void note(Engine engine, ResultJournal journal) {
        var since = looked.minus(looked.equals(Instant.EPOCH) ? Duration.ZERO : OVERLAP);
        looked = Instant.now();
        List<Fetched> block = new ArrayList<>();
        engine.ledger().away().fetched(since, one -> {
            block.add(one);
            if (block.size() == BLOCK) {
                journal.append(block);
                block.clear();
            }
        });
        journal.append(block);
    }

    private int end(Engine engine, ResultJournal journal) {
        Map<String, Long> files = new TreeMap<>(engine.ledger().shards().counts(Shard.ALL, Away.JOB));
        files.remove("done");
        if (journal.size() > 0) {
            files.put("done", (long) journal.size());
        }
        ShardRun.say(common, "shard " + shard, files);
        engine.ledger()
                .jobs()
                .reasons(Away.JOB)
                .forEach((reason, rows) -> Out.say(common, "  " + rows + " × " + reason.code() + ": " + reason.text()));
        Out.say(
                common,
                "its journal is " + journalFile + "; at home swath download --merge " + journalFile.getFileName());
        var json = new LinkedHashMap<String, Object>();
        json.put("shard", shard.toString());
        json.put("journal", journalFile.toString());
        json.put("files", files);
        Out.json(common, json);
        return ShardRun.exit(files);
    }

    /** Nothing of it is needed any more. */
    private static void remove(Path folder) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            LOG.warn("{} is not needed any more, and cannot be removed: {}", folder, e.getMessage());
        }
    }

    /** On a local disk of the node, the same one at the next start there. */
    static Path standardScratch() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}
