package dev.swath.io.stac;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.model.Answer;
import dev.swath.model.trouble.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as STAC services write it: fields may be absent, null or of another kind, and an answer may be cut off. */
public final class StacJson {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** The same bytes on every machine: two blanks, line feeds, and short arrays of numbers not spread over lines. */
    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private StacJson() {}

    /**
     * The JSON object of an answer.
     *
     * @param what names it for people, e.g. "a page of items"
     * @throws Unavailable code {@code unreadable-answer}: cut off or not JSON; asked again it may be well
     */
    public static ObjectNode object(Answer answer, String what) {
        return parsed(answer.text())
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> unreadable(answer, "the text is not " + what + " (cut off, or not JSON)"));
    }

    /** The trouble of an answer that came whole and does not hold what it should. */
    public static Unavailable unreadable(Answer answer, String why) {
        return new Unavailable(
                "unreadable-answer",
                where(answer.call().uri()) + " answered with status " + answer.status() + ", but " + why
                        + ": it is asked again later");
    }

    /** The tree, or nothing when the text is not one whole JSON value. */
    public static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(tree -> !tree.isMissingNode());
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    /** The object in bytes of UTF-8, or nothing when they are not one whole JSON object. */
    public static Optional<ObjectNode> object(byte[] bytes) {
        return parsed(new String(bytes, StandardCharsets.UTF_8))
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast);
    }

    /** For files that people read, too: indented, in UTF-8, with a line feed at the end. */
    public static byte[] pretty(JsonNode tree) {
        try {
            return (PRETTY.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a tree in memory can be written", impossible);
        }
    }

    /** A text field that says something; null when it is absent, null, blank or of another kind. */
    public static @Nullable String text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    /** A finite number; null when it is absent or of another kind. */
    public static @Nullable Double number(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isNumber() && Double.isFinite(value.doubleValue()) ? value.doubleValue() : null;
    }

    /** The texts of an array that say something; empty when there is no array. */
    public static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        if (array.isArray()) {
            for (JsonNode element : array) {
                if (element.isTextual() && !element.textValue().isBlank()) {
                    texts.add(element.textValue());
                }
            }
        }
        return List.copyOf(texts);
    }

    /** Host and path: all of an address that may be shown. */
    public static String where(URI uri) {
        return uri.getHost() + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }
}
