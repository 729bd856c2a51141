package dev.swath.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.app.wiring.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What {@code docs/deploy} tells people to run, and to set, exists. */
class DeployTest {
    private static final Path FOLDER = Path.of("docs/deploy");
    /** In the environment, and no settings. */
    private static final Set<String> SECRETS =
            Set.of("SWATH_WEB_TOKEN", "SWATH_WEB_LOGIN", "SWATH_NOTIFY_MAIL_PASSWORD", "SWATH_NOTIFY_WEBHOOK_URL");

    private static final Pattern VARIABLE = Pattern.compile("SWATH_[A-Z0-9_]+");
    private static final Pattern CALL = Pattern.compile("swath\\.jar +([a-z][^>|&\\n]*)");

    static Stream<Path> files() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    static Stream<Path> yaml() throws IOException {
        return files().filter(file -> file.toString().matches(".*\\.ya?ml"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object read(Path yaml) {
        return new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(text(yaml));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySettingThatIsNamed_exists(Path file) {
        var known = Settings.names().stream()
                .map(name -> "SWATH_" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
                .collect(Collectors.toCollection(TreeSet::new));
        known.addAll(SECRETS);
        assertThat(VARIABLE.matcher(text(file)).results().map(match -> match.group()))
                .allMatch(known::contains);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyVerbAndOptionThatIsCalled_exists(Path file) {
        CALL.matcher(text(file)).results().map(match -> match.group(1).trim()).forEach(DeployTest::demandParsed);
    }

    private static void demandParsed(String words) {
        var parsed = Verbs.commandLine().parseArgs(words.split("\\s+"));
        assertThat(parsed.hasSubcommand()).as(words).isTrue();
        Map<String, String> set = parsed.subcommand().matchedOptionValue("--set", Map.of());
        assertThat(Settings.names()).as(words).containsAll(set.keySet());
    }

    @Test
    void callsAreFound() throws IOException {
        assertThat(files().filter(file -> CALL.matcher(text(file)).find()))
                .extracting(file -> file.getFileName().toString())
                .contains("crontab", "swath.service", "swath-once.service");
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void yaml_isReadable(Path file) {
        assertThatCode(() -> read(file)).doesNotThrowAnyException();
        assertThat(read(file)).isInstanceOf(Map.class);
    }

    /** What is mounted, built from or waited for is there. */
    @Test
    void compose_namesOnlyWhatIsThere() {
        JsonNode services = new ObjectMapper()
                .<JsonNode>valueToTree(read(FOLDER.resolve("compose.yaml")))
                .path("services");
        assertThat(services).isNotEmpty();
        for (var service : services) {
            assertThat(service.has("image")).as(service.toString()).isNotEqualTo(service.has("build"));
            var beside = service.path("network_mode").asText("service:swath").replace("service:", "");
            assertThat(services.has(beside)).as(beside).isTrue();
            for (var other : service.path("depends_on")) {
                assertThat(services.has(other.asText())).as(other.asText()).isTrue();
            }
        }
        var build = services.path("swath").path("build");
        var context = FOLDER.resolve(build.path("context").asText()).normalize();
        assertThat(context.resolve(build.path("dockerfile").asText())).exists();
        assertThat(context.resolve("mvnw")).exists();
        assertThat(FOLDER.resolve("prometheus/prometheus.yml")).exists();
        var port = text(FOLDER.resolve("prometheus/prometheus.yml"));
        assertThat(text(FOLDER.resolve("compose.yaml"))).contains("SWATH_WEB_PORT: \"9464\"");
        assertThat(port).contains("127.0.0.1:9464");
    }

    /** A Containerfile and units are lines of words: each word is one that their readers know. */
    @Test
    void otherFiles_haveOnlyKnownWords() {
        var container = Set.of("FROM", "WORKDIR", "COPY", "RUN", "USER", "VOLUME", "ENV", "ENTRYPOINT", "CMD");
        assertThat(lines("Containerfile")).allMatch(line -> container.contains(line.replaceFirst(" .*", "")));
        for (var unit : List.of("swath.service", "swath-once.service", "swath-once.timer")) {
            assertThat(lines("systemd/" + unit))
                    .allMatch(line -> line.matches("\\[(Unit|Service|Install|Timer)]|[A-Z][A-Za-z]+=\\S.*"));
        }
        assertThat(lines("crontab")).allMatch(line -> line.matches("(\\S+ +){5}cd /data/campaign && .*"));
    }

    private static List<String> lines(String file) {
        return Arrays.stream(text(FOLDER.resolve(file)).split("\n"))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }
}
