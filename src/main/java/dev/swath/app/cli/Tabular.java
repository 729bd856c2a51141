package dev.swath.app.cli;

import dev.swath.model.trouble.BadSetting;
import picocli.CommandLine.Option;

/** For verbs whose result is a table. */
final class Tabular {
    @Option(names = "--csv", description = "Prints the table as CSV, and nothing else.")
    private boolean csv;

    /** @throws BadSetting where both forms are asked for */
    void demand(Common common) {
        if (csv && common.json) {
            throw new BadSetting("usage", "--json and --csv are two forms of the result; ask for one");
        }
        common.csv = csv;
    }
}
