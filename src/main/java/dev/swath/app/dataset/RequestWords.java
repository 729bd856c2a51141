package dev.swath.app.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.app.composite.FaultyRequest;
import dev.swath.model.RequestFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Words of a request by their names, each of its kind. */
final class RequestWords {
    private final ObjectNode json;

    /** What a word is. */
    enum Kind {
        TEXT("a text"),
        TRUTH("true or false"),
        WHOLE("a whole number"),
        NUMBER("a number"),
        TEXTS("a list of texts");

        private final String told;

        Kind(String told) {
            this.told = told;
        }

        private boolean fits(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isTextual();
                case TRUTH -> value.isBoolean();
                case WHOLE -> value.isIntegralNumber() && value.canConvertToLong();
                case NUMBER -> value.isNumber();
                case TEXTS -> value.isArray() && texts(value).size() == value.size();
            };
        }

        /** A value that was sent as text; one that is none of this kind stays a text. */
        private JsonNode of(String text) {
            var nodes = JsonNodeFactory.instance;
            return switch (this) {
                case TEXT -> nodes.textNode(text);
                case TRUTH ->
                    text.matches("true|false") ? nodes.booleanNode(text.equals("true")) : nodes.textNode(text);
                case WHOLE ->
                    text.matches("-?\\d{1,18}") ? nodes.numberNode(Long.parseLong(text)) : nodes.textNode(text);
                case NUMBER ->
                    text.matches("-?\\d{1,18}(\\.\\d{1,18})?")
                            ? nodes.numberNode(new BigDecimal(text))
                            : nodes.textNode(text);
                case TEXTS -> {
                    var list = nodes.arrayNode();
                    List.of(text.split(",", -1)).forEach(each -> list.add(each.strip()));
                    yield list;
                }
            };
        }
    }

    /** @throws FaultyRequest naming the words that mean nothing, or are not of their kind */
    RequestWords(ObjectNode json, Map<String, Kind> known) {
        this.json = json;
        List<RequestFault> faults = new ArrayList<>();
        for (var word : json.properties()) {
            Kind kind = known.get(word.getKey());
            if (kind == null) {
                faults.add(new RequestFault(
                        word.getKey(), "is not known; known are " + String.join(", ", new TreeMap<>(known).keySet())));
            } else if (!kind.fits(word.getValue())) {
                faults.add(new RequestFault(word.getKey(), "must be " + kind.told));
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultyRequest(faults);
        }
    }

    /** Words as they are sent beside a file. */
    static ObjectNode ofTexts(Map<String, String> sent, Map<String, Kind> known) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        sent.forEach((word, text) ->
                json.set(word, known.getOrDefault(word, Kind.TEXT).of(text)));
        return json;
    }

    static FaultyRequest fault(String word, String message) {
        return new FaultyRequest(List.of(new RequestFault(word, message)));
    }

    boolean has(String word) {
        return json.has(word);
    }

    String text(String word, String otherwise) {
        return json.has(word) ? json.path(word).asText() : otherwise;
    }

    boolean truth(String word, boolean otherwise) {
        return json.has(word) ? json.path(word).booleanValue() : otherwise;
    }

    int whole(String word, int otherwise) {
        Long whole = whole(word);
        if (whole != null && whole != whole.intValue()) {
            throw fault(word, "must be a smaller number");
        }
        return whole == null ? otherwise : whole.intValue();
    }

    @Nullable
    Long whole(String word) {
        return json.has(word) ? json.path(word).longValue() : null;
    }

    double number(String word, double otherwise) {
        return json.has(word) ? json.path(word).doubleValue() : otherwise;
    }

    List<String> texts(String word, List<String> otherwise) {
        return json.has(word) ? texts(json.path(word)) : otherwise;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> {
            if (each.isTextual()) {
                texts.add(each.asText());
            }
        });
        return texts;
    }
}
