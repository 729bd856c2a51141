package dev.swath.app.cli;

import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Candidate;
import dev.swath.model.Drop;
import dev.swath.model.Job;
import dev.swath.model.Route;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes the areas in, counts the quads that they touch and what is charged for them, and has them ordered: by the same
 * routes, budgets and door as scenes. The same areas under the same terms go on where they were.
 */
final class BasemapOrder {
    private static final String STOPS_HERE = "stops-here";

    private final Common common;
    private final Wish wish;

    BasemapOrder(Common common, Wish wish) {
        this.common = common;
        this.wish = wish;
    }

    /**
     * @param overrides settings for this file alone
     * @param dry nothing is ordered
     * @param yes nobody is asked, and a plan that needs approval is approved as it is shown
     * @param waits until the files are there
     */
    record Wish(Path file, Map<String, String> overrides, boolean dry, boolean yes, boolean waits) {}

    int run(Settings settings) throws InterruptedException {
        var scope = wish.dry() ? Scope.lookup() : Scope.nothingYet();
        try (var stop = new Stop();
                var engine = new Engine(settings, common.secrets(), scope)) {
            engine.start();
            if (!engine.isHolder()) {
                Out.say(common, "another swath runs on this ledger and does the work");
            }
            var job = original(engine.ledger(), engine.take(new Drop(wish.file(), wish.overrides(), Route.SELECT)));
            scope.narrowTo(job.id());
            await(engine, job);
            var plan = engine.wiring().writePlan(job);
            var quads = quads(engine.ledger(), job);
            say(engine, job, quads, plan.hectares(), plan.bytes());
            if (wish.dry()) {
                return end(engine.ledger(), job, quads, plan.hectares());
            }
            if (plan.hectares().signum() > 0 && mustAsk() && !isAgreed()) {
                Out.say(common, "nothing was ordered; the same command goes on from here");
                return Exit.WAITING;
            }
            order(engine, job);
            return end(engine.ledger(), job, quads, plan.hectares());
        }
    }

    /** The drop that has the same content under the same terms already. */
    private static Job original(Ledger ledger, Job taken) {
        if (taken.state() != Job.State.SAME) {
            return taken;
        }
        return ledger.jobs().find(taken.name()).stream()
                .filter(job -> job.state() == Job.State.OPEN || job.state() == Job.State.FINISHED)
                .filter(job -> Objects.equals(job.revision(), taken.revision()))
                .findFirst()
                .orElse(taken);
    }

    private void await(Engine engine, Job job) throws InterruptedException {
        try (var progress = new Progress(common, engine, job.id())) {
            var ordersWait = engine.settings().scaled("once.wait-minutes", ChronoUnit.MINUTES);
            new Waiting(engine, Clock.systemUTC(), ordersWait, progress).untilQuiet(job.id());
        }
    }

    /** Chosen quads by mosaic. */
    private static Map<String, Long> quads(Ledger ledger, Job job) {
        Map<String, Long> quads = new TreeMap<>();
        try (var features = ledger.features().stream(job.id())) {
            features.filter(feature -> feature.aside() == null).forEach(feature -> {
                try (var candidates = ledger.candidates().ofFeature(feature.id())) {
                    candidates
                            .filter(Candidate::chosen)
                            .forEach(quad -> quads.merge(quad.scene().itemType(), 1L, Long::sum));
                }
            });
        }
        return quads;
    }

    private void say(Engine engine, Job job, Map<String, Long> quads, BigDecimal hectares, long bytes) {
        quads.forEach((mosaic, count) -> Out.say(common, "  " + mosaic + ": " + Out.count(count, "quad")));
        long all = quads.values().stream().mapToLong(Long::longValue).sum();
        Out.say(
                common,
                job.name() + ": " + Out.count(all, "quad") + " of " + Out.count(quads.size(), "mosaic") + "; "
                        + hectares.toPlainString()
                        + " ha would be ordered, at most about %,d MB; ".formatted((bytes + 999_999) / 1_000_000)
                        + "plan.json, plan.csv and plan.geojson lie in "
                        + engine.wiring().reports().folder(job));
    }

    private boolean mustAsk() {
        return !wish.yes() && !common.json && Terminal.isInteractive();
    }

    private static boolean isAgreed() {
        @Nullable String answer = Objects.requireNonNull(System.console()).readLine("Proceed with order? [y/N] ");
        return answer != null && answer.trim().matches("(?i)y|yes");
    }

    private void order(Engine engine, Job job) throws InterruptedException {
        engine.ledger().jobs().allow(job.id(), wish.waits() ? null : Route.ORDER_RECONCILE);
        await(engine, job);
        var held = engine.ledger().approvals().held(job.id());
        if (held.orders() == 0) {
            return;
        }
        Out.say(
                common,
                "plan " + held.digest() + " needs approval: " + Out.count(held.orders(), "order") + ", "
                        + held.hectares().toPlainString() + " ha");
        if (wish.yes()) {
            engine.ledger().approvals().approve(job.id(), held.digest());
            await(engine, job);
        } else {
            Out.say(common, "  swath approve " + job.id() + " --plan " + held.digest() + " releases it");
        }
    }

    private int end(Ledger ledger, Job job, Map<String, Long> quads, BigDecimal hectares) {
        var tally = Tally.of(ledger, List.of(ledger.jobs().get(job.id()).orElse(job)));
        tally.print(common);
        var json = new LinkedHashMap<>(tally.json());
        json.put("drop", job.name());
        json.put("drop_id", job.id());
        json.put("quads", quads);
        json.put("hectares", hectares);
        Out.json(common, json);
        long stopped = tally.reasons().entrySet().stream()
                .filter(entry -> entry.getKey().code().equals(STOPS_HERE))
                .mapToLong(Map.Entry::getValue)
                .sum();
        boolean onlyStopped = tally.exit() == Exit.WAITING
                && tally.rows("waiting") + tally.rows("working") == 0
                && tally.rows("held") == stopped;
        if (!onlyStopped) {
            return tally.exit();
        }
        Out.say(
                common,
                wish.dry()
                        ? "nothing was ordered; the same without --dry-run orders it"
                        : "ordered; swath download " + job.name() + " fetches it");
        return tally.rows("failed") > 0 ? Exit.FAILED : tally.rows("aside") > 0 ? Exit.ASIDE : Exit.DONE;
    }
}
