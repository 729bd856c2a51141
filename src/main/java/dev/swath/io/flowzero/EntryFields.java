package dev.swath.io.flowzero;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.model.OldOrder;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of one entry as FlowZero's columns: other names for them are known, what says nothing is left out. */
final class EntryFields {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CHARS = 500;

    private static final Set<String> BLANK =
            Set.of("", "n/a", "na", "none", "null", "nan", "-", "unknown", "unknown_date");

    /** Column, and the fields it is read from; the first that says something. */
    private static final Map<String, List<String>> TEXTS = texts();

    private static final List<String> WHOLES = List.of("clipped", "scenes_selected", "scenes_found", "batch_order");
    private static final Map<String, List<String>> DECIMALS = Map.of(
            "aoi_area_sqkm", List.of("aoi_area_sqkm", "area_sqkm"),
            "quota_hectares", List.of("quota_hectares", "hectares"));

    /** More hectares than the earth has, in any column: such a number is none. */
    private static final BigDecimal MOST = new BigDecimal("1e11");

    private EntryFields() {}

    private static Map<String, List<String>> texts() {
        var texts = new LinkedHashMap<String, List<String>>();
        texts.put(OldOrder.AOI, List.of("aoi_name", "aoi", "feature", "gage_id", "feature_id", "name"));
        texts.put("order_type", List.of("order_type"));
        texts.put("batch_id", List.of("batch_id"));
        texts.put("start_date", List.of("start_date", "start"));
        texts.put("end_date", List.of("end_date", "end"));
        texts.put("status", List.of("status", "planet_state", "state"));
        texts.put("num_bands", List.of("num_bands", "bands"));
        texts.put("product_bundle", List.of("product_bundle", "bundle"));
        texts.put("product_bundle_order", List.of("product_bundle_order"));
        texts.put("mosaic_name", List.of("mosaic_name", "mosaic"));
        texts.put("ordered_at", List.of("timestamp", "ordered_at", "created_at", "created_on", "submitted_at"));
        return texts;
    }

    static boolean isBlank(String text) {
        return BLANK.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** The entry, with what its {@code metadata} and what surrounds it say where it says nothing itself. */
    static ObjectNode with(ObjectNode entry, ObjectNode defaults) {
        var all = entry.deepCopy();
        var metadata = metadata(entry.path("metadata"));
        if (!metadata.isEmpty()) {
            all.remove("metadata");
        }
        fill(all, metadata);
        fill(all, defaults);
        return all;
    }

    private static void fill(ObjectNode all, JsonNode more) {
        more.properties().forEach(field -> {
            var own = all.path(field.getKey());
            if (own.isMissingNode() || own.isNull() || (own.isTextual() && isBlank(own.textValue()))) {
                all.set(field.getKey(), field.getValue());
            }
        });
    }

    /** FlowZero keeps the whole order in one column, as text. */
    private static JsonNode metadata(JsonNode metadata) {
        try {
            var tree = metadata.isTextual() ? JSON.readTree(metadata.textValue()) : metadata;
            return tree instanceof ObjectNode object ? object : JSON.createObjectNode();
        } catch (JsonProcessingException noJson) {
            return JSON.createObjectNode();
        }
    }

    static OldOrder order(String id, String place, ObjectNode entry) {
        var fields = new TreeMap<String, String>();
        TEXTS.forEach((column, names) -> put(fields, column, text(entry, names)));
        WHOLES.forEach(column -> put(fields, column, whole(entry.path(column))));
        DECIMALS.forEach((column, names) -> names.stream()
                .map(name -> decimal(entry.path(name)))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .ifPresent(told -> put(fields, column, told)));
        if (fields.containsKey("mosaic_name")) {
            fields.putIfAbsent("order_type", "Basemap");
        }
        // Planet's documents say partial and full by this word
        if (Set.of("partial", "full").contains(fields.getOrDefault("order_type", ""))) {
            fields.remove("order_type");
        }
        return new OldOrder(id, place, Map.copyOf(fields), instant(fields.get("ordered_at")), CleanEntry.of(entry));
    }

    private static void put(Map<String, String> fields, String column, @Nullable String value) {
        if (value != null) {
            fields.put(column, value);
        }
    }

    private static @Nullable String text(ObjectNode entry, List<String> names) {
        for (var name : names) {
            var value = entry.path(name);
            if (value.isValueNode() && !isBlank(value.asText())) {
                var clean = CleanEntry.text(value.asText().strip()).replaceAll("\\p{Cntrl}+", " ");
                return clean.substring(0, Math.min(clean.length(), MOST_CHARS));
            }
        }
        return null;
    }

    private static @Nullable String whole(JsonNode value) {
        if (value.isBoolean()
                || value.asText().equalsIgnoreCase("true")
                || value.asText().equalsIgnoreCase("false")) {
            return value.asBoolean() ? "1" : "0";
        }
        var number = number(value);
        return number == null
                ? null
                : number.toBigInteger()
                        .min(java.math.BigInteger.valueOf(Integer.MAX_VALUE))
                        .toString();
    }

    private static @Nullable String decimal(JsonNode value) {
        var number = number(value);
        return number == null ? null : number.toPlainString();
    }

    /** Not negative, and of a size that can be. */
    private static @Nullable BigDecimal number(JsonNode value) {
        try {
            var text = value.asText();
            var number = text.isEmpty() || text.length() > 40 ? null : new BigDecimal(text.strip());
            return number == null || number.signum() < 0 || number.compareTo(MOST) > 0 || number.scale() > 30
                    ? null
                    : number;
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    /** ISO with or without a zone, with a blank for the T; without a zone it is UTC. */
    static @Nullable Instant instant(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var iso = text.strip()
                .replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +", "$1T")
                .replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
        try {
            return iso.length() == 10
                    ? LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noTime) {
            return null;
        }
    }
}
