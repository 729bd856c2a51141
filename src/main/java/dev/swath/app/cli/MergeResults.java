package dev.swath.app.cli;

import dev.swath.app.shard.Result;
import dev.swath.app.shard.ResultJournal;
import dev.swath.app.wiring.Settings;
import dev.swath.app.wiring.Stores;
import dev.swath.io.ledger.LeaseLost;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.SqlLedger;
import dev.swath.io.store.Digest;
import dev.swath.io.store.Store;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Reason;
import dev.swath.model.Shard;
import dev.swath.model.Status;
import dev.swath.model.trouble.BadInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Brings the results of shards elsewhere into the ledger, as often as one likes. Nothing is believed: each file is looked
 * for in its place before it counts.
 */
final class MergeResults {
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final int TOLD = 20;

    /** What became of a line. */
    private enum Fate {
        MERGED,
        ALREADY,
        /** Said to lie there, and does not: fetched here. */
        MISSING,
        /** Being fetched here, or decided about by a person. */
        LEFT,
        /** Of another ledger, or of another file than it says. */
        FOREIGN,
        UNREADABLE
    }

    private final Common common;
    private final boolean full;
    private final LinkedHashMap<Fate, Long> fates = new LinkedHashMap<>();
    private int told;

    /** @param full reads every byte again, where the store would believe its own metadata */
    MergeResults(Common common, boolean full) {
        this.common = common;
        this.full = full;
        for (var fate : Fate.values()) {
            fates.put(fate, 0L);
        }
    }

    int run(List<Path> journals, Settings settings) {
        var file = Home.ledgerFile(settings);
        if (!Files.exists(file)) {
            throw new BadInput("no-ledger", "there is no ledger at " + file + "; merge where the plan was exported");
        }
        var clock = Clock.systemUTC();
        try (var ledger = SqlLedger.open("jdbc:sqlite:" + file, clock, Shard.HOLDER + "merge");
                var stores = Stores.open(settings, ledger, clock)) {
            for (var journal : journals) {
                merge(ledger, stores.store(), journal);
            }
        }
        return end();
    }

    private void merge(Ledger ledger, Store store, Path journal) {
        try {
            ResultJournal.read(
                    journal,
                    result -> count(merge(ledger, store, result)),
                    (number, why) -> count(told(Fate.UNREADABLE, journal + ":" + number + ": " + why)));
        } catch (NoSuchFileException e) {
            throw new BadInput("no-journal", journal + ": there is no such file", e);
        } catch (IOException | UncheckedIOException e) {
            throw new BadInput("no-journal", journal + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private Fate merge(Ledger ledger, Store store, Result result) {
        var found = ledger.away().find(result.id());
        if (found.isEmpty()) {
            return told(Fate.FOREIGN, result.target() + " (" + result.id() + ") is no file of this ledger");
        }
        var file = found.get().delivery();
        if (!result.isOf(file)) {
            return told(Fate.FOREIGN, result.target() + " (" + result.id() + ") is not the file that the ledger knows");
        }
        if (found.get().status().equals(Status.DONE.word())) {
            return Fate.ALREADY;
        }
        var claim = ledger.away().claim(file.id(), LEASE);
        if (claim.isEmpty()) {
            return told(Fate.LEFT, file.target() + " is " + found.get().status() + " here, and left alone");
        }
        try {
            return settle(ledger, store, claim.get(), file, result);
        } catch (LeaseLost taken) {
            return told(Fate.LEFT, file.target() + " was decided about meanwhile");
        }
    }

    private Fate settle(Ledger ledger, Store store, Claim claim, Delivery file, Result result) {
        if (lies(store, file)) {
            ledger.deliveries().stored(claim, result.stored());
            return Fate.MERGED;
        }
        ledger.work()
                .putBack(
                        claim,
                        Clock.systemUTC().instant(),
                        new Reason("not-there", "a shard reported it, and it does not lie in its place"));
        return told(Fate.MISSING, file.target() + " does not lie in its place; it is fetched here");
    }

    private boolean lies(Store store, Delivery file) {
        if (!store.isIntact(file)) {
            return false;
        }
        if (!full) {
            return true;
        }
        var digest = Digest.of(file);
        try (var bytes = store.read(file)) {
            long length = digest.readAll(bytes);
            return digest.matches() && (file.bytes() < 0 || file.bytes() == length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Fate told(Fate fate, String line) {
        if (told++ < TOLD) {
            Out.say(common, line);
        }
        return fate;
    }

    private void count(Fate fate) {
        fates.merge(fate, 1L, Long::sum);
    }

    private long of(Fate fate) {
        return fates.getOrDefault(fate, 0L);
    }

    private int end() {
        if (told > TOLD) {
            Out.say(common, "… and " + (told - TOLD) + " more");
        }
        Out.say(
                common,
                of(Fate.MERGED) + " merged, " + of(Fate.ALREADY) + " were merged or fetched before, "
                        + of(Fate.MISSING) + " missing, " + of(Fate.LEFT) + " left alone, "
                        + (of(Fate.FOREIGN) + of(Fate.UNREADABLE)) + " lines skipped");
        var json = new LinkedHashMap<String, Object>();
        fates.forEach((fate, n) -> json.put(fate.name().toLowerCase(Locale.ROOT), n));
        Out.json(common, json);
        return fates.values().stream().mapToLong(n -> n).sum() == of(Fate.MERGED) + of(Fate.ALREADY)
                ? Exit.DONE
                : Exit.ASIDE;
    }
}
