package dev.swath.io.stac;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pixel grid of an asset, as far as it is stated.
 *
 * @param code e.g. {@code EPSG:32633}; null where none is stated
 * @param height rows; 0 where none are stated
 * @param width columns; 0 where none are stated
 * @param transform the six numbers x0 dx.. of {@code proj:transform} in its order (a b c d e f, row-major); empty where
 *     none are stated
 */
public record Projection(@Nullable String code, int height, int width, List<Double> transform) {
    /** Of the asset, and where it says nothing, of the item. Understands {@code proj:epsg} of older versions. */
    static Projection read(JsonNode asset, JsonNode properties) {
        String code = code(asset);
        List<Double> shape = numbers(asset.path("proj:shape"), properties.path("proj:shape"), 2);
        List<Double> transform = numbers(asset.path("proj:transform"), properties.path("proj:transform"), 6);
        boolean usable = !shape.isEmpty() && shape.stream().allMatch(side -> side >= 1 && side <= Integer.MAX_VALUE);
        return new Projection(
                code == null ? code(properties) : code,
                usable ? shape.get(0).intValue() : 0,
                usable ? shape.get(1).intValue() : 0,
                transform);
    }

    private static @Nullable String code(JsonNode parent) {
        String code = StacJson.text(parent, "proj:code");
        JsonNode epsg = parent.path("proj:epsg");
        return code == null && epsg.isIntegralNumber() && epsg.canConvertToInt() && epsg.intValue() > 0
                ? "EPSG:" + epsg.intValue()
                : code;
    }

    /** The first so many numbers of the first array that has them: a transform may come with its third row. */
    private static List<Double> numbers(JsonNode own, JsonNode inherited, int count) {
        JsonNode array = own.isArray() ? own : inherited;
        if (!array.isArray() || array.size() < count) {
            return List.of();
        }
        var numbers = new ArrayList<Double>();
        for (int i = 0; i < count; i++) {
            JsonNode number = array.get(i);
            if (!number.isNumber() || !Double.isFinite(number.doubleValue())) {
                return List.of();
            }
            numbers.add(number.doubleValue());
        }
        return List.copyOf(numbers);
    }
}
