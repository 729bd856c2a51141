package dev.swath.app.cli;

import dev.swath.app.gate.Scope;
import dev.swath.app.wiring.Settings;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Drop;
import dev.swath.model.Job;
import dev.swath.model.Route;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file in, shows what would be bought, and has it ordered: each scene once, however often it is asked for. The
 * same file under the same terms goes on where it was. Beside a running {@code swath run} that process does the work.
 */
final class Submission {
    /** The process that did the work has ended: this one does it. */
    private static final int LEFT_ALONE = -1;

    private final Common common;
    private final Wish wish;
    private final SubmissionReport report;
    private @Nullable Job job;

    Submission(Common common, Wish wish) {
        this.common = common;
        this.wish = wish;
        report = new SubmissionReport(common);
    }

    /**
     * @param overrides settings for this file alone
     * @param asks whether a person at a terminal is asked before anything is ordered
     * @param dry nothing is ordered
     * @param yes nobody is asked, and a plan that needs approval is approved as it is shown
     * @param waits until the files are there
     */
    record Wish(Path file, Map<String, String> overrides, boolean asks, boolean dry, boolean yes, boolean waits) {}

    /** What is waited for. */
    @FunctionalInterface
    private interface Wait {
        void on(Waiting waiting) throws InterruptedException;
    }

    int run(Settings settings) throws InterruptedException {
        int exit = LEFT_ALONE;
        while (exit == LEFT_ALONE) {
            exit = attempt(settings);
        }
        return exit;
    }

    private int attempt(Settings settings) throws InterruptedException {
        var scope = wish.dry() ? Scope.lookup() : wish.waits() ? Scope.nothingYet() : Scope.placing();
        try (var stop = new Stop();
                var engine = Checks.engine(common, settings, common.secrets(), scope)) {
            engine.start();
            if (!engine.isHolder()) {
                Out.say(common, "another swath runs on this ledger and does the work");
            }
            if (job == null) {
                var taken = engine.take(new Drop(wish.file(), wish.overrides(), Route.SELECT));
                job = original(engine.ledger(), taken);
                Phase.announce(common, job);
                report.begin(engine.ledger(), job, job.id().equals(taken.id()));
            }
            scope.narrowTo(job.id());
            return submit(engine, job);
        }
    }

    /** The drop that has the same content under the same terms already. */
    static Job original(Ledger ledger, Job taken) {
        if (taken.state() != Job.State.SAME) {
            return taken;
        }
        return ledger.jobs().find(taken.name()).stream()
                .filter(job -> job.state() == Job.State.OPEN || job.state() == Job.State.FINISHED)
                .filter(job -> Objects.equals(job.revision(), taken.revision()))
                .findFirst()
                .orElse(taken);
    }

    private int submit(Engine engine, Job job) throws InterruptedException {
        if (!isServed(engine, job, waiting -> waiting.untilPast(job.id(), Waiting.LOOKUP))) {
            return LEFT_ALONE;
        }
        report.scenes(engine, job, wish.dry());
        var hectares = isLeft(engine.ledger(), job) ? Phase.showPlan(common, engine, job) : BigDecimal.ZERO;
        if (wish.dry()) {
            return report.dryRun(engine.ledger(), job, hectares);
        }
        boolean asked = hectares.signum() > 0 && mustAsk();
        if (asked && !isAgreed()) {
            Out.say(common, "nothing was ordered; the same command goes on from here");
            return Exit.WAITING;
        }
        engine.ledger().jobs().allow(job.id(), null);
        boolean served = isServed(engine, job, waiting -> waiting.untilPast(job.id(), Waiting.PLACING));
        if (served && isApproved(engine.ledger(), job, asked || wish.yes())) {
            served = isServed(engine, job, waiting -> waiting.untilPast(job.id(), Waiting.PLACING));
        }
        if (served && wish.waits()) {
            served = isServed(engine, job, waiting -> waiting.untilQuiet(job.id()));
        }
        return served ? report.end(engine.ledger(), job, wish.waits()) : LEFT_ALONE;
    }

    /** Whether anything would be bought now. */
    private static boolean isLeft(Ledger ledger, Job job) {
        return !ledger.work().waitingAt(job.id(), Route.ORDER_PLAN).isEmpty()
                || !ledger.orders().unsent(job.id()).isEmpty();
    }

    /** Waits; false when the process that did the work has ended before it was done. */
    private boolean isServed(Engine engine, Job job, Wait wait) throws InterruptedException {
        var ordersWait = engine.settings().scaled("once.wait-minutes", ChronoUnit.MINUTES);
        try (var progress = new Progress(common, engine, job.id())) {
            wait.on(new Waiting(engine, Clock.systemUTC(), ordersWait, progress));
        }
        return engine.isServed();
    }

    private boolean mustAsk() {
        return wish.asks() && !wish.yes() && !common.isForMachines() && Terminal.isInteractive();
    }

    private static boolean isAgreed() {
        @Nullable String answer = Objects.requireNonNull(System.console()).readLine("Proceed with order? [y/N] ");
        return answer != null && answer.trim().matches("(?i)y|yes");
    }

    /** Shows a plan that waits for approval, and releases just that one when it was agreed to. */
    private boolean isApproved(Ledger ledger, Job job, boolean agreed) {
        var plan = ledger.approvals().held(job.id());
        if (plan.orders() == 0) {
            return false;
        }
        Out.say(
                common,
                "plan " + plan.digest() + " needs approval: " + Out.count(plan.orders(), "order") + ", "
                        + Out.count(plan.scenes(), "scene") + ", "
                        + plan.hectares().toPlainString() + " ha");
        if (!agreed) {
            Out.say(common, "  swath approve " + job.id() + " --plan " + plan.digest() + " releases it");
            return false;
        }
        return ledger.approvals().approve(job.id(), plan.digest()) > 0;
    }
}
