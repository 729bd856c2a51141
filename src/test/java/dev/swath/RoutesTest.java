package dev.swath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.app.check.RouteFiles;
import dev.swath.app.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Handler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The word rule: file {@code routes/NN-word.camel.yaml} holds routes {@code word} or {@code word-…} and uses only beans of
 * {@code step.word}. Files 0x and 9x are plumbing. And the budgets: what a person reads in one go.
 */
class RoutesTest {
    private static final Set<String> PLUMBING = Set.of("claims");
    private static final Pattern BEAN = Pattern.compile("ref: (\\w+)");
    private static final Pattern ROUTE = Pattern.compile("(?m)^- route:\\n    id: (\\S+)");
    private static final int ROUTE_LINES = 25;
    private static final int GATE_LINES = 45;
    private static final int FILE_LINES = 120;
    /** Five gates in one file, so that all paces stand together. */
    private static final int GATES_FILE_LINES = 135;

    static Stream<Path> files() throws IOException {
        try (var files = Files.list(Path.of("routes"))) {
            return files.sorted().toList().stream();
        }
    }

    static Stream<Path> stepFiles() throws IOException {
        return files().filter(file -> !file.getFileName().toString().matches("[09].*"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsLoaded(Path file) {
        assertThat(RouteFiles.isLoaded(file.getFileName().toString())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stepFiles")
    void routesAndBeansBearTheWordOfTheirFile(Path file) throws Exception {
        var word = file.getFileName().toString().replaceAll("^\\d\\d-([a-z]+).*", "$1");
        var text = Files.readString(file);
        assertThat(found(ROUTE, text)).isNotEmpty().allMatch(id -> id.equals(word) || id.startsWith(word + "-"));
        var strangers = found(BEAN, text);
        strangers.removeAll(PLUMBING);
        strangers.removeAll(beansOf(word));
        assertThat(strangers).as("beans that are not in step." + word).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void routesAreShortEnoughToBeRead(Path file) throws IOException {
        int most = file.getFileName().toString().startsWith("0") ? GATE_LINES : ROUTE_LINES;
        boolean gates = file.getFileName().toString().startsWith("05");
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(gates ? GATES_FILE_LINES : FILE_LINES);
        for (var entry : entries(file)) {
            var id = entry.get(1).strip().replace("id: ", "");
            assertThat(entry.size()).as(file + ": " + id).isLessThanOrEqualTo(most);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyRouteIsExplainedByTheLineAboveIt(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("- ")) {
                assertThat(i == 0 ? "" : lines.get(i - 1))
                        .as(file + ":" + (i + 1))
                        .startsWith("# ");
            }
        }
    }

    /** The entries of a file as lines, without comments and blank lines. */
    private static List<List<String>> entries(Path file) throws IOException {
        var entries = new ArrayList<List<String>>();
        for (var line : Files.readAllLines(file)) {
            if (line.startsWith("- ")) {
                entries.add(new ArrayList<>());
            }
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                entries.get(entries.size() - 1).add(line);
            }
        }
        return entries;
    }

    private static Set<String> beansOf(String word) throws IOException, ClassNotFoundException {
        var beans = new TreeSet<String>();
        try (var sources = Files.newDirectoryStream(Path.of("src/main/java/dev/swath/step", word), "[A-Z]*.java")) {
            for (var source : sources) {
                var name = source.getFileName().toString().replace(".java", "");
                var type = Class.forName("dev.swath.step." + word + "." + name);
                if (Stream.of(type.getDeclaredMethods())
                        .anyMatch(method -> method.isAnnotationPresent(Handler.class))) {
                    beans.add(Wiring.beanName(type));
                }
            }
        }
        return beans;
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
