package dev.swath.step.dataset.make;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Antimeridian;
import dev.swath.io.stac.Bbox;
import dev.swath.io.stac.StacGeometry;
import dev.swath.io.stac.parquet.ItemsParquet;
import dev.swath.step.dataset.fields.FieldFile;
import dev.swath.step.dataset.fields.FieldRow;
import dev.swath.step.dataset.folder.DatasetFolder;
import dev.swath.step.dataset.grid.Cell;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** The tables of a dataset: fields, their boundary lines, and chips, all as GeoParquet 1.1 in longitude and latitude. */
final class Tables {
    /** The column with the number that a field has in instance masks. */
    static final String INSTANCE = "ftw:instance";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final DatasetFolder folder;
    private final String name;

    Tables(DatasetFolder folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    String fields() {
        return name + "_fields.parquet";
    }

    String boundaryLines() {
        return name + "_boundary_lines.parquet";
    }

    String chips() {
        return name + "_chips.parquet";
    }

    /** Writes the tables that are not there yet. */
    void write(FieldFile file, List<PlannedChip> plans) {
        write(fields(), taker -> file.rows(field -> taker.accept(field(field))));
        write(boundaryLines(), taker -> file.rows(field -> taker.accept(lines(field))));
        write(chips(), taker -> plans.forEach(plan -> taker.accept(chip(plan))));
    }

    private void write(String path, ItemsParquet.Items rows) {
        if (!folder.has(path)) {
            Path made = folder.scratch();
            ItemsParquet.writeFeatures(made, rows);
            folder.put(path, made);
        }
    }

    private static ObjectNode field(FieldRow field) {
        ObjectNode properties = NODES.objectNode();
        for (Map.Entry<String, Object> attribute : field.attributes().entrySet()) {
            Object value = attribute.getValue();
            if (value instanceof Long whole) {
                properties.put(attribute.getKey(), whole);
            } else if (value instanceof Double decimal) {
                properties.put(attribute.getKey(), decimal);
            } else if (value instanceof Boolean truth) {
                properties.put(attribute.getKey(), truth);
            } else {
                properties.put(attribute.getKey(), value.toString());
            }
        }
        properties.put(INSTANCE, field.instance());
        return feature(field.lonLat(), properties);
    }

    private static ObjectNode lines(FieldRow field) {
        return feature(field.lonLat().getBoundary(), NODES.objectNode().put(INSTANCE, field.instance()));
    }

    private static ObjectNode chip(PlannedChip plan) {
        Cell cell = plan.chip().cell();
        ObjectNode properties = NODES.objectNode()
                .put("id", cell.id())
                .put("gzd", cell.gridZone().toString())
                .put("mgrs_100km", cell.gridZone() + cell.square())
                .put("epsg", cell.epsg())
                .put("field_coverage_pct", plan.chip().coveragePercent());
        if (plan.split() != null) {
            properties.put("split", plan.split().label());
        }
        return feature(cell.footprint(), properties);
    }

    private static ObjectNode feature(Geometry lonLat, ObjectNode properties) {
        Geometry cut = Antimeridian.cut(lonLat);
        ObjectNode feature = NODES.objectNode();
        feature.set("geometry", StacGeometry.write(cut));
        feature.set("bbox", Bbox.of(cut).json());
        feature.set("properties", properties);
        return feature;
    }
}
