package dev.swath.app.check;

import dev.swath.app.wiring.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.spi.Registry;

/**
 * Everything that is wrong with a set of routes, found without running one: what Camel refuses, said with file and line;
 * what Camel starts with although it cannot work; and every edit that could order something twice.
 *
 * <p>It goes in three stages, each only when the one before found nothing: every file for itself (YAML, Camel's schema),
 * all routes together, and a build of them by Camel.
 */
public final class RouteCheck {
    private RouteCheck() {}

    /**
     * @param routes the folder with the route files
     * @param registry the beans that routes name, as the wiring bound them
     * @return one line per fault: {@code file:line: what is wrong, what to do}; empty when the routes are sound
     */
    public static List<String> problems(Path routes, Settings settings, Registry registry) {
        try {
            return problems(RouteFiles.read(routes), settings, registry);
        } catch (IOException e) {
            return List.of(routes + ":1: cannot be read (" + e.getMessage() + ")");
        }
    }

    /** @param texts name and text of every file in the folder */
    static List<String> problems(SortedMap<String, String> texts, Settings settings, Registry registry) {
        var problems = new Problems();
        var loaded = new TreeMap<>(texts);
        loaded.keySet().removeIf(name -> !RouteFiles.isLoaded(name));
        texts.keySet().stream()
                .filter(name -> !loaded.containsKey(name))
                .forEach(name -> problems.add(
                        name, 1, "is not loaded under this name; route files are named NN-word.camel.yaml"));
        if (loaded.isEmpty()) {
            problems.add("routes", 1, "there are no route files here; ./swath init writes them");
        }
        var settingNames = new SettingNames(settings);
        var raw = new ArrayList<Node>();
        loaded.forEach((name, text) -> YamlReader.read(name, text, problems).ifPresent(raw::add));
        var files = raw.stream().map(root -> root.map(settingNames::resolve)).toList();
        var set = new RouteSet(List.copyOf(raw), files);
        settingNames.check(set, problems);
        files.forEach(root -> CamelSchema.check(root, problems));
        if (problems.isEmpty()) {
            together(loaded, set, settings, registry, problems);
        }
        return problems.lines();
    }

    private static void together(
            SortedMap<String, String> texts, RouteSet set, Settings settings, Registry registry, Problems problems) {
        try (var dry = new DryBuild(registry, settings)) {
            var notation = new Notation();
            notation.check(set, problems);
            if (!problems.isEmpty()) {
                return;
            }
            var beans = new Beans(registry);
            for (var rule : List.of(
                    new Names(),
                    new Endpoints(dry.context()),
                    beans,
                    new Paces(settings),
                    new HttpCalls(),
                    new SendOrderShape(),
                    new OrderDoor(),
                    new WholeSteps(registry),
                    new TypeChain(beans))) {
                rule.check(set, problems);
            }
            if (problems.isEmpty()) {
                dry.check(texts, set, problems);
            }
        }
    }
}
