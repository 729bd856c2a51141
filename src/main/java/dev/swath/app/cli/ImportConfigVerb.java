package dev.swath.app.cli;

import dev.swath.app.wiring.Settings;
import dev.swath.io.flowzero.ConfigMapping;
import dev.swath.io.flowzero.ConfigMapping.Mapped;
import dev.swath.io.flowzero.OldConfig;
import dev.swath.model.trouble.BadInput;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code swath import-config}: what a FlowZero config.yaml means here. */
@Command(
        name = "import-config",
        mixinStandardHelpOptions = true,
        description = {
            "Says what each key of a FlowZero config.yaml is called here, or why it is dropped.",
            "Prints the settings; --write puts them into config/application.properties. Secrets are never copied."
        },
        footer = {
            "",
            "Examples:",
            "  swath import-config ../flowzero/config.yaml",
            "  swath import-config config.yaml --write",
            "  swath import-config config.yaml --write --overwrite"
        })
final class ImportConfigVerb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "CONFIG", description = "FlowZero's config.yaml.")
    private Path file = Path.of("");

    @Option(
            names = "--write",
            description =
                    "Writes the settings into config/application.properties; a value that was changed there stays.")
    private boolean write;

    @Option(names = "--overwrite", description = "With --write: also replaces values that were changed there.")
    private boolean overwrite;

    @Override
    public Integer call() {
        var lines = OldConfig.read(common.home().resolve(file).normalize());
        if (lines.isEmpty()) {
            throw new BadInput("no-config", file + ": holds no keys");
        }
        var mapped = lines.stream().map(ConfigMapping::of).map(this::checked).toList();
        var settings = new TreeMap<String, String>();
        mapped.forEach(one -> settings.putAll(one.settings()));
        mapped.forEach(one -> Out.say(common, line(one)));
        long dropped = mapped.stream().filter(Mapped::isDropped).count();
        var json = new LinkedHashMap<String, Object>();
        json.put("settings", settings);
        json.put("keys", mapped.stream().map(ImportConfigVerb::json).toList());
        if (write) {
            var left = SettingsFile.of(Settings.file(common.home())).put(settings, overwrite);
            left.forEach((name, value) -> Out.say(
                    common,
                    "# " + name + " is " + value + " in config/application.properties and stays so;"
                            + " --overwrite replaces it"));
            json.put("kept", left);
            Out.say(common, "# " + (settings.size() - left.size()) + " settings are in config/application.properties");
        }
        json.put("dropped", dropped);
        Out.json(common, json);
        return dropped > 0 ? Exit.ASIDE : Exit.DONE;
    }

    /** A value that is none here is dropped with the reason. */
    private Mapped checked(Mapped mapped) {
        var faults = new ArrayList<String>();
        mapped.settings()
                .forEach((name, value) -> Settings.faults(common.home(), Map.of(), Map.of(name, value)).stream()
                        .filter(fault -> fault.startsWith("--set " + name))
                        .map(fault -> fault.substring(fault.indexOf(": ") + 2))
                        .forEach(faults::add));
        return faults.isEmpty() ? mapped : new Mapped(mapped.from(), Map.of(), String.join("; ", faults));
    }

    private static String line(Mapped one) {
        var why = one.why().isEmpty() ? "" : " (" + one.why() + ")";
        if (one.isDropped()) {
            return "# " + shown(one.old()) + " -> dropped" + why;
        }
        var lines = new ArrayList<String>();
        lines.add("# " + shown(one.old()) + why);
        new TreeMap<>(one.settings()).forEach((name, value) -> lines.add(name + "=" + value));
        return String.join("\n", lines);
    }

    private static String shown(String text) {
        return (text.length() > 200 ? text.substring(0, 200) + "…" : text).replaceAll("\\p{Cntrl}+", " ");
    }

    private static Map<String, Object> json(Mapped one) {
        return Map.of(
                "key", one.from().key(),
                "line", one.from().line(),
                "settings", one.settings(),
                "dropped", one.isDropped(),
                "why", one.why());
    }
}
