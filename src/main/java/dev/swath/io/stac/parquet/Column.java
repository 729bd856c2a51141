package dev.swath.io.stac.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.swath.io.stac.StacGeometry;
import dev.swath.io.stac.StacTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What kind of values a column holds, found out value by value. Whole numbers and others make doubles; any other two
 * kinds that do not fit make text, in which what is not text stands as JSON.
 *
 * @param kind of the values
 * @param element of a list's elements; null for others
 * @param fields of a struct, by name; empty for others
 */
record Column(Kind kind, @Nullable Column element, Map<String, Column> fields) {
    enum Kind {
        /** Nothing but null was seen. */
        NOTHING,
        BOOLEAN,
        LONG,
        DOUBLE,
        /** Text that is a time, microseconds since 1970 in UTC. */
        TIMESTAMP,
        TEXT,
        /** GeoJSON, stored as WKB. */
        GEOMETRY,
        LIST,
        STRUCT
    }

    static final Column NOTHING = new Column(Kind.NOTHING, null, Map.of());
    static final Column TEXT = new Column(Kind.TEXT, null, Map.of());

    /** Deeper, or with more fields, it is a document and no table: it is kept as JSON. */
    private static final int DEEPEST = 8;

    private static final int MOST_FIELDS = 500;

    /** Whether it is stored as text: a group without fields is not possible in Parquet. */
    boolean isText() {
        return kind == Kind.NOTHING || kind == Kind.TEXT || (kind == Kind.STRUCT && fields.isEmpty());
    }

    /** The kind of one value. */
    static Column of(JsonNode value) {
        return of(value, 0);
    }

    private static Column of(JsonNode value, int depth) {
        if (value.isArray() && depth < DEEPEST) {
            Column element = NOTHING;
            for (JsonNode one : value) {
                element = element.with(of(one, depth + 1));
            }
            return new Column(Kind.LIST, element, Map.of());
        }
        if (value.isObject() && value.size() <= MOST_FIELDS && depth < DEEPEST) {
            var fields = new TreeMap<String, Column>();
            value.properties()
                    .forEach(field -> fields.put(field.getKey(), ofField(field.getKey(), field.getValue(), depth + 1)));
            return fields.containsKey("") ? TEXT : new Column(Kind.STRUCT, null, fields);
        }
        return simple(
                switch (value.getNodeType()) {
                    case NULL, MISSING -> Kind.NOTHING;
                    case BOOLEAN -> Kind.BOOLEAN;
                    case NUMBER ->
                        value.isIntegralNumber() && value.canConvertToLong()
                                ? Kind.LONG
                                : Double.isFinite(value.doubleValue()) ? Kind.DOUBLE : Kind.TEXT;
                    default -> Kind.TEXT;
                });
    }

    /** As other writers of such tables do, the geometry in an item's or an asset's own projection is WKB, too. */
    private static Column ofField(String name, JsonNode value, int depth) {
        boolean geometry =
                name.equals("proj:geometry") && StacGeometry.read(value).isPresent();
        return geometry ? simple(Kind.GEOMETRY) : of(value, depth);
    }

    /** The kind of a property. */
    static Column ofProperty(String name, JsonNode value) {
        return ofField(name, value, 0);
    }

    /** The kind of a value that is to be a time: text where it is none. */
    static Column ofTime(JsonNode value) {
        if (value.isNull()) {
            return NOTHING;
        }
        return value.isTextual() && StacTime.read(value.textValue()).isPresent() ? simple(Kind.TIMESTAMP) : TEXT;
    }

    static Column simple(Kind kind) {
        return new Column(kind, null, Map.of());
    }

    /** A column for values of both kinds. */
    Column with(Column other) {
        if (kind == Kind.NOTHING || equals(other)) {
            return other;
        }
        if (other.kind == Kind.NOTHING) {
            return this;
        }
        if (kind == Kind.LIST && other.kind == Kind.LIST && element != null && other.element != null) {
            return new Column(Kind.LIST, element.with(other.element), Map.of());
        }
        if (kind == Kind.STRUCT && other.kind == Kind.STRUCT) {
            var both = new TreeMap<>(fields);
            other.fields.forEach((name, column) -> both.merge(name, column, Column::with));
            return both.size() > MOST_FIELDS ? TEXT : new Column(Kind.STRUCT, null, both);
        }
        boolean numbers =
                (kind == Kind.LONG || kind == Kind.DOUBLE) && (other.kind == Kind.LONG || other.kind == Kind.DOUBLE);
        return numbers ? simple(Kind.DOUBLE) : TEXT;
    }
}
