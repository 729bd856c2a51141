package dev.swath.io.stac.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Bbox;
import dev.swath.io.stac.StacGeometry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** The columns of a table of items, found out item by item, and what its geometries have in common. */
final class Columns {
    /** Fields of an item beside its properties, in the order of the table. */
    private static final String[] OF_ITEM = {
        "id", "stac_version", "stac_extensions", "geometry", "bbox", "collection", "links", "assets"
    };

    /** A property of such a name has no column: it would stand in the place of the item's own field. */
    private static final Set<String> TAKEN = Set.of(
            "",
            "type",
            "id",
            "stac_version",
            "stac_extensions",
            "geometry",
            "bbox",
            "collection",
            "links",
            "assets",
            "properties");

    /** As the common metadata of STAC and the timestamps extension have them. */
    private static final Set<String> TIMES = Set.of(
            "datetime", "start_datetime", "end_datetime", "created", "updated", "expires", "published", "unpublished");

    private final Map<String, Column> ofItem = new LinkedHashMap<>();
    private final Map<String, Column> properties = new TreeMap<>();
    private final Set<String> geometryTypes = new TreeSet<>();
    private final Set<String> leftOut = new TreeSet<>();
    private final Set<String> taken;
    private @Nullable Bbox bbox;

    Columns() {
        taken = TAKEN;
        for (String field : OF_ITEM) {
            ofItem.put(field, Column.NOTHING);
        }
        var link = new TreeMap<String, Column>();
        for (String field : new String[] {"href", "rel", "type", "title"}) {
            link.put(field, Column.TEXT);
        }
        ofItem.put("links", new Column(Column.Kind.LIST, new Column(Column.Kind.STRUCT, null, link), Map.of()));
        ofItem.put("stac_extensions", new Column(Column.Kind.LIST, Column.TEXT, Map.of()));
        putPlace();
        properties.put("datetime", Column.simple(Column.Kind.TIMESTAMP));
    }

    private Columns(Set<String> taken) {
        this.taken = taken;
        putPlace();
    }

    /** Of features that are no items: beside their properties stand only the geometry and its box. */
    static Columns ofFeatures() {
        return new Columns(Set.of("", "geometry", "bbox"));
    }

    private void putPlace() {
        ofItem.put("geometry", Column.simple(Column.Kind.GEOMETRY));
        ofItem.put("bbox", new Column(Column.Kind.STRUCT, null, boxFields()));
    }

    private static Map<String, Column> boxFields() {
        var fields = new LinkedHashMap<String, Column>();
        for (String field : new String[] {"xmin", "ymin", "xmax", "ymax"}) {
            fields.put(field, Column.simple(Column.Kind.DOUBLE));
        }
        return fields;
    }

    /** Learns from one item. */
    void see(ObjectNode item) {
        if (ofItem.containsKey("assets")) {
            seeFields(item);
        }
        StacGeometry.read(item.path("geometry")).map(Geometry::getGeometryType).ifPresent(geometryTypes::add);
        box(item).ifPresent(own -> bbox = bbox == null ? own : bbox.union(own));
        item.path("properties").properties().forEach(property -> {
            String name = property.getKey();
            if (taken.contains(name)) {
                leftOut.add(name);
            } else {
                properties.merge(name, column(name, property.getValue()), Column::with);
            }
        });
    }

    private void seeFields(ObjectNode item) {
        for (String field : new String[] {"id", "stac_version", "collection"}) {
            ofItem.merge(field, item.path(field).isMissingNode() ? Column.NOTHING : Column.TEXT, Column::with);
        }
        ofItem.merge("assets", Column.of(item.path("assets")), Column::with);
        ofItem.merge("links", Column.of(item.path("links")), Column::with);
    }

    private static Column column(String name, JsonNode value) {
        return TIMES.contains(name) ? Column.ofTime(value) : Column.ofProperty(name, value);
    }

    /** All columns with their kinds, in order: those of the item, then the properties by name. */
    Map<String, Column> all() {
        var all = new LinkedHashMap<>(ofItem);
        all.putAll(properties);
        return all;
    }

    /** Properties that have no column, by name. */
    Set<String> leftOut() {
        return leftOut;
    }

    /** The value of a column in an item; missing where it has none. */
    JsonNode value(ObjectNode item, String column) {
        if (column.equals("bbox")) {
            return box(item).<JsonNode>map(Columns::boxNode).orElse(JsonNodeFactory.instance.nullNode());
        }
        return ofItem.containsKey(column)
                ? item.path(column)
                : item.path("properties").path(column);
    }

    /** The value of file metadata {@code geo}: GeoParquet 1.1.0, without a CRS, which means OGC:CRS84. */
    ObjectNode geo() {
        ObjectNode geo = JsonNodeFactory.instance.objectNode();
        geo.put("version", "1.1.0").put("primary_column", "geometry");
        ObjectNode column = geo.putObject("columns").putObject("geometry").put("encoding", "WKB");
        geometryTypes.forEach(column.putArray("geometry_types")::add);
        if (bbox != null) {
            column.set("bbox", bbox.json());
        }
        ObjectNode covering = column.putObject("covering").putObject("bbox");
        boxFields().keySet().forEach(side -> covering.putArray(side).add("bbox").add(side));
        return geo;
    }

    private static Optional<Bbox> box(ObjectNode item) {
        return Bbox.read(item.path("bbox"));
    }

    private static ObjectNode boxNode(Bbox box) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("xmin", box.west())
                .put("ymin", box.south())
                .put("xmax", box.east())
                .put("ymax", box.north());
    }
}
