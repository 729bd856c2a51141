package dev.swath.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.app.cli.Swath;
import dev.swath.app.sandbox.Fault;
import dev.swath.app.sandbox.Sandbox;
import dev.swath.app.sandbox.SandboxOptions;
import dev.swath.app.sandbox.SandboxOptions.Times;
import dev.swath.app.sandbox.SandboxOptions.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.logging.log4j.core.config.Configurator;

/** A folder to work in, a key, simulated services, and everything quick: what a journey needs around it. */
public final class Campaign implements AutoCloseable {
    /** Looks like a key of Planet's, so that a search for it anywhere finds it. */
    static final String KEY = "PLAK0123456789abcdef0123456789abcdef";

    /** Small pictures, few clouds. */
    static final World SMALL = new World(1, 0.2, 80, 32.5, 19.6, 3, 48);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("intake.poll-ms", "50"),
            Map.entry("search.interval-ms", "20"),
            Map.entry("order.interval-ms", "20"),
            Map.entry("list.interval-ms", "50"),
            Map.entry("link.interval-ms", "5"),
            Map.entry("poll.cron", "* * * * * ?"),
            Map.entry("poll.min-seconds", "1"),
            Map.entry("retry.wait-ms", "50"),
            Map.entry("store.min-free-mb", "1"),
            Map.entry("tick.ms", "20"));

    private final Path home;
    private final Sandbox sandbox;
    private final Map<String, String> settings = new TreeMap<>(QUICK);
    private String stderr = "";

    private Campaign(Path home, SandboxOptions options) throws IOException {
        this.home = home;
        sandbox = Sandbox.start(options, Clock.systemUTC());
        settings.put("planet.url", sandbox.api().toString());
        Files.createDirectories(inbox());
        Files.writeString(home.resolve(".env"), "PL_API_KEY=" + KEY + "\n");
    }

    /** Orders are done after a third of a second, pictures are small. */
    static Campaign in(Path home) throws IOException {
        return in(home, quick());
    }

    static Campaign in(Path home, SandboxOptions options) throws IOException {
        return new Campaign(home, options);
    }

    static SandboxOptions quick() {
        var times = new Times(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofHours(24));
        return SandboxOptions.defaults().withWorld(SMALL).withTimes(times);
    }

    Campaign set(String setting, Object value) {
        settings.put(setting, value.toString());
        return this;
    }

    Campaign fault(Fault fault) {
        sandbox.faults().add(fault);
        return this;
    }

    /** {@code swath run --once}: until nothing can progress. */
    int run() {
        return swath("run", "--once");
    }

    /** A verb in this folder under these settings; what it says on standard error is kept. */
    int swath(String... words) {
        var said = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setProperty("swath.home", home.toString());
        System.setProperty("swath.console.level", "WARN");
        Configurator.reconfigure();
        try {
            return Swath.run(arguments(words).toArray(String[]::new));
        } finally {
            System.setErr(before);
            stderr = said.toString(StandardCharsets.UTF_8);
        }
    }

    /** The words with this folder and these settings. */
    List<String> arguments(String... words) {
        var all = new ArrayList<>(Arrays.asList(words));
        all.add("-C");
        all.add(home.toString());
        settings.forEach((name, value) -> {
            all.add("--set");
            all.add(name + "=" + value);
        });
        return all;
    }

    /** What the last verb said on standard error. */
    String stderr() {
        return stderr;
    }

    /** What all verbs so far wrote into the log. */
    String log() throws IOException {
        var log = home.resolve("logs/swath.jsonl");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    Path home() {
        return home;
    }

    Path inbox() {
        return home.resolve("inbox");
    }

    Path delivered() {
        return home.resolve("delivered");
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Orders accepted by the simulated service, by name; above 1 means ordered twice. */
    Map<String, Long> accepted() {
        return sandbox.journal().acceptedOrders();
    }

    long calls(String word) {
        return sandbox.journal().counts().getOrDefault(word, 0L);
    }

    /** The only report of a drop. */
    JsonNode report(String drop) {
        var reports = reports(drop);
        if (reports.size() != 1) {
            throw new AssertionError("expected one report of " + drop + ", there are " + reports.size());
        }
        return reports.get(0);
    }

    /** All reports of a drop, oldest first. */
    List<JsonNode> reports(String drop) {
        return files(inbox(), file -> file.getFileName().toString().equals("report.json")).stream()
                .map(Campaign::json)
                .filter(report -> report.path("drop").asText().equals(drop))
                .sorted((a, b) ->
                        a.path("arrived").asText().compareTo(b.path("arrived").asText()))
                .toList();
    }

    /** Delivered images. */
    List<Path> images() {
        return files(delivered(), file -> file.toString().endsWith(".tif"));
    }

    /** Temporary files that a finished campaign must not leave behind. */
    List<Path> leftovers() {
        return files(home, file -> file.getFileName().toString().matches(".*\\.part(\\.etag)?"));
    }

    /** Plain files below a folder in name order, but for the documents of its catalog; none where there is no folder. */
    static List<Path> files(Path folder, Predicate<Path> wanted) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && !folder.relativize(file).startsWith("catalog")
                            && wanted.test(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException trouble) throws IOException {
                    // a process that works renames its temporary files while they are listed
                    if (trouble instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw trouble;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
