package dev.swath.app.cli;

import dev.swath.io.ledger.Ledger;
import dev.swath.model.Job;
import dev.swath.model.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How jobs stand: counts of their rows by step and status, and the reasons of what did not go through.
 *
 * @param jobs the jobs
 * @param counts rows by {@code route/status}
 * @param reasons why rows are held, put back, set aside or given up
 */
record Tally(List<Job> jobs, Map<String, Long> counts, Map<Reason, Long> reasons) {
    static Tally of(Ledger ledger, List<Job> jobs) {
        var counts = new TreeMap<String, Long>();
        var reasons = new LinkedHashMap<Reason, Long>();
        for (var job : jobs) {
            ledger.jobs().counts(job.id()).forEach((place, rows) -> counts.merge(place, rows, Long::sum));
            ledger.jobs().reasons(job.id()).forEach((reason, rows) -> reasons.merge(reason, rows, Long::sum));
        }
        return new Tally(jobs, counts, reasons);
    }

    long rows(String status) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/" + status))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    long rows(String route, String status) {
        return counts.getOrDefault(route + "/" + status, 0L);
    }

    /** Waiting beats failed beats set aside: what can still change is told first. */
    int exit() {
        if (rows("waiting") + rows("working") + rows("held") > 0
                || jobs.stream().anyMatch(job -> job.state() == Job.State.READING)) {
            return Exit.WAITING;
        }
        if (rows("failed") > 0 || jobs.stream().anyMatch(job -> job.state() == Job.State.FAILED)) {
            return Exit.FAILED;
        }
        return rows("aside") > 0 ? Exit.ASIDE : Exit.DONE;
    }

    void print(Common common) {
        for (var job : jobs) {
            Out.say(common, line(job));
        }
        if (!counts.isEmpty()) {
            Out.say(common, String.format("  %-16s %8s  %s", "step", "rows", "status"));
        }
        counts.forEach((place, rows) -> Out.say(
                common,
                String.format(
                        "  %-16s %8d  %s",
                        place.substring(0, place.indexOf('/')), rows, place.substring(place.indexOf('/') + 1))));
        reasons.forEach((reason, rows) -> Out.say(common, "  " + rows + " × " + reason.code() + ": " + reason.text()));
    }

    static String line(Job job) {
        var why = job.reason();
        return job.name() + "  " + job.state().name().toLowerCase(java.util.Locale.ROOT) + "  " + job.arrived() + "  "
                + job.id() + (why == null ? "" : "  " + why.text());
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put(
                "drops",
                jobs.stream()
                        .map(job -> Map.of(
                                "id", job.id(),
                                "name", job.name(),
                                "state", job.state().name().toLowerCase(java.util.Locale.ROOT),
                                "arrived", job.arrived().toString(),
                                "reason",
                                        job.reason() == null ? "" : job.reason().text()))
                        .toList());
        json.put("counts", counts);
        json.put(
                "reasons",
                reasons.entrySet().stream()
                        .map(entry -> Map.of(
                                "code", entry.getKey().code(),
                                "text", entry.getKey().text(),
                                "rows", entry.getValue()))
                        .toList());
        return json;
    }
}
