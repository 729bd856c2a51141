package dev.swath.io.stac.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.StacGeometry;
import dev.swath.model.RequestFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Takes the words out of a request one by one; what is wrong with one is told under its name. */
final class WordReader {
    private static final int LONGEST = 90;
    private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._+-]{0," + (LONGEST - 1) + "}";

    private final ObjectNode json;
    private final List<RequestFault> faults;
    private final TreeSet<String> known = new TreeSet<>();

    WordReader(ObjectNode json, List<RequestFault> faults) {
        this.json = json;
        this.faults = faults;
    }

    /** A misspelt word would otherwise be silently without effect. */
    void demandNoOther() {
        json.fieldNames().forEachRemaining(word -> {
            if (!known.contains(word)) {
                fault(word, "there is no such word; known are " + String.join(", ", known));
            }
        });
    }

    String text(String word, String otherwise) {
        var value = take(word);
        if (value.isPresent() && !value.get().isTextual()) {
            fault(word, "must be a text");
        }
        return value.filter(JsonNode::isTextual)
                .map(text -> text.textValue().strip())
                .orElse(otherwise);
    }

    List<String> texts(String word, List<String> otherwise) {
        var value = take(word);
        if (value.isEmpty()) {
            return otherwise;
        }
        var texts = new ArrayList<String>();
        boolean sound = value.get().isArray();
        for (JsonNode text : value.get()) {
            sound &= text.isTextual();
            texts.add(text.asText().strip());
        }
        if (!sound) {
            fault(word, "must be a list of texts, such as " + quoted(otherwise));
        }
        return texts;
    }

    private static String quoted(List<String> texts) {
        return "[\"" + String.join("\", \"", texts) + "\"]";
    }

    @Nullable
    String name(String word) {
        var name = text(word, "");
        if (name.isEmpty()) {
            return null;
        }
        if (!name.matches(NAME)) {
            fault(
                    word,
                    "must be letters, digits, blanks and . _ + - alone, begin with one of the first two, and have "
                            + LONGEST + " at most");
        }
        return name;
    }

    double number(String word, double otherwise) {
        return number(word).orElse(otherwise);
    }

    int whole(String word, int otherwise) {
        var number = number(word);
        if (number.isPresent() && number.get() != Math.rint(number.get())) {
            fault(word, "must be a whole number, was " + number.get());
        }
        return number.map(Double::intValue).orElse(otherwise);
    }

    @Nullable
    Double percent(String word) {
        var percent = number(word);
        if (percent.isPresent() && !(percent.get() >= 0 && percent.get() <= 100)) {
            fault(word, "must lie within 0..100 percent, was " + percent.get());
        }
        return percent.orElse(null);
    }

    private Optional<Double> number(String word) {
        var value = take(word);
        if (value.isPresent() && !value.get().isNumber()) {
            fault(word, "must be a number");
        }
        return value.filter(JsonNode::isNumber).map(JsonNode::doubleValue);
    }

    boolean truth(String word, boolean otherwise) {
        var value = take(word);
        if (value.isPresent() && !value.get().isBoolean()) {
            fault(word, "must be true or false");
        }
        return value.map(JsonNode::booleanValue).orElse(otherwise);
    }

    /** A geometry, or a feature or collection of features, which are one area together. */
    @Nullable
    Geometry shape(String word) {
        var value = take(word);
        if (value.isEmpty()) {
            return null;
        }
        var shapes = new ArrayList<Geometry>();
        if (!shapes(value.get(), shapes) || shapes.isEmpty()) {
            fault(word, "must be GeoJSON in longitude and latitude: a Polygon or MultiPolygon, or features of them");
            return null;
        }
        return shapes.size() == 1 ? shapes.get(0) : together(word, shapes);
    }

    private @Nullable Geometry together(String word, List<Geometry> shapes) {
        if (shapes.stream().anyMatch(shape -> !shape.isValid())) {
            fault(word, "one of its features crosses or touches itself");
            return null;
        }
        return UnaryUnionOp.union(shapes);
    }

    private static boolean shapes(JsonNode json, List<Geometry> shapes) {
        switch (json.path("type").asText()) {
            case "FeatureCollection" -> {
                for (JsonNode feature : json.path("features")) {
                    if (!shapes(feature, shapes)) {
                        return false;
                    }
                }
                return true;
            }
            case "Feature" -> {
                return shapes(json.path("geometry"), shapes);
            }
            default -> {
                var shape = StacGeometry.read(json);
                shape.ifPresent(shapes::add);
                return shape.isPresent();
            }
        }
    }

    List<List<Double>> boxes(String word) {
        var boxes = new ArrayList<List<Double>>();
        var value = take(word);
        boolean sound = value.isEmpty() || value.get().isArray();
        for (JsonNode box : value.orElse(json.arrayNode())) {
            var numbers = new ArrayList<Double>();
            for (JsonNode number : box) {
                sound &= number.isNumber();
                numbers.add(number.doubleValue());
            }
            sound &= box.isArray();
            boxes.add(numbers);
        }
        if (!sound) {
            fault(word, "must be a list of boxes of four degrees: [[west, south, east, north]]");
        }
        return boxes;
    }

    private Optional<JsonNode> take(String word) {
        known.add(word);
        return Optional.ofNullable(json.get(word)).filter(value -> !value.isNull());
    }

    private void fault(String word, String message) {
        faults.add(new RequestFault(word, message));
    }
}
