package dev.swath.app.cli;

import dev.swath.app.wiring.Secrets;
import dev.swath.app.wiring.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every verb takes. */
final class Common {
    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a setting. May be repeated.")
    Map<String, String> overrides = new LinkedHashMap<>();

    @Option(names = "--json", description = "Prints the result as JSON, for machines.")
    boolean json;

    @Option(names = "--debug", description = "Shows stack traces.")
    boolean debug;

    @Option(
            names = {"-C", "--home"},
            paramLabel = "FOLDER",
            description = "Works in this folder instead of the current one.")
    Path home = Path.of("");

    /** Whether the verb's table is printed as CSV, and nothing else. */
    boolean csv;

    /** What the verb tells machines at its end; null = it was told already. */
    @Nullable
    Map<String, ?> result = Map.of();

    /** Whether nobody reads along. */
    boolean isForMachines() {
        return json || csv;
    }

    Path home() {
        return home.toAbsolutePath().normalize();
    }

    Settings settings() {
        var settings = Settings.load(home(), System.getenv(), overrides);
        Logging.apply(settings);
        return settings;
    }

    /** The API key, or a refusal that says where to put one. */
    Secrets secrets() {
        return findSecrets().orElseThrow(Secrets::missing);
    }

    /** For verbs that never ask Planet. */
    Secrets anySecrets() {
        return findSecrets().orElseGet(() -> Secrets.withoutKey(System.getenv(), envFiles()));
    }

    Optional<Secrets> findSecrets() {
        return Secrets.find(System.getenv(), envFiles());
    }

    private Path[] envFiles() {
        var launcher = System.getProperty("swath.launcher", "");
        var beside = launcher.isEmpty() ? home() : Path.of(launcher);
        return new Path[] {home().resolve(".env"), beside.resolve(".env")};
    }
}
