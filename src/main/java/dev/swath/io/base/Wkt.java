package dev.swath.io.base;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of a well-known text: {@code KEYWORD[value, "value", CHILD[...], ...]}. The same tree serves WKT1 (OGC and
 * ESRI) and WKT2, which differ in words only.
 *
 * @param keyword as written
 * @param values texts and numbers as {@link String}, children as {@link Wkt}, in the order written
 */
record Wkt(String keyword, List<Object> values) {
    Wkt {
        values = List.copyOf(values);
    }

    boolean is(String... keywords) {
        for (String candidate : keywords) {
            if (candidate.equalsIgnoreCase(keyword)) {
                return true;
            }
        }
        return false;
    }

    /** The first child with the first of these keywords that occurs. */
    @Nullable
    Wkt child(String... keywords) {
        for (String wanted : keywords) {
            for (Wkt child : children(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** Throws {@link IllegalArgumentException} when there is none. */
    Wkt need(String... keywords) {
        Wkt child = child(keywords);
        if (child == null) {
            throw new IllegalArgumentException(keyword + " has no " + String.join(" or ", keywords));
        }
        return child;
    }

    List<Wkt> children(String wanted) {
        List<Wkt> found = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof Wkt child && child.is(wanted)) {
                found.add(child);
            }
        }
        return found;
    }

    /** The name of the node, its first value. */
    String name() {
        return text(0);
    }

    /** Throws {@link IllegalArgumentException} when the value is missing. */
    String text(int index) {
        if (index >= values.size() || !(values.get(index) instanceof String text)) {
            throw new IllegalArgumentException(keyword + " has no value " + (index + 1));
        }
        return text;
    }

    /** Throws {@link IllegalArgumentException} when the value is missing or no number. */
    double number(int index) {
        String text = text(index);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(keyword + " has '" + text + "' where a number belongs", e);
        }
    }
}
