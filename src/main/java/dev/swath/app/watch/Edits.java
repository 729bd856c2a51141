package dev.swath.app.watch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What is wrong with files that were edited while the product runs, and were not taken over. */
public final class Edits {
    private final List<Supplier<Map<String, List<String>>>> sources = new CopyOnWriteArrayList<>();

    /** @param problems lines by file name, as they are now */
    public void watch(Supplier<Map<String, List<String>>> problems) {
        sources.add(problems);
    }

    /** Whether edits are watched at all. */
    public boolean areWatched() {
        return !sources.isEmpty();
    }

    /** Lines by file name; empty when all edits are in force. */
    public Map<String, List<String>> problems() {
        var all = new TreeMap<String, List<String>>();
        sources.forEach(source -> all.putAll(source.get()));
        return all;
    }
}
