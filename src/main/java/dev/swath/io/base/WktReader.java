package dev.swath.io.base;

import java.util.ArrayList;
import java.util.List;

/** Reads well-known text of a CRS into its tree. Both brackets, doubled quotes and free white space are accepted. */
final class WktReader {
    private static final String DELIMITERS = "[](),\"";

    /** Deeper text is no CRS; the bound keeps hostile input from exhausting the stack. */
    private static final int MAX_DEPTH = 50;

    private final String text;
    private int position;
    private int depth;

    private WktReader(String text) {
        this.text = text;
    }

    /** Throws {@link IllegalArgumentException} when the text is not one well-formed tree. */
    static Wkt read(String text) {
        WktReader reader = new WktReader(text);
        Wkt root = reader.node(reader.word());
        reader.skipSpace();
        if (reader.position < text.length()) {
            throw reader.unexpected("text after the end");
        }
        return root;
    }

    private Wkt node(String keyword) {
        if (keyword.isEmpty() || !(peek() == '[' || peek() == '(') || ++depth > MAX_DEPTH) {
            throw unexpected("no KEYWORD[...]");
        }
        position++;
        List<Object> values = new ArrayList<>();
        while (peek() != ']' && peek() != ')') {
            if (peek() == ',') {
                position++;
            } else {
                values.add(value());
            }
        }
        position++;
        depth--;
        return new Wkt(keyword, values);
    }

    private Object value() {
        if (peek() == '"') {
            return quoted();
        }
        String word = word();
        if (peek() == '[' || peek() == '(') {
            return node(word);
        }
        if (word.isEmpty()) {
            throw unexpected("a value is missing");
        }
        return word;
    }

    private String word() {
        skipSpace();
        int start = position;
        while (position < text.length() && DELIMITERS.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position).strip();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c != '"') {
                value.append(c);
            } else if (position + 1 < text.length() && text.charAt(position + 1) == '"') {
                value.append(text.charAt(++position));
            } else {
                position++;
                return value.toString();
            }
        }
        throw unexpected("a quote is not closed");
    }

    private char peek() {
        skipSpace();
        if (position >= text.length()) {
            throw unexpected("a bracket is not closed");
        }
        return text.charAt(position);
    }

    private void skipSpace() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private IllegalArgumentException unexpected(String what) {
        return new IllegalArgumentException(what + " at character " + (position + 1));
    }
}
