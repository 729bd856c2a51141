package dev.swath.app.cli;

import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far the work is: a bar with rate and time left on a terminal, a line when something moved elsewhere. */
final class Progress implements Runnable, AutoCloseable {
    private static final long PLAIN_EVERY_NANOS = 5_000_000_000L;

    private final Common common;
    private final Engine engine;
    private final @Nullable String onlyJob;
    private final @Nullable ProgressBar bar;
    private String told = "";
    private long toldAt = System.nanoTime();

    /** @param onlyJob the job to show; null = all */
    Progress(Common common, Engine engine, @Nullable String onlyJob) {
        this.common = common;
        this.engine = engine;
        this.onlyJob = onlyJob;
        bar = bar(common, "work");
    }

    /** A bar with rate and time left; null where nobody looks at it as it moves. */
    static @Nullable ProgressBar bar(Common common, String task) {
        return Terminal.isInteractive() && !common.isForMachines()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setStyle(ProgressBarStyle.ASCII)
                        .showSpeed()
                        .build()
                : null;
    }

    @Override
    public void run() {
        var counts = onlyJob == null
                ? engine.ledger().jobs().counts()
                : engine.ledger().jobs().counts(onlyJob);
        long all = sum(counts, "");
        long open = sum(counts, "/waiting") + sum(counts, "/working");
        if (bar != null) {
            bar.maxHint(all);
            bar.stepTo(all - open);
            return;
        }
        var line = (all - open) + " of " + Out.count(all, "piece of work", "pieces of work") + " done";
        if (!line.equals(told) && System.nanoTime() - toldAt > PLAIN_EVERY_NANOS) {
            Out.say(common, line);
            told = line;
            toldAt = System.nanoTime();
        }
    }

    private static long sum(Map<String, Long> counts, String ending) {
        return counts.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("intake/"))
                .filter(entry -> entry.getKey().endsWith(ending))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
