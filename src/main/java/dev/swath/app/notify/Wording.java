package dev.swath.app.notify;

import dev.swath.io.ledger.Jobs;
import dev.swath.io.ledger.Notices.Item;
import dev.swath.io.ledger.Notices.Untold;
import dev.swath.model.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Makes one message of what happened. */
public final class Wording {
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_DETAIL = 500;

    private final Templates templates;
    private final Jobs jobs;
    private final Function<Job, Path> reports;

    /** @param reports folder of a drop's reports */
    public Wording(Templates templates, Jobs jobs, Function<Job, Path> reports) {
        this.templates = templates;
        this.jobs = jobs;
        this.reports = reports;
    }

    Notice of(String channel, Untold untold) {
        var texts = new ArrayList<String>();
        for (var item : untold.items()) {
            texts.add(templates.fill(item.kind(), fields(item)));
        }
        long others = texts.size() - 1 + untold.more();
        var title = texts.get(0).lines().findFirst().orElse("");
        if (untold.more() > 0) {
            texts.add(untold.more() + " more are not listed; swath status tells how things stand.");
        }
        return new Notice(
                channel,
                cut("Swath: " + title + (others > 0 ? " and " + others + " more" : ""), LONGEST_TITLE),
                String.join("\n\n", texts),
                untold.upTo());
    }

    private Map<String, String> fields(Item item) {
        var fields = new HashMap<String, String>();
        fields.put("drop", line(item.drop()));
        fields.put("count", String.valueOf(item.count()));
        fields.put("code", item.code());
        fields.put("detail", cut(line(item.detail()), LONGEST_DETAIL));
        jobs.get(item.jobId()).ifPresent(job -> {
            fields.put("report", reports.apply(job).resolve("report.html").toString());
            var counts = jobs.counts(job.id());
            fields.put("delivered", sum(counts, "(download|download-share|arrival)/done"));
            fields.put("failed", sum(counts, ".*/failed"));
            fields.put("aside", sum(counts, ".*/aside"));
        });
        return fields;
    }

    private static String sum(Map<String, Long> counts, String rows) {
        return String.valueOf(counts.entrySet().stream()
                .filter(count -> count.getKey().matches(rows))
                .mapToLong(Map.Entry::getValue)
                .sum());
    }

    /** Names of files and attributes may hold anything; a line break would begin a header of the mail. */
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
