package dev.swath.app.cli;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.app.gate.Scope;
import dev.swath.app.shard.PlanFile;
import dev.swath.app.shard.PlanHead;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Stores;
import dev.swath.model.Delivery;
import dev.swath.model.Job;
import dev.swath.model.Route;
import dev.swath.model.Shard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Writes the files that wait as a plan for other nodes. First orders are followed until their manifests tell the files;
 * nothing is ordered, and no other file fetched. Beside a running {@code swath run} that process follows them.
 */
final class ExportPlan {
    private static final int BLOCK = 500;

    private final Common common;
    private final Path file;
    private final Duration validity;

    /** @param validity after that the files are fetched at home */
    ExportPlan(Common common, Path file, Duration validity) {
        this.common = common;
        this.file = file;
        this.validity = validity;
    }

    /** @param targets names or ids of drops, or {@code all} */
    int run(List<String> targets, Settings settings) throws InterruptedException {
        var scope = Scope.manifests();
        try (var stop = new Stop();
                var engine = Checks.engine(common, settings, common.secrets(), scope)) {
            var jobs = ShardRun.drops(engine, targets);
            engine.start();
            for (var job : jobs) {
                scope.narrowTo(job.id());
                follow(engine, job, settings);
            }
            return export(engine, jobs, settings);
        }
    }

    private void follow(Engine engine, Job job, Settings settings) throws InterruptedException {
        if (!engine.isHolder()) {
            return;
        }
        if (isOrdered(engine, job)) {
            engine.ledger().jobs().allow(job.id(), null);
        } else {
            Out.say(common, job.name() + " is not ordered completely; swath order " + job.name() + " goes on with it");
        }
        try (var progress = new Progress(common, engine, job.id())) {
            var wait = new FileWait(engine, progress);
            var ordersWait = settings.scaled("once.wait-minutes", ChronoUnit.MINUTES);
            wait.untilFetched(Shard.NONE, job.id(), wait.orders(job.id(), ordersWait, () -> true));
        }
    }

    /** Else to let the job go on would let it order as well. */
    private static boolean isOrdered(Engine engine, Job job) {
        return engine.ledger().jobs().counts(job.id()).keySet().stream()
                .filter(place -> place.matches(".*/(waiting|working|held)"))
                .map(place -> Route.of(place.substring(0, place.indexOf('/'))))
                .noneMatch(route -> Route.POLL.isBeyond(route));
    }

    private int export(Engine engine, List<Job> jobs, Settings settings) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var id = UlidCreator.getUlid().toString();
        var head = new PlanHead(id, Stores.place(settings), now, now.plus(validity));
        var plan = new PlanFile(file);
        long files = plan.write(
                head, each -> jobs.forEach(job -> engine.ledger().away().exportable(job.id(), each)));
        var taken = mark(engine, plan, head);
        if (!taken.isEmpty()) {
            // fetched here since they were written down: the plan is to be without them
            var again = new PlanFile(file.resolveSibling(file.getFileName() + ".all"));
            again.write(head, each -> plan.read(each));
            files = plan.write(head, each -> again.read(one -> keep(one, taken, each)));
            again.delete();
        }
        return end(engine, jobs, head, files);
    }

    private static void keep(Delivery one, Set<String> taken, Consumer<Delivery> each) {
        if (!taken.contains(one.id())) {
            each.accept(one);
        }
    }

    /** A plan that is not marked completely after a crash does no harm: some of its files are fetched twice at most. */
    private static Set<String> mark(Engine engine, PlanFile plan, PlanHead head) {
        Set<String> left = new HashSet<>();
        List<String> block = new ArrayList<>();
        plan.read(one -> {
            block.add(one.id());
            if (block.size() == BLOCK) {
                mark(engine, block, head, left);
            }
        });
        mark(engine, block, head, left);
        return left;
    }

    private static void mark(Engine engine, List<String> block, PlanHead head, Set<String> left) {
        if (!block.isEmpty()) {
            left.addAll(block);
            engine.ledger()
                    .away()
                    .export(List.copyOf(block), head.id(), head.until())
                    .forEach(left::remove);
            block.clear();
        }
    }

    private int end(Engine engine, List<Job> jobs, PlanHead head, long files) {
        long orders = jobs.stream()
                .mapToLong(job -> FileWait.running(engine, job.id()))
                .sum();
        Out.say(
                common,
                Out.count(files, "file is", "files are") + " in " + file + ", plan " + head.id()
                        + "; what is not merged by " + head.until() + " is fetched here");
        if (orders > 0) {
            Out.say(common, Out.count(orders, "order is", "orders are") + " not ready yet; export those files later");
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("plan", head.id());
        json.put("file", file.toString());
        json.put("files", files);
        json.put("until", head.until().toString());
        json.put("orders_not_ready", orders);
        Out.json(common, json);
        return orders > 0 ? Exit.WAITING : Exit.DONE;
    }
}
