package dev.swath.app.cli;

import dev.swath.io.ledger.Decisions.Kind;
import dev.swath.io.ledger.Decisions.Subject;
import dev.swath.io.ledger.History.Bought;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells how orders stand, and counts their files as FlowZero does: downloaded, skipped, failed. */
final class CheckReport {
    private final Common common;
    private final Job job;
    private final @Nullable String orderId;
    private final Map<String, Long> byWord = new TreeMap<>();
    private long storedBefore;

    /** @param orderId null = all of the drop */
    CheckReport(Common common, Job job, @Nullable String orderId) {
        this.common = common;
        this.job = job;
        this.orderId = orderId;
    }

    /** What lies there already counts as skipped. */
    void begin(Ledger ledger) {
        storedBefore = stored(ledger);
    }

    int end(Ledger ledger, Optional<Copies> copies) {
        var table = PlanetWords.table(common);
        for (var order : orders(ledger)) {
            PlanetWords.add(table, job, order);
            byWord.merge(PlanetWords.of(order), 1L, Long::sum);
        }
        table.print();
        long failed = failed(ledger);
        long downloaded = Math.max(0, stored(ledger) - storedBefore);
        sayOrders(ledger);
        Out.say(common, "Summary: " + downloaded + " downloaded, " + storedBefore + " skipped, " + failed + " failed");
        copies.ifPresent(this::say);
        var json = new LinkedHashMap<String, Object>();
        json.put("batch_id", job.id());
        json.put("drop", job.name());
        json.put("statuses", byWord);
        json.put("downloaded", downloaded);
        json.put("skipped", storedBefore);
        json.put("failed", failed);
        copies.ifPresent(made -> json.put("copies", json(made)));
        json.put("orders", table.json());
        Out.json(common, json);
        return exit(ledger, failed + copies.map(Copies::failed).orElse(0L));
    }

    private void sayOrders(Ledger ledger) {
        if (byWord.isEmpty()) {
            boolean shares = rows(ledger, "download-share/.*") > 0;
            Out.say(common, "it has no orders of its own" + (shares ? ", and shares files of others" : ""));
        } else {
            Out.say(
                    common,
                    "completed: " + (count("success") + count("partial")) + "; pending (queued/running): " + pending()
                            + "; failed: " + count("failed") + "; cancelled: " + count("cancelled"));
        }
        if (pending() > 0) {
            Out.say(common, "the same command later looks at what is pending; --wait waits for it");
        }
        long toOrder = rows(ledger, "order(-plan)?/(waiting|working|held)");
        if (toOrder > 0) {
            Out.say(
                    common,
                    Out.count(toOrder, "piece of work waits", "pieces of work wait")
                            + " to be ordered; swath run, or a submit of the same, does that");
        }
        if (count("failed") > 0) {
            Out.say(common, "swath retry " + job.id() + " orders anew what failed; it may spend quota");
        }
    }

    private void say(Copies made) {
        Out.say(
                common,
                "copies in " + made.folder() + ": " + made.copied() + " made, " + made.skipped() + " skipped, "
                        + made.failed() + " failed; what is delivered stays where it is");
        made.troubles().forEach(trouble -> Out.say(common, "  " + trouble));
    }

    private static Map<String, Object> json(Copies made) {
        return Map.of(
                "folder", made.folder().toString(),
                "made", made.copied(),
                "skipped", made.skipped(),
                "failed", made.failed(),
                "troubles", made.troubles());
    }

    private List<Bought> orders(Ledger ledger) {
        var subject =
                orderId == null ? SubmissionReport.subject(job) : new Subject(Kind.ORDER, orderId, orderId, job.id());
        return ledger.history().bought(subject, PlanetWords.MOST_ORDERS);
    }

    /** Files that lie in their places: of orders, and of a whole drop those that it shares. */
    private long stored(Ledger ledger) {
        return orderId == null ? ledger.stock().count(job.id()) : new LyingFiles(ledger, job, orderId).count();
    }

    private long failed(Ledger ledger) {
        if (orderId != null) {
            return ledger.deliveries().ofOrder(orderId).stream()
                    .filter(row -> row.status().equals("failed"))
                    .count();
        }
        var tally = Tally.of(ledger, List.of(job));
        return tally.rows("download", "failed")
                + tally.rows("download-share", "failed")
                + tally.rows("arrival", "failed");
    }

    /** Files that are still to come, of orders that Planet has ended. */
    private long toCome(Ledger ledger) {
        if (orderId != null) {
            return ledger.deliveries().ofOrder(orderId).stream()
                    .filter(row -> row.status().matches("waiting|working|held"))
                    .count();
        }
        return rows(ledger, "(poll-result|arrival|download.*)/(waiting|working|held)");
    }

    /** @param places route and status, as a pattern */
    private long rows(Ledger ledger, String places) {
        return ledger.jobs().counts(job.id()).entrySet().stream()
                .filter(entry -> entry.getKey().matches(places))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long pending() {
        return byWord.entrySet().stream()
                .filter(entry -> PlanetWords.isPending(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long count(String word) {
        return byWord.getOrDefault(word, 0L);
    }

    /** What can still change beats what failed. */
    private int exit(Ledger ledger, long failedFiles) {
        if (pending() + toCome(ledger) > 0) {
            return Exit.WAITING;
        }
        return failedFiles + count("failed") > 0 ? Exit.FAILED : count("cancelled") > 0 ? Exit.ASIDE : Exit.DONE;
    }
}
