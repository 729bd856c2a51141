package dev.swath.app.wiring;

import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings in force: {@code config/application.properties}, overridden by the environment ({@code store.url} by
 * {@code SWATH_STORE_URL}), overridden by {@code --set}. Unknown keys and bad values refuse to start.
 *
 * <p>Secrets are not settings: {@code PL_API_KEY} is read by {@link Secrets} alone.
 */
public final class Settings {
    private static final String RESPONSE_TIMEOUT = "http.response-timeout-ms";
    /** Read time-out of Planet's own client: 125 s. */
    private static final int SAFE_RESPONSE_MILLIS = 125_000;

    private final Path home;
    private final Map<String, String> environment;
    private final Map<String, String> overrides;
    private volatile SettingValues now;
    private volatile Map<String, String> waiting = Map.of();

    private Settings(Path home, Map<String, String> environment, Map<String, String> overrides, SettingValues now) {
        this.home = home;
        this.environment = environment;
        this.overrides = overrides;
        this.now = now;
    }

    /**
     * @param home the working directory: relative paths in settings start here
     * @param environment the process environment
     * @param overrides from {@code --set}
     * @throws BadSetting naming every fault, with file and line
     */
    public static Settings load(Path home, Map<String, String> environment, Map<String, String> overrides) {
        var faults = new ArrayList<String>();
        var values = read(home, environment, overrides, faults);
        if (!faults.isEmpty()) {
            throw new BadSetting("bad-setting", String.join("\n", faults));
        }
        return new Settings(home, environment, overrides, values);
    }

    /** Faults of the settings, one line each with where, what and the cure; empty when they are sound. */
    public static List<String> faults(Path home, Map<String, String> environment, Map<String, String> overrides) {
        var faults = new ArrayList<String>();
        read(home, environment, overrides, faults);
        return faults;
    }

    /**
     * Reads the file again and takes over what may change while running.
     *
     * @return keys that changed but need a restart
     * @throws BadSetting when the file has faults; then nothing changes
     */
    public List<String> reload() {
        var fresh = load(home, environment, overrides).now;
        var merged = new SettingValues();
        var later = new TreeMap<String, String>();
        for (var name : names()) {
            boolean isSame = fresh.text(name).equals(now.text(name));
            boolean acts = isSame || isLive(name);
            var from = acts ? fresh : now;
            merged.put(name, from.text(name), from.origins().get(name));
            if (!acts) {
                later.put(name, fresh.text(name));
            }
        }
        now = merged;
        waiting = Map.copyOf(later);
        return List.copyOf(later.keySet());
    }

    private static boolean isLive(String name) {
        return Keys.ALL.stream().anyMatch(key -> key.name().equals(name) && key.live());
    }

    /** What set it: {@code file:line}, a variable, an option; empty when it stands as it is shipped. */
    Optional<String> origin(String name) {
        return Optional.ofNullable(now.origins().get(name));
    }

    /** What the file says now and a restart would put in force; empty when it would change nothing. */
    Optional<String> afterRestart(String name) {
        return Optional.ofNullable(waiting.get(name));
    }

    private static SettingValues read(
            Path home, Map<String, String> environment, Map<String, String> overrides, List<String> faults) {
        var values = new SettingValues();
        Keys.ALL.forEach(key -> values.put(key.name(), key.standard(), null));
        var file = file(home);
        if (Files.exists(file)) {
            PropertyLines.read(file).forEach(line -> put(values, line.where(), line.key(), line.value(), faults));
        }
        for (var key : Keys.ALL) {
            var variable = variable(key.name());
            if (environment.containsKey(variable)) {
                put(values, "environment " + variable, key.name(), environment.get(variable), faults);
            }
        }
        environment.keySet().stream()
                .filter(name -> name.startsWith("SWATH_")
                        && !CloudKeys.VARIABLES.contains(name)
                        && !Secrets.VARIABLES.contains(name)
                        && names().stream().noneMatch(key -> variable(key).equals(name)))
                .sorted()
                .forEach(name -> faults.add("environment " + name + ": there is no setting for it"
                        + Closest.hint(
                                name, names().stream().map(Settings::variable).toList())));
        overrides.forEach((key, value) -> put(values, "--set " + key, key, value, faults));
        if (faults.isEmpty()) {
            faults.addAll(CollectionKeys.faults(values.texts()));
        }
        return values;
    }

    private static void put(SettingValues values, String where, String name, String value, List<String> faults) {
        var key = Keys.ALL.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .or(() -> CollectionKeys.key(name));
        if (key.isEmpty()) {
            faults.add(where + ": there is no setting called '" + name + "'" + Closest.hint(name, names()));
            return;
        }
        key.get()
                .fault(value.trim())
                .ifPresentOrElse(
                        fault -> faults.add(where + ": " + name + " " + fault + ", was '" + value.trim() + "'"),
                        () -> values.put(name, value.trim(), where));
    }

    /** A variable that others read too, such as {@code HTTPS_PROXY}, in capitals or not; empty when it says nothing. */
    Optional<String> environment(String name) {
        return Stream.of(name, name.toLowerCase(Locale.ROOT))
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .map(String::trim)
                .findFirst();
    }

    public static Path file(Path home) {
        return home.resolve("config").resolve("application.properties");
    }

    static String variable(String key) {
        return "SWATH_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** Names of all settings. */
    public static List<String> names() {
        return Keys.ALL.stream().map(Key::name).toList();
    }

    /** The value of a setting that nothing sets. */
    public static String standard(String name) {
        return Keys.ALL.stream()
                .filter(key -> key.name().equals(name))
                .map(Key::standard)
                .findFirst()
                .orElseThrow();
    }

    /** The whole {@code application.properties} with its comments and standard values, as {@code init} writes it. */
    public static String shippedFile() {
        var text = new StringBuilder("""
                # Settings of Swath. Every key is here with its standard value; delete or edit lines as you like.
                # The environment overrides a key (store.url -> SWATH_STORE_URL), --set key=value overrides both.
                # The API key is not a setting: it is read from PL_API_KEY (environment, or a file .env beside the launcher).
                # [live] = a change in this file acts within seconds, without a restart.
                """);
        for (var key : Keys.ALL) {
            var range =
                    switch (key.kind()) {
                        case INTEGER, DECIMAL ->
                            " Range " + key.min().toPlainString() + " to "
                                    + key.max().toPlainString() + ".";
                        case CHOICE, SWITCH -> " One of " + String.join(", ", key.words()) + ".";
                        case SEVERAL -> " Any of " + String.join(", ", key.words()) + ", with commas; empty = nothing.";
                        case TEXT, TILES, SERVICE, PROXY, DATE, TEMPLATE, ASSETS, CRON -> "";
                    };
            text.append("\n# ")
                    .append(key.live() ? "[live] " : "")
                    .append(key.meaning())
                    .append(range)
                    .append("\n");
            text.append(key.name()).append("=").append(key.standard()).append("\n");
        }
        return text.toString();
    }

    public Path home() {
        return home;
    }

    /** @throws IllegalArgumentException for a name that is no setting */
    public String text(String name) {
        var value = now.texts().get(name);
        if (value == null) {
            throw new IllegalArgumentException("no setting is called " + name);
        }
        return value;
    }

    /** Values of all settings whose names begin so. */
    Map<String, String> beginning(String prefix) {
        return now.texts().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public boolean knows(String name) {
        return now.texts().containsKey(name);
    }

    public int integer(String name) {
        return Integer.parseInt(text(name));
    }

    public double decimal(String name) {
        return Double.parseDouble(text(name));
    }

    public boolean isOn(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /** What stands there between commas. */
    public List<String> words(String name) {
        var text = text(name).trim();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*"));
    }

    public URI service(String name) {
        return URI.create(text(name));
    }

    /** A path relative to the working directory unless absolute. */
    public Path path(String name) {
        return home.resolve(text(name)).normalize();
    }

    /** A time of {@code unit}s divided by {@code time.scale}; at least a millisecond. */
    public Duration scaled(String name, java.time.temporal.ChronoUnit unit) {
        var millis = new BigDecimal(Duration.of(integer(name), unit).toMillis());
        var scaled = millis.doubleValue() / decimal("time.scale");
        return Duration.ofMillis(Math.max(1, Math.round(scaled)));
    }

    /** What is wrong with a value for a setting; empty when nothing is. */
    public String fault(String name, String value) {
        return Keys.ALL.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .flatMap(key -> key.fault(value))
                .orElse("");
    }

    /** What is allowed but risky, one line each with the cure. */
    public List<String> warnings() {
        int millis = integer(RESPONSE_TIMEOUT);
        return millis >= SAFE_RESPONSE_MILLIS
                ? List.of()
                : List.of(RESPONSE_TIMEOUT + " is " + millis + ", below " + SAFE_RESPONSE_MILLIS
                        + ": Planet may still answer then, and an order whose answer comes late is in doubt until it is"
                        + " listed; raise it unless you rehearse");
    }

    /** Settings that differ from their standard, and those that have none: of collections that a user described. */
    public SortedMap<String, String> changed() {
        var changed = new TreeMap<>(now.texts());
        Keys.ALL.forEach(key -> changed.remove(key.name(), key.standard()));
        return changed;
    }

    /** Writes the commented standard settings to {@code file}. */
    public static void ship(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, shippedFile());
    }
}
