package dev.swath.app.cli;

import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** Shows how far a known number of things is: a bar on a terminal, a line now and then elsewhere. */
final class Steps implements AutoCloseable {
    private static final long PLAIN_EVERY_NANOS = 5_000_000_000L;

    private final Common common;
    private final String noun;
    private final long all;
    private final @Nullable ProgressBar bar;
    private long toldAt = System.nanoTime();

    Steps(Common common, String noun, long all) {
        this.common = common;
        this.noun = noun;
        this.all = all;
        bar = Progress.bar(common, noun + "s");
        if (bar != null) {
            bar.maxHint(all);
        }
    }

    void at(long done) {
        if (bar != null) {
            bar.stepTo(done);
        } else if (System.nanoTime() - toldAt > PLAIN_EVERY_NANOS) {
            Out.say(common, done + " of " + Out.count(all, noun) + " done");
            toldAt = System.nanoTime();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
