package dev.swath.app.cli;

import dev.swath.app.cli.Submission.Wish;
import dev.swath.model.trouble.BadSetting;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** How far a submission goes. */
final class OrderingOptions {
    @Option(names = "--dry-run", description = "Writes the plan as JSON, CSV and GeoJSON, and orders nothing.")
    private boolean dry;

    @Option(names = "--yes", description = "Asks nobody, and approves exactly the plan that is shown.")
    private boolean yes;

    @Option(names = "--wait", description = "Ends when the files are there.")
    private boolean waits;

    /**
     * @param asks whether a person is asked
     * @throws BadSetting for words that contradict each other
     */
    Wish wish(Path file, Map<String, String> overrides, boolean asks) {
        if (dry && (yes || waits)) {
            throw new BadSetting(
                    "usage", "--dry-run orders nothing: " + (yes ? "--yes" : "--wait") + " contradicts it; give one");
        }
        return new Wish(file, overrides, asks, dry, yes, waits);
    }
}
