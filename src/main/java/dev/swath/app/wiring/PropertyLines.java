package dev.swath.app.wiring;

import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** A {@code .properties} file with the line number of every key, so that a fault can be pointed at. */
public final class PropertyLines {
    private PropertyLines() {}

    /**
     * One key and its value.
     *
     * @param where {@code file:line}, for messages
     */
    public record Line(String where, String key, String value) {}

    /** @throws BadSetting when the file cannot be read */
    public static List<Line> read(Path file) {
        var lines = new ArrayList<Line>();
        try {
            var pending = new StringBuilder();
            int number = 0;
            int first = 1;
            for (var text : Files.readAllLines(file)) {
                number++;
                if (pending.isEmpty()) {
                    first = number;
                }
                pending.append(text).append('\n');
                if (!continues(text)) {
                    add(lines, file.getFileName() + ":" + first, pending.toString());
                    pending.setLength(0);
                }
            }
            add(lines, file.getFileName() + ":" + first, pending.toString());
        } catch (MalformedInputException e) {
            throw new BadSetting("bad-setting", file + ": is not UTF-8 text; save it as UTF-8", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadSetting("bad-setting", file + ": cannot be read (" + e.getMessage() + ")", e);
        }
        return lines;
    }

    private static boolean continues(String text) {
        int slashes = 0;
        while (slashes < text.length() && text.charAt(text.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1 && !text.stripLeading().startsWith("#");
    }

    private static void add(List<Line> lines, String where, String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        properties.stringPropertyNames().forEach(key -> lines.add(new Line(where, key, properties.getProperty(key))));
    }
}
