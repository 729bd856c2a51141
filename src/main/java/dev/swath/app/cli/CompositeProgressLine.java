package dev.swath.app.cli;

import dev.swath.app.composite.CompositeStatus;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.CompositeProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** How far a composite is: a bar for each stage on a terminal, elsewhere a line when something moved. */
final class CompositeProgressLine implements Runnable, AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final Common common;
    private final Ledger ledger;
    private final CompositeStatus status;
    private final String id;
    private final Clock clock;
    private @Nullable ProgressBar bar;
    private String stage = "";
    private String told = "";
    private Instant next;

    CompositeProgressLine(Common common, Ledger ledger, String id, Clock clock) {
        this.common = common;
        this.ledger = ledger;
        this.status = new CompositeStatus(ledger, clock);
        this.id = id;
        this.clock = clock;
        this.next = clock.instant();
    }

    @Override
    public void run() {
        var progress = ledger.composites().progress(id);
        boolean isNew = !progress.stage().equals(stage);
        stage = progress.stage();
        if (Terminal.isInteractive() && !common.isForMachines()) {
            move(progress, isNew);
        } else if (isNew || clock.instant().isAfter(next)) {
            say(progress);
        }
    }

    private void move(CompositeProgress progress, boolean isNew) {
        if (isNew || bar == null) {
            close();
            bar = Progress.bar(common, progress.stage());
        }
        var shown = bar;
        if (shown != null) {
            boolean ingests = progress.stage().equals("ingest");
            shown.maxHint(ingests ? progress.assetsWanted() : progress.tilesTotal());
            shown.stepTo(ingests ? progress.assetsHeld() : progress.tilesDone());
        }
    }

    private void say(CompositeProgress progress) {
        var line = stage + counts(progress);
        if (line.equals(told)) {
            return;
        }
        var look = ledger.compositeLooks().find(id).flatMap(one -> status.remaining(one, progress));
        Out.say(common, line + look.map(left -> ", " + words(left) + " left").orElse(""));
        told = line;
        next = clock.instant().plus(BETWEEN);
    }

    private static String counts(CompositeProgress progress) {
        return switch (progress.stage()) {
            case "ingest" -> ": " + progress.assetsHeld() + " of " + Out.count(progress.assetsWanted(), "asset");
            case "composite", "catalog" ->
                ": " + progress.tilesDone() + " of " + Out.count(progress.tilesTotal(), "tile") + ", at most "
                        + progress.memoryBytes() / 1_000_000 + " MB";
            default -> "";
        };
    }

    private static String words(Duration left) {
        return left.toMinutes() < 2 ? left.toSeconds() + " s" : left.toMinutes() + " min";
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
