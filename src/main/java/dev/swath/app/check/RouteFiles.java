package dev.swath.app.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a routes folder: those that are loaded, and those that look as if they should be. */
public final class RouteFiles {
    private static final String LOADED = "\\d\\d-[a-z]+(-[a-z0-9]+)*\\.camel\\.yaml";

    private RouteFiles() {}

    /**
     * Name and text of every YAML file that is not hidden, in the order of their names.
     *
     * @throws IOException when the folder or a file cannot be read
     */
    static SortedMap<String, String> read(Path folder) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.newDirectoryStream(folder, RouteFiles::isYaml)) {
            for (var file : files) {
                texts.put(file.getFileName().toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** Whether the product loads a file of this name: {@code NN-word[-variant].camel.yaml}. */
    public static boolean isLoaded(String name) {
        return name.matches(LOADED);
    }

    private static boolean isYaml(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }

    /** {@code order} for {@code 40-order-fast.camel.yaml}. */
    static String word(String name) {
        return name.replaceFirst("^\\d\\d-([a-z]+).*", "$1");
    }
}
