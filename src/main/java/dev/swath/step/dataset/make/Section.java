package dev.swath.step.dataset.make;

import java.util.List;

/**
 * A part of a summary, whatever it is written as.
 *
 * @param title empty = it begins the summary
 * @param heads of the columns
 * @param rows as wide as the heads; empty = there is no table
 * @param lines below the table
 */
record Section(String title, List<String> heads, List<List<String>> rows, List<String> lines) {
    Section {
        heads = List.copyOf(heads);
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
    }
}
