package dev.swath.step.dataset.progress;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How far a run over chips has come. A chip is in one of completed, skipped and failed, by what happened to it last. Safe to
 * share between the threads of a run.
 */
public final class Progress {
    private final String operation;
    private final Instant startedAt;
    private final int totalChips;
    private final Map<String, Object> parameters;
    private final Map<String, Map<String, Object>> earlier = new TreeMap<>();
    private final Set<String> completed = new LinkedHashSet<>();
    private final Map<String, Skip> skipped = new LinkedHashMap<>();
    private final Map<String, String> failed = new LinkedHashMap<>();
    private Instant updatedAt;

    /** @param candidatesChecked scenes that were checked in vain */
    record Skip(String reason, int candidatesChecked) {}

    /**
     * A fresh start.
     *
     * @param operation as in {@code select-images}
     * @param parameters numbers, texts and truth values by their names, as in {@code cloud_cover_scene}
     */
    public Progress(String operation, Instant now, int totalChips, Map<String, Object> parameters) {
        this.operation = operation;
        this.startedAt = now;
        this.updatedAt = now;
        this.totalChips = totalChips;
        this.parameters = new LinkedHashMap<>(parameters);
    }

    /** Keeps what was asked of the other operations on these chips, as the record that lay there before has it. */
    public synchronized Progress after(Progress before) {
        return after(before.asked());
    }

    synchronized Progress after(Map<String, Map<String, Object>> asked) {
        earlier.putAll(asked);
        earlier.remove(operation);
        return this;
    }

    public synchronized void completed(String chip, Instant now) {
        forget(chip, now);
        completed.add(chip);
    }

    public synchronized void skipped(String chip, String reason, int candidatesChecked, Instant now) {
        forget(chip, now);
        skipped.put(chip, new Skip(reason, candidatesChecked));
    }

    public synchronized void failed(String chip, String error, Instant now) {
        forget(chip, now);
        failed.put(chip, error);
    }

    private void forget(String chip, Instant now) {
        completed.remove(chip);
        skipped.remove(chip);
        failed.remove(chip);
        updatedAt = now;
    }

    /**
     * The same work taken up again, perhaps with other chips beside it: what was completed, skipped and failed is known.
     *
     * @param newParameters those that hold from now on
     */
    public synchronized Progress resumed(Instant now, int newTotalChips, Map<String, Object> newParameters) {
        var next = new Progress(operation, startedAt, newTotalChips, newParameters);
        next.completed.addAll(completed);
        next.skipped.putAll(skipped);
        next.failed.putAll(failed);
        next.earlier.putAll(earlier);
        next.updatedAt = now;
        return next;
    }

    /**
     * The chips that are left to do. A chip whose files are all there is done, and counted as completed even where a crash
     * kept that from being written down; one that is completed but whose files have gone is done again. Skipped and failed
     * chips are tried again.
     *
     * @param hasOutputs whether all files are there that the operation makes for a chip
     */
    public synchronized List<String> remaining(Collection<String> chips, Predicate<String> hasOutputs) {
        List<String> left = new ArrayList<>();
        for (String chip : chips) {
            if (!hasOutputs.test(chip)) {
                left.add(chip);
                completed.remove(chip);
            } else if (completed.add(chip)) {
                skipped.remove(chip);
                failed.remove(chip);
            }
        }
        return left;
    }

    /** What was asked differently before, one line each, as in {@code cloud_cover_scene was 10, is 20}. */
    public List<String> changes(Map<String, Object> now) {
        return changes(parameters, now);
    }

    /** The same of any two sets of parameters. */
    public static List<String> changes(Map<String, Object> before, Map<String, Object> now) {
        List<String> changes = new ArrayList<>();
        var names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
            String was = text(before.get(name));
            String is = text(now.get(name));
            if (!was.equals(is)) {
                changes.add(name + " was " + was + ", is " + is);
            }
        }
        return changes;
    }

    /** 10 and 10.0 are the same number. */
    private static String text(@Nullable Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        return Objects.toString(value, "not given");
    }

    public String operation() {
        return operation;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public synchronized Instant updatedAt() {
        return updatedAt;
    }

    public int totalChips() {
        return totalChips;
    }

    public Map<String, Object> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** What was asked of an operation on these chips the last time; empty when it was never begun. */
    public synchronized Optional<Map<String, Object>> asked(String of) {
        return Optional.ofNullable(asked().get(of));
    }

    private synchronized Map<String, Map<String, Object>> asked() {
        var all = new TreeMap<>(earlier);
        all.put(operation, parameters());
        return all;
    }

    /** What was asked of the operations before this one, by their names. */
    synchronized Map<String, Map<String, Object>> earlier() {
        return new TreeMap<>(earlier);
    }

    public synchronized List<String> completed() {
        return List.copyOf(completed);
    }

    synchronized Map<String, Skip> skipped() {
        return new LinkedHashMap<>(skipped);
    }

    public synchronized Map<String, String> failed() {
        return new LinkedHashMap<>(failed);
    }

    /** What there is to report when the run is over. */
    public synchronized Report report() {
        List<Report.Skipped> leftOut = new ArrayList<>();
        skipped.forEach((chip, skip) -> leftOut.add(new Report.Skipped(chip, skip.reason(), skip.candidatesChecked())));
        List<Report.Failed> broken = new ArrayList<>();
        failed.forEach((chip, error) -> broken.add(new Report.Failed(chip, error)));
        return new Report(totalChips, completed.size(), leftOut, broken, parameters);
    }
}
