package dev.swath.app.notify;

import dev.swath.io.ledger.Notices;
import dev.swath.model.trouble.BadSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said of each kind of event: the first line is the title. Those of the operator go before the shipped ones. */
public final class Templates {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}\\s]*)}");
    private static final Set<String> FIELDS =
            Set.of("drop", "count", "code", "detail", "delivered", "failed", "aside", "report");

    private final Map<String, String> texts;

    private Templates(Map<String, String> texts) {
        this.texts = texts;
    }

    /**
     * @param own folder with {@code KIND.txt}, which need not exist
     * @throws BadSetting when one of them cannot be read, or names a field that there is not
     */
    public static Templates of(Path own) {
        var texts = new TreeMap<String, String>();
        for (var kind : Notices.Kind.values()) {
            var file = own.resolve(kind.word() + ".txt");
            texts.put(kind.word(), Files.isRegularFile(file) ? own(file) : shipped(kind.word()));
        }
        return new Templates(texts);
    }

    private static String own(Path file) {
        try {
            var text = Files.readString(file).strip();
            var unknown = FIELD.matcher(text)
                    .results()
                    .map(field -> field.group(1))
                    .filter(field -> !FIELDS.contains(field))
                    .findFirst();
            if (unknown.isPresent() || text.isEmpty()) {
                throw new BadSetting(
                        "bad-template",
                        file + (text.isEmpty() ? ": is empty" : ": there is no field {" + unknown.orElse("") + "}")
                                + "; fields are "
                                + String.join(", ", FIELDS.stream().sorted().toList()));
            }
            return text;
        } catch (IOException e) {
            throw new BadSetting("bad-template", file + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static String shipped(String kind) {
        try (var in = Templates.class.getResourceAsStream("/notify/" + kind + ".txt")) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks notify/" + kind + ".txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a kind with its fields; a field that is not known here is empty. */
    String fill(String kind, Map<String, String> fields) {
        return FIELD.matcher(texts.getOrDefault(kind, kind))
                .replaceAll(field -> Matcher.quoteReplacement(fields.getOrDefault(field.group(1), "")));
    }
}
