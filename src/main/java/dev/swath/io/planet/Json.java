package dev.swath.io.planet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.swath.model.Answer;
import dev.swath.model.trouble.Corrupt;
import dev.swath.model.trouble.Unavailable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as Planet writes it: fields may be absent or null, and an answer may be cut off. */
final class Json {
    static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** The JSON object of an answer. {@code what} names it for people, e.g. "a page of scenes". */
    static JsonNode object(Answer answer, String what) {
        return parsed(answer.text())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new Unavailable(
                        "unreadable-answer",
                        "Planet answered " + where(answer) + " with status " + answer.status()
                                + ", but the text is not " + what
                                + " (cut off, or not JSON): it is asked again later"));
    }

    /** The tree, or nothing when the text is not one whole JSON value. */
    static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(tree -> !tree.isMissingNode());
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    static String written(JsonNode tree) {
        return tree.toString();
    }

    /** A text field that says something; null when it is absent, null, blank or of another kind. */
    static @Nullable String text(JsonNode parent, String field) {
        JsonNode value = parent.path(field);
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    static String text(JsonNode parent, String field, String otherwise) {
        String text = text(parent, field);
        return text == null ? otherwise : text;
    }

    /** The texts of an array; empty when there is no array. */
    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        for (JsonNode element : array) {
            if (element.isTextual() && !element.textValue().isBlank()) {
                texts.add(element.textValue());
            }
        }
        return texts;
    }

    /** An address in a field; null when there is none, or it is not one. */
    static @Nullable URI address(JsonNode parent, String field) {
        String text = text(parent, field);
        if (text == null) {
            return null;
        }
        try {
            return new URI(text);
        } catch (java.net.URISyntaxException notAnAddress) {
            return null;
        }
    }

    /**
     * The link to the next page: null on the last one.
     *
     * @throws Corrupt code {@code foreign-page}: the link leads to another host, where the account's key must not go
     */
    static @Nullable URI nextPage(Answer answer, JsonNode links, String field) {
        if (text(links, field) == null) {
            return null;
        }
        URI link = address(links, field);
        URI next = link == null ? null : answer.call().uri().resolve(link);
        if (next == null || !PlanetUrls.sameOrigin(answer.call().uri(), next)) {
            throw new Corrupt(
                    "foreign-page",
                    "the answer to " + where(answer) + " sends us to another address for its next page"
                            + ": not followed, check planet.url and any proxy between");
        }
        return next;
    }

    /** Host and path of the call; the query is left out, for it may be long. */
    static String where(Answer answer) {
        URI uri = answer.call().uri();
        return uri.getHost() + uri.getPath();
    }
}
