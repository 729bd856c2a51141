package dev.swath.app.cli;

import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Settings;
import dev.swath.model.Drop;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import dev.swath.model.Route;
import dev.swath.model.trouble.BadInput;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One phase of the lookup, order, download workflow for some jobs: lets them go on to a step, works on them and nothing
 * else, and ends when that step is done. Beside a running {@code swath run} it leaves the work to that process.
 */
final class Phase {
    private static final int NEWEST = 1000;

    private final Common common;
    private final @Nullable Route until;
    private final boolean dry;
    private final boolean overwrites;

    /** @param until last route of the phase; null = to the end */
    Phase(Common common, @Nullable Route until) {
        this(common, until, false, false);
    }

    private Phase(Common common, @Nullable Route until, boolean dry, boolean overwrites) {
        this.common = common;
        this.until = until;
        this.dry = dry;
        this.overwrites = overwrites;
    }

    /** Up to the selection; then what would be ordered is written down. */
    static Phase dryRun(Common common) {
        return new Phase(common, Route.SELECT, true, false);
    }

    /** To the end; files that lie there already come once more. */
    static Phase overwriting(Common common) {
        return new Phase(common, null, false, true);
    }

    /**
     * @param targets files to take in, names or ids of drops, or {@code all}
     * @param overrides settings for files that are taken in
     */
    int run(List<String> targets, Map<String, String> overrides, Settings settings) throws InterruptedException {
        var scope = until == Route.SELECT ? Scope.lookup() : Scope.nothingYet();
        try (var stop = new Stop();
                var engine = Checks.engine(common, settings, common.secrets(), scope)) {
            engine.start();
            if (!engine.isHolder()) {
                Out.say(common, "another swath runs on this ledger and does the work");
            }
            var jobs = new ArrayList<Job>();
            for (var target : targets) {
                jobs.addAll(jobs(engine, target, overrides));
            }
            for (var job : jobs) {
                scope.narrowTo(job.id());
                announce(common, job);
                engine.ledger().jobs().allow(job.id(), until);
                if (overwrites) {
                    engine.ledger().stock().bringAllAgain(job.id(), Subjects::breathe);
                }
                try (var progress = new Progress(common, engine, job.id())) {
                    var ordersWait = settings.scaled("once.wait-minutes", ChronoUnit.MINUTES);
                    new Waiting(engine, Clock.systemUTC(), ordersWait, progress).untilQuiet(job.id());
                }
            }
            return end(engine, jobs);
        }
    }

    private List<Job> jobs(Engine engine, String target, Map<String, String> overrides) {
        var file = common.home().resolve(target);
        if (Files.isRegularFile(file)) {
            return List.of(engine.take(new Drop(file, overrides, until)));
        }
        var jobs = target.equals("all")
                ? engine.ledger().jobs().list(NEWEST).stream()
                        .filter(job -> job.state() == Job.State.OPEN)
                        .toList()
                : engine.ledger().jobs().find(target);
        if (jobs.isEmpty()) {
            throw new BadInput(
                    "no-such-drop",
                    "there is no file " + file + " and no drop called '" + target + "'; swath status lists the drops"
                            + Near.drop(engine.ledger(), target));
        }
        return jobs;
    }

    /** What is in force is said before anything is bought. */
    static void announce(Common common, Job job) {
        var terms = job.settings();
        if (terms.getOrDefault("order.source", "").equals("basemaps")) {
            Out.say(common, job.name() + ": basemaps of " + terms.get("basemap.mosaic") + terms.get("basemap.series"));
        } else if (!terms.isEmpty()) {
            Out.say(
                    common,
                    job.name() + ": " + terms.get("select.cadence") + ", coverage at least "
                            + terms.get("select.min-coverage-percent") + " %, clouds at most "
                            + terms.get("select.max-cloud-percent") + " %, " + terms.get("order.bundle")
                            + (Boolean.parseBoolean(terms.get("order.clip")) ? ", clipped" : ", whole scenes")
                            + " (columns of the file may say otherwise)");
        }
    }

    /** Writes the plan of what would be bought now, and says what it comes to, in hectares. */
    static BigDecimal showPlan(Common common, Engine engine, Job job) {
        var sum = engine.wiring().writePlan(job);
        Out.say(
                common,
                job.name() + ": " + sum.hectares().toPlainString()
                        + " ha would be ordered, at most about %,d MB;".formatted((sum.bytes() + 999_999) / 1_000_000)
                        + " plan.json, plan.csv and plan.geojson" + " lie in "
                        + engine.wiring().reports().folder(job));
        return sum.hectares();
    }

    private int end(Engine engine, List<Job> jobs) {
        if (dry) {
            jobs.forEach(job -> showPlan(common, engine, job));
        }
        var ledger = engine.ledger();
        var fresh = jobs.stream()
                .map(job -> ledger.jobs().get(job.id()).orElse(job))
                .toList();
        var tally = Tally.of(ledger, fresh);
        tally.print(common);
        Out.json(common, tally.json());
        long stopped = tally.reasons().entrySet().stream()
                .filter(entry -> isStop(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        boolean onlyStopped = tally.exit() == Exit.WAITING
                && tally.rows("waiting") + tally.rows("working") == 0
                && tally.rows("held") == stopped;
        if (!onlyStopped) {
            return tally.exit();
        }
        Out.say(common, "as far as was asked; " + next());
        return tally.rows("failed") > 0 ? Exit.FAILED : tally.rows("aside") > 0 ? Exit.ASIDE : Exit.DONE;
    }

    private static boolean isStop(Reason reason) {
        return reason.code().equals("stops-here");
    }

    private String next() {
        return until == Route.SELECT ? "swath order DROP orders what was chosen" : "swath download DROP fetches it";
    }
}
