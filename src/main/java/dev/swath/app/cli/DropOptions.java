package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadSetting;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a verb may say about the file it takes in; the file's own columns win over it. */
final class DropOptions {
    @Option(names = "--start-date", paramLabel = "DAY", description = "First day wanted, e.g. 2025-06-01.")
    private @Nullable String startDate;

    @Option(names = "--end-date", paramLabel = "DAY", description = "Last day wanted; it is included.")
    private @Nullable String endDate;

    @Option(names = "--id-column", paramLabel = "COLUMN", description = "Column that names a feature.")
    private @Nullable String idColumn;

    @Option(names = "--cadence", paramLabel = "WORD", description = "daily, weekly, monthly or all.")
    private @Nullable String cadence;

    @Option(names = "--min-coverage", paramLabel = "PERCENT", description = "Share of the feature a scene must cover.")
    private @Nullable String minCoverage;

    @Option(names = "--max-cloud", paramLabel = "PERCENT", description = "Highest share of clouds.")
    private @Nullable String maxCloud;

    @Option(names = "--bundle", paramLabel = "BUNDLE", description = "Planet's product bundle.")
    private @Nullable String bundle;

    @Option(names = "--all", description = "Every scene there is: no cadence, no limit on coverage or clouds.")
    private boolean all;

    /** Settings for the drop alone. */
    Map<String, String> overrides(Settings settings) {
        var given = new TreeMap<String, String>();
        if (all) {
            given.put("select.cadence", "all");
            given.put("select.min-coverage-percent", "0");
            given.put("select.max-cloud-percent", "100");
        }
        put(given, "intake.start-date", startDate);
        put(given, "intake.end-date", endDate);
        put(given, "intake.id-column", idColumn);
        put(given, "select.cadence", cadence);
        put(given, "select.min-coverage-percent", minCoverage);
        put(given, "select.max-cloud-percent", maxCloud);
        put(given, "order.bundle", bundle);
        given.forEach((name, value) -> {
            var fault = settings.fault(name, value);
            if (!fault.isEmpty()) {
                throw new BadSetting("bad-setting", name + " " + fault + ", was '" + value + "'");
            }
        });
        return given;
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value.trim());
        }
    }
}
