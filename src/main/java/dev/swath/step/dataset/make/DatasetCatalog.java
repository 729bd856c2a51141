package dev.swath.step.dataset.make;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.stac.Bbox;
import dev.swath.io.stac.StacTime;
import dev.swath.io.stac.parquet.ItemsParquet;
import dev.swath.io.stac.write.CatalogWriter;
import dev.swath.io.stac.write.CollectionDraft;
import dev.swath.io.stac.write.ItemTime;
import dev.swath.io.stac.write.Layout;
import dev.swath.step.dataset.fields.FieldFile;
import dev.swath.step.dataset.folder.DatasetFolder;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** The STAC of a dataset: a catalog with a collection of the tables and one of the chips. */
final class DatasetCatalog {
    /** Items that are held at a time. */
    private static final int BATCH = 500;

    private final DatasetFolder folder;
    private final String name;
    private final int year;
    private final CatalogWriter writer;

    DatasetCatalog(DatasetFolder folder, String name, int year) {
        this.folder = folder;
        this.name = name;
        this.year = year;
        this.writer = new CatalogWriter(
                folder,
                Layout.BY_COLLECTION,
                name,
                "Fields of " + name,
                "Fields of " + name + " in " + year + ", and chips with masks of them to learn their boundaries from");
    }

    static String chipsFolder(String name) {
        return name + "-chips";
    }

    void write(FieldFile fields, Tables tables, List<PlannedChip> chips, ChipItems items) {
        writer.write(source(fields, tables));
        CollectionDraft collection = chips();
        for (int i = 0; i < chips.size(); i += BATCH) {
            writer.write(
                    collection,
                    chips.subList(i, Math.min(chips.size(), i + BATCH)).stream()
                            .map(items::item)
                            .toList());
        }
        if (!chips.isEmpty()) {
            writer.writeParquet(collection.id(), folder.scratch());
        }
    }

    private CollectionDraft chips() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.putObject("summaries").putArray("ftw:calendar_year").add(year);
        return new CollectionDraft(
                chipsFolder(name),
                "Chips of " + name,
                "Cells of the MGRS grid in their zone's UTM, with masks of the fields in them",
                "other",
                fields,
                List.of());
    }

    private CollectionDraft source(FieldFile file, Tables tables) {
        var around = new Envelope();
        file.each(field -> around.expandToInclude(field.lonLat().getEnvelopeInternal()));
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        ObjectNode extent = fields.putObject("extent");
        extent.putObject("spatial")
                .putArray("bbox")
                .add(Bbox.of(new GeometryFactory().toGeometry(around)).json());
        ItemTime time = ChipItems.year(year);
        extent.putObject("temporal")
                .putArray("interval")
                .addArray()
                .add(StacTime.text(time.first()))
                .add(StacTime.text(time.last()));
        ObjectNode assets = fields.putObject("assets");
        table(assets, "fields", tables.fields(), "Fields", "data");
        table(assets, "boundary_lines", tables.boundaryLines(), "Boundaries of the fields", "data");
        table(assets, "chips", tables.chips(), "Chips with coverage and split", "metadata");
        return new CollectionDraft(
                name + "-source",
                "Fields of " + name,
                "The fields that the masks were made of",
                "other",
                fields,
                List.of());
    }

    private static void table(ObjectNode assets, String key, String path, String title, String role) {
        assets.putObject(key)
                .put("href", "../" + path)
                .put("type", ItemsParquet.MEDIA_TYPE)
                .put("title", title)
                .putArray("roles")
                .add(role);
    }
}
