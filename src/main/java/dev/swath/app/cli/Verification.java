package dev.swath.app.cli;

import dev.swath.app.cli.CheckStored.Finding;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.ledger.Stock.Lying;
import dev.swath.model.Job;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Checks what should lie in the store, block by block, two files at a time. */
final class Verification implements AutoCloseable {
    /** More would only take the disk or the line from a run beside it. */
    private static final int THREADS = 2;

    private static final int BLOCK = 200;

    private final Ledger ledger;
    private final CheckStored check;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<Finding, Long> counts = new EnumMap<>(Finding.class);
    private long bytes;

    Verification(Ledger ledger, CheckStored check) {
        this.ledger = ledger;
        this.check = check;
        for (var finding : Finding.values()) {
            counts.put(finding, 0L);
        }
    }

    /**
     * @param job null = all
     * @param broken told of each file that is not fine, in this thread
     * @param progress told how many files are checked
     */
    void run(@Nullable Job job, BiConsumer<Lying, Finding> broken, LongConsumer progress) throws InterruptedException {
        var jobId = job == null ? null : job.id();
        for (var block = ledger.stock().after(jobId, null, BLOCK);
                !block.isEmpty();
                block = ledger.stock().after(jobId, block.get(block.size() - 1), BLOCK)) {
            var findings = findings(block);
            if (check.readsAll()) {
                ledger.catalog().there(fine(block, findings));
            }
            for (int i = 0; i < block.size(); i++) {
                count(block.get(i), findings.get(i), broken);
            }
            progress.accept(files());
        }
    }

    private static List<Lying> fine(List<Lying> block, List<Finding> findings) {
        return IntStream.range(0, block.size())
                .filter(i -> findings.get(i) == Finding.FINE)
                .mapToObj(block::get)
                .toList();
    }

    private List<Finding> findings(List<Lying> block) throws InterruptedException {
        var found = new ArrayList<Finding>();
        var tasks = block.stream()
                .map(file -> threads.submit(() -> check.check(file)))
                .toList();
        for (var task : tasks) {
            try {
                found.add(task.get());
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException trouble) {
                    throw trouble;
                }
                throw new IllegalStateException("a file could not be checked", failed.getCause());
            }
        }
        return found;
    }

    /** What a run beside us brings or replaces at this moment is no finding. */
    private void count(Lying file, Finding finding, BiConsumer<Lying, Finding> broken) {
        if (finding != Finding.FINE && !ledger.stock().isStill(file)) {
            return;
        }
        counts.merge(finding, 1L, Long::sum);
        if (finding == Finding.FINE) {
            bytes += file.bytes();
        } else {
            broken.accept(file, finding);
        }
    }

    long files() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long count(Finding finding) {
        return counts.getOrDefault(finding, 0L);
    }

    /** Of the files that are fine. */
    long bytes() {
        return bytes;
    }

    boolean isAllFine() {
        return files() == count(Finding.FINE);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
