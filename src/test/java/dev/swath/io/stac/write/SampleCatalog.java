package dev.swath.io.stac.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.SafeName;
import dev.swath.io.stac.Fixtures;
import dev.swath.io.stac.StacBand;
import dev.swath.io.stac.StacItem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Writes a raw catalog of recorded items, and a derived one, for judges: {@code SampleCatalog FOLDER}. */
public final class SampleCatalog {
    static final String SHA256 = "0".repeat(64);

    private SampleCatalog() {}

    public static void main(String[] args) {
        raw(new FolderStore(Path.of(args[0], "raw")), Path.of(args[0], "raw.scratch"));
        derived(new FolderStore(Path.of(args[0], "derived")), Path.of(args[0], "derived.scratch"));
    }

    static CatalogWriter rawWriter(DocumentStore store) {
        return new CatalogWriter(store, Layout.BY_DATE, "raw", "Raw scenes", "Scenes as they were fetched");
    }

    /** Items of three collections as they came from earth-search, and of others as they lie. */
    static void raw(FolderStore store, Path scratch) {
        CatalogWriter writer = rawWriter(store);
        for (String collection : new String[] {"sentinel-2-l2a", "sentinel-2-c1-l2a", "landsat-c2-l2"}) {
            var drafts = new ArrayList<ItemDraft>();
            for (String page : new String[] {
                "es-v1-multi-collections-last-page-0", "es-v1-cql2-filter-ignored-1", "es-v1-cql2-filter-ignored-2"
            }) {
                Fixtures.items(page, collection).forEach(item -> drafts.add(held(store, collection, item)));
            }
            writer.write(CollectionDraft.of(collection, "Scenes of " + collection, "As fetched", "other"), drafts);
            writer.writeParquet(collection, scratch);
        }
        others(store, writer, scratch);
    }

    private static void others(FolderStore store, CatalogWriter writer, Path scratch) {
        var others = new TreeMap<String, Map<String, ItemDraft>>();
        for (Path file : Fixtures.files("stac-items")) {
            ObjectNode json = Fixtures.json(file);
            if (json.path("type").asText().equals("Feature")) {
                StacItem item = Fixtures.item(json);
                String collection = "of others: " + item.collection();
                others.computeIfAbsent(collection, first -> new TreeMap<>())
                        .putIfAbsent(item.id(), held(store, collection, item));
            }
        }
        others.forEach((collection, drafts) -> {
            writer.write(
                    CollectionDraft.of(collection, collection, "As they lie", "CC-BY-4.0"),
                    List.copyOf(drafts.values()));
            writer.writeParquet(collection, scratch);
        });
    }

    /** As if all of its files had been fetched. */
    static ItemDraft held(FolderStore store, String collection, StacItem item) {
        var held = new LinkedHashMap<String, RawItem.Held>();
        ItemTime time =
                item.datetime() == null ? ItemTime.span(item.start(), item.end()) : ItemTime.at(item.datetime());
        boolean span = !item.start().equals(item.end());
        String folder =
                Layout.BY_DATE.folder(collection, item.id(), span ? ItemTime.span(item.start(), item.end()) : time);
        for (String key : item.assets().keySet()) {
            String path = folder + "/" + SafeName.of(key) + ".tif";
            store.put(path, "pixels".getBytes(StandardCharsets.UTF_8));
            held.put(key, RawItem.Held.whole(path, 6, SHA256));
        }
        return RawItem.of(item, held);
    }

    static CatalogWriter derivedWriter(DocumentStore store) {
        return new CatalogWriter(store, Layout.BY_COLLECTION, "derived", "Composites", "Monthly composites");
    }

    static CollectionDraft composites() {
        return CollectionDraft.of("composites", "Monthly composites", "Medians of a month without clouds", "other");
    }

    static void derived(FolderStore store, Path scratch) {
        CatalogWriter writer = derivedWriter(store);
        writer.write(composites(), List.of(composite(store, "a_2024-06", 10), composite(store, "b_2024-06", 179.5)));
        writer.writeParquet("composites", scratch);
    }

    /** A composite of one degree from a longitude on. */
    static ItemDraft composite(FolderStore store, String id, double west) {
        ItemTime june = ItemTime.span(Instant.parse("2024-06-01T00:00:00Z"), Instant.parse("2024-06-30T23:59:59Z"));
        String path = Layout.BY_COLLECTION.folder("composites", id, june) + "/" + id + ".tif";
        store.put(path, "pixels".getBytes(StandardCharsets.UTF_8));
        var bands = new ArrayList<StacBand>();
        for (String band : new String[] {"red", "green", "blue"}) {
            bands.add(new StacBand(band, band, "uint16", 0.0, 0.0001, 0.0));
        }
        DraftAsset cog = DraftAsset.of(path, DraftAsset.COG, "data")
                .titled("Median")
                .file(6, SHA256)
                .grid("EPSG:32633", 512, 256, List.of(10.0, 0.0, 500000.0, 0.0, -10.0, 5600000.0))
                .bands(bands);
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties.put("processing:level", "L3").put("processing:lineage", "median of valid pixels");
        properties.putObject("processing:software").put("swath", "0.1.0");
        properties.put("eo:cloud_cover", 0);
        return new ItemDraft(
                id,
                box(west),
                june,
                properties,
                Map.of("median", cog),
                List.of(DraftLink.derivedFrom("https://stac.example/collections/s2/items/1")));
    }

    private static Geometry box(double west) {
        return new GeometryFactory().createPolygon(new Coordinate[] {
            new Coordinate(west, 50),
            new Coordinate(west + 1, 50),
            new Coordinate(west + 1, 51),
            new Coordinate(west, 51),
            new Coordinate(west, 50)
        });
    }
}
