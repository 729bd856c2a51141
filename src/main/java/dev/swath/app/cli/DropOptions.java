package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.model.trouble.BadSetting;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a verb may say about the file it takes in; the file's own columns win over it. */
final class DropOptions {
    /** The key itself is not repeated. */
    static final String NO_KEY =
            "--api-key: others on this machine see a command line; put the key into PL_API_KEY, or into a file .env";

    @Option(names = "--start-date", paramLabel = "DAY", description = "First day wanted, e.g. 2025-06-01.")
    private @Nullable String startDate;

    @Option(names = "--end-date", paramLabel = "DAY", description = "Last day wanted; it is included.")
    private @Nullable String endDate;

    @Option(
            names = {"--id-column", "--gage-id-col"},
            paramLabel = "COLUMN",
            description = "Column that names a feature.")
    private @Nullable String idColumn;

    @Option(names = "--start-date-col", paramLabel = "COLUMN", description = "Column with a feature's first day.")
    private @Nullable String startColumn;

    @Option(names = "--end-date-col", paramLabel = "COLUMN", description = "Column with a feature's last day.")
    private @Nullable String endColumn;

    @Option(names = "--cadence", paramLabel = "WORD", description = "daily, weekly, monthly or all.")
    private @Nullable String cadence;

    @Option(names = "--min-coverage", paramLabel = "PERCENT", description = "Share of the feature a scene must cover.")
    private @Nullable String minCoverage;

    @Option(
            names = {"--max-cloud", "--cloud-cover"},
            paramLabel = "PERCENT",
            description = "Highest share of clouds.")
    private @Nullable String maxCloud;

    @Option(names = "--num-bands", paramLabel = "BANDS", description = "four_bands or eight_bands.")
    private @Nullable String bands;

    @Option(names = "--bundle", paramLabel = "BUNDLE", description = "Planet's product bundle.")
    private @Nullable String bundle;

    @Option(names = "--all", description = "Every scene there is: no cadence, no limit on coverage or clouds.")
    private boolean all;

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "Refused: others see a command line. Put the key into PL_API_KEY, or into a file .env.")
    private @Nullable String apiKey;

    /** Settings for the drop alone. */
    Map<String, String> overrides(Settings settings) {
        return overrides(settings, null);
    }

    /** The same where FlowZero's standard holds: four bands, unless something else is said. */
    Map<String, String> flowZero(Settings settings) {
        return overrides(settings, NumBands.STANDARD);
    }

    private Map<String, String> overrides(Settings settings, @Nullable String standardBands) {
        if (apiKey != null) {
            throw new BadSetting("usage", NO_KEY);
        }
        var given = new TreeMap<String, String>();
        if (all) {
            given.put("select.cadence", "all");
            given.put("select.min-coverage-percent", "0");
            given.put("select.max-cloud-percent", "100");
        }
        put(given, "intake.start-date", startDate);
        put(given, "intake.end-date", endDate);
        put(given, "intake.id-column", idColumn);
        put(given, "intake.start-column", startColumn);
        put(given, "intake.end-column", endColumn);
        put(given, "select.cadence", cadence);
        put(given, "select.min-coverage-percent", minCoverage);
        put(given, "select.max-cloud-percent", maxCloud);
        put(given, "order.bundle", NumBands.bundle(bands, bundle, standardBands, settings.text("order.item-type")));
        demandSound(settings, given);
        return given;
    }

    private static void demandSound(Settings settings, Map<String, String> given) {
        given.forEach((name, value) -> {
            var fault = settings.fault(name, value);
            if (!fault.isEmpty()) {
                throw new BadSetting("bad-setting", name + " " + fault + ", was '" + value + "'");
            }
        });
        var start = given.getOrDefault("intake.start-date", "");
        var end = given.getOrDefault("intake.end-date", "");
        if (!start.isEmpty() && !end.isEmpty() && LocalDate.parse(end).isBefore(LocalDate.parse(start))) {
            throw new BadSetting(
                    "bad-setting", "--end-date " + end + " lies before --start-date " + start + "; swap them");
        }
    }

    private static void put(Map<String, String> given, String name, @Nullable String value) {
        if (value != null) {
            given.put(name, value.trim());
        }
    }
}
