package dev.swath.io.store.layout;

import dev.swath.io.base.SafeName;
import dev.swath.io.store.TargetName;
import dev.swath.model.trouble.Corrupt;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A target with named fields in braces. */
final class Template {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    /** Leaves room for temporary names in the 255 bytes that file systems allow. */
    private static final int LONGEST_NAME_BYTES = 200;

    private final String text;

    Template(String text) {
        this.text = text;
    }

    /** What is wrong with it, said so that it can be put right; empty when nothing is. */
    static Optional<String> fault(String text) {
        var fields = fields(text);
        var unknown =
                fields.stream().filter(field -> !Fields.ALL.contains(field)).findFirst();
        if (unknown.isPresent() || FIELD.matcher(text).replaceAll("").matches(".*[{}].*")) {
            return Optional.of("must have its fields in braces, of these: {" + String.join("} {", Fields.ALL) + "}"
                    + unknown.map(field -> "; not {" + field + "}").orElse(""));
        }
        if (!fields.contains("file") && !fields.containsAll(List.of("item", "asset", "ext"))) {
            return Optional.of(
                    "must name each file of a scene differently: by {file}, or by {item}, {asset} and {ext}");
        }
        if (!fields.contains("feature") && !fields.contains("order")) {
            return Optional.of("must name the same scene of two features differently: by {feature} or {order}");
        }
        return isPlain(text) ? Optional.empty() : Optional.of("must be plain names with / between, inside the store");
    }

    private static boolean isPlain(String text) {
        try {
            var sample = new TreeMap<String, String>();
            Fields.ALL.forEach(field -> sample.put(field, "x"));
            var target = new Template(text).fill(sample).orElse("");
            TargetName.demandPlain(target);
            // names that begin with a dot are for what is on its way
            return Arrays.stream(target.split("/")).noneMatch(name -> name.startsWith("."));
        } catch (Corrupt unsafe) {
            return false;
        }
    }

    private static List<String> fields(String text) {
        return FIELD.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Empty when a field is not known of the file. */
    Optional<String> fill(Map<String, String> values) {
        if (!values.keySet().containsAll(fields(text))) {
            return Optional.empty();
        }
        var filled = FIELD.matcher(text)
                .replaceAll(
                        found -> java.util.regex.Matcher.quoteReplacement(String.valueOf(values.get(found.group(1)))));
        return Optional.of(
                Arrays.stream(filled.split("/", -1)).map(Template::fitting).collect(Collectors.joining("/")));
    }

    private static String fitting(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME_BYTES ? name : SafeName.of(name);
    }
}
