package dev.swath.app.composite;

import dev.swath.io.ledger.CompositeLooks.Line;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.StacJson;
import dev.swath.model.CompositeOutput;
import dev.swath.model.CompositeProgress;
import dev.swath.model.CompositeProgress.Month;
import dev.swath.model.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How composites stand, in the words of both doors. Who looks more than once is told the time left sooner. */
public final class CompositeStatus {
    private static final double MEGABYTE = 1e6;

    private final Ledger ledger;
    private final Pace ingestion;

    public CompositeStatus(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.ingestion = new Pace(clock);
    }

    /** What a list shows of one. */
    public Map<String, Object> head(Line line) {
        var job = line.job();
        var head = new LinkedHashMap<String, Object>();
        head.put("id", job.id());
        head.put("name", job.name());
        head.put("state", state(line));
        head.put("asked", job.arrived().toString());
        if (job.finished() != null) {
            head.put("finished", job.finished().toString());
        }
        head.put("href", "/composites/" + job.id());
        return head;
    }

    /** {@code open}, {@code held}, {@code finished}, {@code failed} or {@code cancelled}. */
    private static String state(Line line) {
        return switch (line.status()) {
            case WAITING, WORKING -> "open";
            case DONE, SKIPPED -> "finished";
            case ASIDE -> Status.FAILED.word();
            case HELD, FAILED, CANCELLED -> line.status().word();
        };
    }

    /** What changes of one while it is made. */
    public Map<String, Object> of(Line line) {
        var progress = ledger.composites().progress(line.job().id());
        var status = head(line);
        status.put("stage", progress.stage());
        if (!progress.reason().isEmpty()) {
            status.put("reason", progress.reason());
        }
        status.put("assets", count(progress.assetsHeld(), progress.assetsWanted()));
        status.put("tiles", count(progress.tilesDone(), progress.tilesTotal()));
        remaining(line, progress).ifPresent(left -> status.put("eta_seconds", left.toSeconds()));
        status.put("memory_mb", Math.round(progress.memoryBytes() / MEGABYTE));
        status.put(
                "months", progress.months().stream().map(CompositeStatus::month).toList());
        status.put(
                "outputs",
                progress.outputs().stream().map(CompositeStatus::output).toList());
        return status;
    }

    /** All of one. */
    public Map<String, Object> full(Line line) {
        var status = of(line);
        status.put("heap", heap());
        var request = ledger.composites().get(line.job().id()).request();
        StacJson.parsed(request).ifPresent(json -> status.put("request", json));
        return status;
    }

    private static Map<String, Object> count(int done, int total) {
        var count = new LinkedHashMap<String, Object>();
        count.put("done", done);
        count.put("total", total);
        return count;
    }

    /** Time until the last asset or tile of its stage; empty while it is not known. */
    public Optional<Duration> remaining(Line line, CompositeProgress progress) {
        if (line.hasEnded()) {
            return Optional.empty();
        }
        return switch (progress.stage()) {
            case "ingest" -> ingestion.remaining(line.job().id(), progress.assetsHeld(), progress.assetsWanted());
            case "composite" -> Optional.ofNullable(progress.remaining());
            default -> Optional.empty();
        };
    }

    /** What this process has of it. */
    private static Map<String, Object> heap() {
        var java = Runtime.getRuntime();
        var heap = new LinkedHashMap<String, Object>();
        heap.put("used_mb", Math.round((java.totalMemory() - java.freeMemory()) / MEGABYTE));
        heap.put("limit_mb", Math.round(java.maxMemory() / MEGABYTE));
        return heap;
    }

    private static Map<String, Object> month(Month month) {
        var told = new LinkedHashMap<String, Object>();
        told.put("month", month.month().toString());
        told.put("status", month.status());
        if (!month.reason().isEmpty()) {
            told.put("reason", month.reason());
        }
        told.put("scenes", month.scenes());
        told.put("tiles", count(month.tilesDone(), month.tilesTotal()));
        return told;
    }

    private static Map<String, Object> output(CompositeOutput output) {
        var told = new LinkedHashMap<String, Object>();
        if (output.month() != null) {
            told.put("month", output.month().toString());
        }
        told.put("kind", output.kind());
        told.put("target", output.target());
        if (output.bytes() > 0) {
            told.put("bytes", output.bytes());
        }
        if (!output.digest().isEmpty()) {
            told.put("digest", output.digest());
        }
        return told;
    }
}
