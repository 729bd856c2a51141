package dev.swath.step.catalog.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.base.Ellipsoid;
import dev.swath.io.ledger.Catalog.Entry;
import dev.swath.io.ledger.Catalog.Holding;
import dev.swath.io.ledger.Stock.Lying;
import dev.swath.io.stac.Multihash;
import dev.swath.io.stac.StacBand;
import dev.swath.io.stac.write.DraftAsset;
import dev.swath.io.stac.write.ItemDraft;
import dev.swath.io.stac.write.ItemTime;
import dev.swath.model.Order;
import dev.swath.model.Request;
import dev.swath.model.Scene;
import dev.swath.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A scene as it was delivered, as an item. */
public final class SceneItem {
    /** Enough of an order's id to tell it from any other, and short enough for a name. */
    private static final int TAIL = 10;

    private final Entry entry;
    private final Holding holding;
    private final Told told;
    private final Facts facts;

    public SceneItem(Entry entry, Holding holding, Told told) {
        this.entry = entry;
        this.holding = holding;
        this.told = told;
        this.facts = Facts.of(entry.facts());
    }

    /**
     * What else the ledger knows.
     *
     * @param scene what the provider's catalogue said; null when no search has found it
     */
    public record Told(
            Order order, Request request, @Nullable Scene scene) {
        public boolean isQuad() {
            return order.source() == Source.BASEMAPS;
        }
    }

    /** Unique among the items of all that was ever brought: one scene may come by several orders. */
    public static String id(Holding holding) {
        var holder = holding.holderId();
        return holding.sceneId() + "-" + holder.substring(Math.max(0, holder.length() - TAIL));
    }

    /** @param address of a file, by its target in the store */
    public ItemDraft draft(UnaryOperator<String> address) {
        return new ItemDraft(
                entry.id(), entry.shape(), ItemTime.at(entry.taken()), properties(), assets(address), List.of());
    }

    private ObjectNode properties() {
        var properties = JsonNodeFactory.instance.objectNode();
        properties.put("title", holding.sceneId() + " of " + told.request().featureKey());
        var scene = told.scene();
        if (!told.isQuad()) {
            properties.put("constellation", told.order().itemType().startsWith("SkySat") ? "skysat" : "planetscope");
        }
        if (scene != null && !scene.instrument().isEmpty()) {
            properties.putArray("instruments").add(scene.instrument());
        }
        clouds(properties, scene);
        properties.put("pl:item_id", holding.sceneId());
        properties.put(
                told.isQuad() ? "pl:mosaic" : "pl:item_type", told.order().itemType());
        if (scene != null && !told.isQuad()) {
            properties.put("pl:quality_category", scene.standardQuality() ? "standard" : "test");
        }
        order(properties);
        return properties;
    }

    /** Of the image that lies there, which is what lies within the AOI if it was cut to it; else of the whole scene. */
    private void clouds(ObjectNode properties, @Nullable Scene scene) {
        var ofImage = facts.cloudPercent();
        var ofScene = scene == null ? null : scene.cloudPercent();
        var known = ofImage == null ? ofScene : ofImage;
        if (known != null) {
            properties.put("eo:cloud_cover", known);
        }
        if (ofImage != null && told.order().clip() != null) {
            properties.put("swath:aoi_cloud_cover", ofImage);
        }
        if (facts.clearPercent() != null) {
            properties.put("pl:clear_percent", facts.clearPercent());
        }
        if (ofScene != null) {
            properties.put("swath:scene_cloud_cover", ofScene);
        }
    }

    private void order(ObjectNode properties) {
        var order = told.order();
        properties.put("swath:drop", entry.collection());
        properties.put("swath:feature", entry.area());
        properties.put("swath:order", order.name());
        if (order.planetId() != null) {
            properties.put("swath:planet_order", order.planetId());
        }
        properties.put("swath:bundle", order.bundle());
        var tools = properties.putArray("swath:tools");
        if (order.harmonize()) {
            tools.add("harmonize");
        }
        if (order.clip() != null) {
            tools.add("clip");
            properties.put("swath:clip_hash", order.clipHash());
        }
        properties.put("swath:hectares", Ellipsoid.hectares4(entry.shape()));
        properties.put("swath:order_hectares", order.hectares());
        if (holding.shared()) {
            properties.put("swath:shared", true);
        }
    }

    private Map<String, DraftAsset> assets(UnaryOperator<String> address) {
        var assets = new LinkedHashMap<String, DraftAsset>();
        for (var file : holding.files()) {
            var kind = AssetKind.of(file.file().path(), holding.sceneId(), told.isQuad());
            var name = file.file().path().substring(file.file().path().lastIndexOf('/') + 1);
            var key = assets.containsKey(kind.key()) ? name : kind.key();
            assets.put(key, asset(kind, file, address.apply(facts.place(file))));
        }
        return assets;
    }

    private DraftAsset asset(AssetKind kind, Lying file, String href) {
        var asset = kind.at(href).file(file.bytes(), "");
        var checksum = checksum(file);
        if (checksum != null) {
            asset = asset.with("file:checksum", JsonNodeFactory.instance.textNode(checksum.text()));
        }
        var known = facts.of(file).orElse(JsonNodeFactory.instance.objectNode());
        if (known.has("code")) {
            asset = asset.grid(
                    known.path("code").asText(),
                    known.path("shape").path(0).asInt(),
                    known.path("shape").path(1).asInt(),
                    numbers(known.path("transform")));
        }
        return known.has("bands") ? asset.bands(bands(kind, known)) : asset;
    }

    /** What it was verified by, or else what the provider states. */
    private static @Nullable Multihash checksum(Lying file) {
        if (file.digest().startsWith("sha256:")) {
            return Multihash.sha256(file.digest().substring("sha256:".length()));
        }
        if (file.file().sha256() != null) {
            return Multihash.sha256(file.file().sha256());
        }
        return file.digest().startsWith("md5:")
                ? new Multihash("MD5", file.digest().substring("md5:".length()))
                : null;
    }

    /** As many as the file has; they are named where the bundle says how. */
    private static List<StacBand> bands(AssetKind kind, JsonNode known) {
        int count = known.path("bands").asInt();
        var type = known.path("type").asText();
        var nodata = known.has("nodata") ? (Double) known.path("nodata").asDouble() : null;
        boolean isNamed = count <= kind.bands().size()
                && (count == kind.bands().size() || kind.key().equals("visual"));
        var offset = kind.scale() == null ? null : (Double) 0.0;
        var bands = new ArrayList<StacBand>();
        for (int i = 0; i < count; i++) {
            var name = isNamed ? kind.bands().get(i).name() : "band" + (i + 1);
            var common = isNamed ? kind.bands().get(i).commonName() : null;
            bands.add(new StacBand(name, common, type, nodata, kind.scale(), offset));
        }
        return bands;
    }

    private static List<Double> numbers(JsonNode array) {
        var numbers = new ArrayList<Double>();
        array.forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }
}
