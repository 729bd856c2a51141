package dev.swath.app.check;

import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.Handler;
import org.apache.camel.spi.Registry;

/** A step of the flow that is used at all is used whole: a door left out stops the work behind it without a word. */
final class WholeSteps implements Rule {
    private static final String STEPS = "dev.swath.step.";

    private final Registry registry;

    WholeSteps(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void check(RouteSet set, Problems problems) {
        var used = new TreeSet<String>();
        set.everyStep()
                .filter(step -> step.kind().equals("bean"))
                .forEach(step -> used.add(step.body().text("ref")));
        var files = new TreeMap<String, Node>();
        set.files().forEach(file -> files.putIfAbsent(RouteFiles.word(file.file()), file));
        registry.findByTypeWithName(Object.class).forEach((name, bean) -> {
            var type = bean.getClass();
            var file = files.get(type.getPackageName().replace(STEPS, ""));
            if (type.getPackageName().startsWith(STEPS) && file != null && hasDoor(type) && !used.contains(name)) {
                problems.add(
                        file,
                        "no route uses " + name + ": a step is missing, and the work that needs it would stop;"
                                + " swath init --upgrade brings the routes of this version");
            }
        });
    }

    private static boolean hasDoor(Class<?> type) {
        return java.util.Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> method.isAnnotationPresent(Handler.class));
    }
}
