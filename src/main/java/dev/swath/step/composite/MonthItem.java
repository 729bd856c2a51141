package dev.swath.step.composite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.raster.Affine;
import dev.swath.io.raster.Grid;
import dev.swath.io.stac.StacBand;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.write.DraftAsset;
import dev.swath.io.stac.write.DraftLink;
import dev.swath.io.stac.write.ItemDraft;
import dev.swath.io.stac.write.ItemTime;
import dev.swath.io.stac.write.Layout;
import dev.swath.io.store.StorePlace;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.CompositeOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** The catalog entry of a month. */
final class MonthItem {
    /** Of the eo extension, version 2. */
    private static final Set<String> COMMON_NAMES = Set.of(
            "coastal", "blue", "green", "red", "yellow", "pan", "nir", "nir08", "nir09", "cirrus", "swir16", "swir22",
            "lwir", "lwir11", "lwir12");

    private static final String RAW = "raw/";
    private static final String SHA256 = "sha256:";
    private static final int PIECES_OF_AN_EDGE = 20;

    private final Composite composite;
    private final CompositeNames names;
    private final CompositeMaking making;
    private final String folder;

    /** @param folder of the derived catalog in the store */
    MonthItem(Composite composite, CompositeNames names, CompositeMaking making, String folder) {
        this.composite = composite;
        this.names = names;
        this.making = making;
        this.folder = folder;
    }

    /**
     * @param files of all months
     * @param now when it was made
     */
    ItemDraft draft(MonthPlans.Ready ready, List<CompositeOutput> files, Instant now) {
        MonthPlan plan = ready.plan();
        Map<String, DraftAsset> assets = new LinkedHashMap<>();
        for (var file : files) {
            if (plan.month().equals(file.month())) {
                assets.put(file.kind(), asset(file, plan.grid()));
            }
        }
        return new ItemDraft(
                names.item(plan.month()),
                footprint(plan.grid()),
                names.time(plan.month()),
                properties(ready, now),
                assets,
                ready.used().stream().map(this::source).distinct().toList());
    }

    private ObjectNode properties(MonthPlans.Ready ready, Instant now) {
        MonthPlan plan = ready.plan();
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties.put("title", composite.name() + " " + plan.month());
        properties.put("created", now.toString());
        properties.put("gsd", making.resolution());
        properties.put("processing:level", "L3");
        properties.put(
                "processing:lineage",
                Provenance.words(plan.recipe(), plan.month(), ready.used().size()));
        properties.put("processing:datetime", now.toString());
        String version = MonthItem.class.getPackage().getImplementationVersion();
        properties.putObject("processing:software").put("swath", Objects.requireNonNullElse(version, "development"));
        properties.put("swath:composite", composite.id());
        properties.put("swath:scenes", ready.used().size());
        properties.put("swath:dates", plan.dates().size());
        return properties;
    }

    private DraftAsset asset(CompositeOutput file, Grid grid) {
        String path = file.target().substring(folder.length() + 1);
        DraftAsset asset =
                switch (file.kind()) {
                    case MonthOutputs.COG ->
                        placed(DraftAsset.of(path, DraftAsset.COG, "data", "reflectance"), grid)
                                .titled("Reflectance times 10,000, and the number of dates of each pixel")
                                .bands(bands());
                    case MonthOutputs.VISUAL ->
                        placed(DraftAsset.of(path, DraftAsset.COG, "visual"), grid)
                                .titled("True colours in 8 bits")
                                .with("description", JsonNodeFactory.instance.textNode(stretch()))
                                .bands(colours());
                    default ->
                        DraftAsset.of(path, "image/png", "overview", "thumbnail")
                                .titled("Preview");
                };
        return asset.file(
                file.bytes(), file.digest().startsWith(SHA256) ? file.digest().substring(SHA256.length()) : "");
    }

    private String stretch() {
        VisualStretch fixed = MonthOutputs.stretch(making.stretch());
        return fixed == null
                ? "8 bit: the 2nd to the 98th percentile of the month, of all three bands together, onto 1..255; 0 is"
                        + " nodata"
                : fixed.words();
    }

    private static DraftAsset placed(DraftAsset asset, Grid grid) {
        Affine at = grid.transform();
        var numbers = List.of(at.a(), at.b(), at.c(), at.d(), at.e(), at.f());
        var epsg = grid.crs().epsg();
        if (epsg.isPresent()) {
            return asset.grid("EPSG:" + epsg.getAsInt(), grid.height(), grid.width(), numbers);
        }
        var nodes = JsonNodeFactory.instance;
        return asset.with("proj:code", nodes.nullNode())
                .with("proj:wkt2", nodes.textNode(grid.crs().wkt().orElse("")))
                .with("proj:shape", nodes.arrayNode().add(grid.height()).add(grid.width()));
    }

    private List<StacBand> bands() {
        var bands = new ArrayList<StacBand>();
        for (String band : composite.bands()) {
            String common = COMMON_NAMES.contains(band) ? band : null;
            bands.add(new StacBand(band, common, "uint16", Recipes.NODATA, 0.0001, null));
        }
        bands.add(new StacBand("count", null, "uint16", Recipes.NODATA, null, null));
        return bands;
    }

    private static List<StacBand> colours() {
        return List.of("red", "green", "blue").stream()
                .map(band -> new StacBand(band, band, "uint8", 0.0, null, null))
                .toList();
    }

    /** Where its pixels lie on Earth, closely enough that the curve of an edge shows. */
    private static Geometry footprint(Grid grid) {
        Affine at = grid.transform();
        int right = grid.width();
        int bottom = grid.height();
        var corners = new Coordinate[] {
            corner(at, 0, 0), corner(at, 0, bottom), corner(at, right, bottom), corner(at, right, 0), corner(at, 0, 0)
        };
        Geometry box = new GeometryFactory().createPolygon(corners);
        double longest = Math.max(
                box.getEnvelopeInternal().getWidth(), box.getEnvelopeInternal().getHeight());
        return grid.crs().toWgs84(Densifier.densify(box, longest / PIECES_OF_AN_EDGE));
    }

    private static Coordinate corner(Affine at, int column, int row) {
        return new Coordinate(at.x(column, row), at.y(column, row));
    }

    /** The raw catalog's entry of a scene that is held, else the service's own. */
    private DraftLink source(InputScene scene) {
        StacItem item = scene.item();
        var document = StorePlace.target(item.self().toString());
        String upToStore = "../".repeat(folder.split("/", -1).length);
        if (document.isPresent()) {
            return DraftLink.derivedFrom(upToStore + document.get());
        }
        boolean held = scene.places().values().stream().anyMatch(place -> StorePlace.target(place)
                .filter(name -> name.startsWith(RAW))
                .isPresent());
        String collection = item.collection();
        if (!held || collection == null) {
            return DraftLink.derivedFrom(item.self().toString());
        }
        boolean span = item.datetime() == null || !item.start().equals(item.end());
        var time = new ItemTime(item.datetime(), span ? item.start() : null, span ? item.end() : null);
        return DraftLink.derivedFrom(upToStore + RAW + Layout.BY_DATE.document(collection, item.id(), time));
    }
}
