package dev.swath.journey;

import dev.swath.app.sandbox.SandboxOptions.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One folder with one ledger: the packaged process is killed with -9 again and again while services misbehave, then
 * left to finish, then everything is counted. The seed decides instants and mishaps; the rest is the machine's chance.
 */
final class KillCampaign implements AutoCloseable {
    private static final int START_SECONDS = 30;
    private static final int EVENT_PATIENCE_MILLIS = 4_000;
    private static final int LOOK_MILLIS = 20;
    private static final int END_SECONDS = 600;
    private static final int MOST_STARTS_TO_FINISH = 8;
    /** What the orders of a whole campaign come to, and a little more for scenes that are ordered again. */
    static final int BUDGET_HECTARES = 4_000;

    private static final int TOLD = 3;
    private static final int DONE = 0;
    private static final int WAITING = 4;
    /** Parcels that somebody else wants as well, at the same time, under other names. */
    private static final int SHARED = 50;
    /** Times in settings are divided by this: a minute takes a second. */
    private static final int SCALE = 60;

    /**
     * What is to be done.
     *
     * @param kills most deaths; fewer when the process has finished before
     */
    record Plan(long seed, int features, int kills) {}

    /**
     * What came of it.
     *
     * @param kills deaths
     * @param counts figures by name: deaths by instant and by what was in hand, and what {@link Reckoning} counted
     * @param violations of what was promised; empty is the aim
     */
    record Outcome(Plan plan, int kills, double seconds, Map<String, Long> counts, List<String> violations) {}

    private final Plan plan;
    private final Campaign campaign;
    private final Random random;
    private final Path scratch;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();

    private static final String HELD_IN_DOUBT = """
            select p.name from purchase p join work w on w.id = p.id
            where w.status = 'held' and w.reason_code = 'in-doubt'""";

    private static final String GIVEN_UP = """
            select p.name from purchase p join work w on w.id = p.id
            where w.status = 'cancelled' and p.state = 'REFUSED'""";

    /** @param folder empty; a folder beside it, {@code NAME.scratch}, is used as well */
    KillCampaign(Path folder, Plan plan) throws IOException {
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.scratch = folder.resolveSibling(folder.getFileName() + ".scratch");
        campaign = Campaign.in(folder, Campaign.quick().withWorld(new World(plan.seed(), 0.2, 80, 32.5, 19.6, 3, 48)))
                .set("time.scale", SCALE)
                .set("tick.ms", 20 * SCALE)
                .set("retry.wait-ms", 50 * SCALE)
                .set("search.interval-ms", 10 * SCALE)
                .set("order.interval-ms", 120 * SCALE)
                .set("list.interval-ms", 10 * SCALE)
                .set("link.interval-ms", 2 * SCALE)
                .set("poll.min-seconds", SCALE / 2)
                .set("lease.seconds", 10 * SCALE)
                .set("order.unknown-window-minutes", 5)
                .set("order.top-up-minutes", 1)
                .set("quota.max-hectares-per-day", BUDGET_HECTARES)
                .set("quota.check-ms", 1000)
                .set("once.wait-minutes", 2 * SCALE)
                .set("http.response-timeout-ms", 1500)
                .set("download.stall-seconds", 1)
                .set("order.bundle", "analytic_sr_udm2")
                .set("select.min-coverage-percent", 50)
                .set("select.max-cloud-percent", 100);
        Mishaps.befall(campaign);
    }

    Outcome run() throws IOException, InterruptedException, SQLException {
        long begin = System.nanoTime();
        Parcels.drop(campaign.inbox().resolve("farm.shp"), plan.features());
        Parcels.drop(campaign.inbox().resolve("neighbour.shp"), "also-", SHARED);
        int kills = 0;
        boolean dies = true;
        while (dies && kills < plan.kills()) {
            dies = liveAndDie(Moment.next(random));
            kills += dies ? 1 : 0;
        }
        finish();
        campaign.sandbox().faults().clear();
        new Reckoning(campaign, counts, violations).reckon(plan.features(), SHARED, scratch);
        laterDropsOrderNothing();
        double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 1000.0;
        return new Outcome(plan, kills, seconds, counts, violations);
    }

    private RunningJar start() throws IOException, InterruptedException {
        count("starts");
        return RunningJar.quick(campaign.home(), campaign.arguments("run", "--once"));
    }

    /** @return false when the process came to its end before its time had come */
    private boolean liveAndDie(Moment moment) throws IOException, InterruptedException {
        var process = start();
        var end = lives(process, moment);
        if (end == End.BY_ITSELF) {
            endedWell(process);
            return false;
        }
        process.kill();
        count("killed: " + (end == End.AT_ITS_MOMENT ? moment.kind() : Moment.Kind.RANDOM).word());
        try (var left = LedgerCopy.of(ledger(), scratch)) {
            left.doing(process.pid()).forEach(what -> count("in hand: " + what));
        } catch (SQLException unreadable) {
            violations.add("the ledger cannot be read after a kill: " + unreadable.getMessage());
        }
        counts.merge(
                "parts left by kills", (long) Reckoning.temporaryFiles(campaign).size(), Long::sum);
        return true;
    }

    private enum End {
        BY_ITSELF,
        AT_ITS_MOMENT,
        WITHOUT_ITS_EVENT
    }

    private End lives(RunningJar process, Moment moment) throws InterruptedException {
        if (moment.kind() == Moment.Kind.RANDOM) {
            return process.endsWithin(moment.millis()) ? End.BY_ITSELF : End.AT_ITS_MOMENT;
        }
        var started = new CountDownLatch(1);
        var events = new CountDownLatch(moment.nth());
        campaign.sandbox().journal().watch(entry -> {
            started.countDown();
            if (moment.kind().is(entry)) {
                events.countDown();
                if (events.getCount() == 0 && moment.millis() == 0) {
                    // here and now: whoever served the request waits until this returns
                    process.strike();
                }
            }
        });
        try {
            // a slow machine's start does not count
            var end = lives(process, started, START_SECONDS * 1000, 0);
            return end == End.AT_ITS_MOMENT ? lives(process, events, EVENT_PATIENCE_MILLIS, moment.millis()) : end;
        } finally {
            campaign.sandbox().journal().watch(entry -> {});
        }
    }

    private static End lives(RunningJar process, CountDownLatch events, int patienceMillis, int millisAfterwards)
            throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (System.nanoTime() < until) {
            if (events.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                process.endsWithin(millisAfterwards);
                return End.AT_ITS_MOMENT;
            }
            if (!process.isAlive()) {
                return End.BY_ITSELF;
            }
        }
        return End.WITHOUT_ITS_EVENT;
    }

    /** Undisturbed now, but for the services' mishaps: work put off for longer than a run waits takes another start. */
    private void finish() throws IOException, InterruptedException {
        for (int starts = 0; starts < MOST_STARTS_TO_FINISH; starts++) {
            var process = start();
            process.exitWithin(END_SECONDS);
            boolean ended = endedWell(process);
            if (!decide() && ended) {
                return;
            }
        }
        violations.add("not finished after " + MOST_STARTS_TO_FINISH + " undisturbed starts");
    }

    /**
     * What a person does about an order that was lost twice: looks into the account, finds none, has it cancelled, and what
     * is cancelled then tried again.
     *
     * @return whether there was anything to decide
     */
    private boolean decide() throws IOException, InterruptedException {
        try (var left = LedgerCopy.of(ledger(), scratch)) {
            var doubted = left.texts(HELD_IN_DOUBT);
            for (var name : doubted) {
                count("lost twice, cancelled by a person");
                verb("cancel", name);
            }
            var givenUp = left.texts(GIVEN_UP);
            for (var name : givenUp) {
                verb("retry", name);
            }
            return !doubted.isEmpty() || !givenUp.isEmpty();
        } catch (SQLException unreadable) {
            violations.add("the ledger cannot be read: " + unreadable.getMessage());
            return false;
        }
    }

    private void verb(String verb, String name) throws IOException, InterruptedException {
        var process = RunningJar.quick(campaign.home(), campaign.arguments(verb, name));
        if (process.exit() != WAITING) {
            violations.add(verb + " " + name + " ended with " + process.exit() + ": " + process.err());
        }
    }

    /** Whether everything is done; an end that is neither that nor waiting is a violation. */
    private boolean endedWell(RunningJar process) throws IOException, InterruptedException {
        int exit = process.exit();
        if (exit != DONE && exit != WAITING) {
            var said = process.err().strip().lines().toList();
            violations.add("a process ended with " + exit + ": "
                    + String.join("\n", said.subList(Math.max(0, said.size() - TOLD), said.size())));
        }
        return exit != WAITING;
    }

    /** One with the same content, and one that wants the same scenes under other names. */
    private void laterDropsOrderNothing() throws IOException, InterruptedException {
        long posts = campaign.calls("create");
        Parcels.drop(campaign.inbox().resolve("again.shp"), plan.features());
        Parcels.drop(campaign.inbox().resolve("another.shp"), "too-", SHARED);
        var process = start();
        process.exitWithin(END_SECONDS);
        endedWell(process);
        if (campaign.calls("create") != posts) {
            violations.add("drops of what was bought led to " + (campaign.calls("create") - posts) + " POSTs");
        }
    }

    private Path ledger() {
        return campaign.home().resolve("state/ledger.db");
    }

    private void count(String name) {
        counts.merge(name, 1L, Long::sum);
    }

    @Override
    public void close() throws IOException {
        campaign.close();
        for (var file : Campaign.files(scratch, file -> true)) {
            Files.delete(file);
        }
        Files.deleteIfExists(scratch);
    }
}
