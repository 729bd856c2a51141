package dev.swath.step.catalog;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.swath.io.ledger.Catalog.Holding;
import dev.swath.io.ledger.Stock.Lying;
import dev.swath.io.stac.Bbox;
import dev.swath.io.stac.StacBand;
import dev.swath.io.stac.StacGeometry;
import dev.swath.io.stac.write.CatalogTree;
import dev.swath.io.store.StorePlace;
import dev.swath.model.Scene;
import dev.swath.model.StacScene;
import dev.swath.step.catalog.item.AssetKind;
import dev.swath.step.catalog.item.Facts;
import dev.swath.step.catalog.item.Outline;
import dev.swath.step.catalog.item.SceneItem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A delivered scene as composites take it: one image, whose bands have common names, and a mask if there is one. */
final class DeliveredScene {
    private static final String ANALYTIC = "planet-analytic";
    private static final String UNMASKED = "planet-analytic-unmasked";
    private static final String VISUAL = "planet-visual";

    /** As profiles of collections name them, the best first. */
    static final List<String> COLLECTIONS = List.of(ANALYTIC, UNMASKED, VISUAL);

    /** PSScene ortho products lie on pixels of 3 m, SkySat's on pixels of half a metre (Planet's specifications). */
    private static final double PLANETSCOPE_METRES = 3;

    private static final double SKYSAT_METRES = 0.5;

    private final Holding holding;
    private final Scene scene;
    private final Geometry shape;
    private final AssetKind kind;
    private final Lying image;
    private final @Nullable Lying mask;

    private DeliveredScene(
            Holding holding, Scene scene, Geometry shape, AssetKind kind, Lying image, @Nullable Lying mask) {
        this.holding = holding;
        this.scene = scene;
        this.shape = shape;
        this.kind = kind;
        this.image = image;
        this.mask = mask;
    }

    /** Nothing where no image can be composited. */
    static Optional<DeliveredScene> of(Holding holding, SceneItem.Told told) {
        var scene = told.scene();
        var shape = Outline.of(told, Facts.none());
        if (scene == null || shape.isEmpty() || told.isQuad()) {
            return Optional.empty();
        }
        var mask = holding.files().stream()
                .filter(file -> kind(holding, file).key().equals("udm2"))
                .findFirst();
        return holding.files().stream()
                .filter(file -> isImage(kind(holding, file)))
                .findFirst()
                .map(file ->
                        new DeliveredScene(holding, scene, shape.get(), kind(holding, file), file, mask.orElse(null)));
    }

    private static AssetKind kind(Holding holding, Lying file) {
        return AssetKind.of(file.file().path(), holding.sceneId(), false);
    }

    private static boolean isImage(AssetKind kind) {
        return kind.roles().contains("data") && !kind.bands().isEmpty();
    }

    boolean isVisual() {
        return kind.key().equals("visual");
    }

    boolean isMasked() {
        return !isVisual() && mask != null;
    }

    String collection() {
        return isVisual() ? VISUAL : isMasked() ? ANALYTIC : UNMASKED;
    }

    String itemType() {
        return scene.itemType();
    }

    String sceneId() {
        return scene.id();
    }

    /** Metres. */
    double resolution() {
        return scene.itemType().startsWith("SkySat") ? SKYSAT_METRES : PLANETSCOPE_METRES;
    }

    /** By their common names. */
    List<String> bands() {
        return kind.bands().stream()
                .map(StacBand::commonName)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /** What its pixels are told by. */
    String identity() {
        return SceneItem.id(holding) + image.digest() + (mask == null ? "" : mask.digest());
    }

    /** Its document in the catalog. */
    URI document(String folder, String collection, String area) {
        var tree = new CatalogTree(folder, "", "", "");
        return uri(StorePlace.of(tree.itemPath(collection, area, SceneItem.id(holding))));
    }

    StacScene stac(String id, URI service, URI self) {
        return new StacScene(
                id,
                service,
                collection(),
                SceneItem.id(holding),
                item(self).toString(),
                scene.acquired(),
                scene.acquired(),
                scene.cloudPercent(),
                shape);
    }

    private ObjectNode item(URI self) {
        var item = JsonNodeFactory.instance
                .objectNode()
                .put("type", "Feature")
                .put("stac_version", "1.1.0")
                .put("id", SceneItem.id(holding))
                .put("collection", collection());
        item.set("geometry", StacGeometry.write(shape));
        item.set("bbox", Bbox.of(shape).json());
        item.putObject("properties")
                .put("datetime", scene.acquired().toString())
                .put("platform", platform());
        item.putArray("links").addObject().put("rel", "self").put("href", self.toString());
        var assets = item.putObject("assets");
        var bands = assets.putObject("image").put("href", place(image)).putArray("bands");
        for (var band : kind.bands()) {
            bands.addObject().put("name", band.name()).put("eo:common_name", band.commonName());
        }
        if (mask != null) {
            assets.putObject("udm2").put("href", place(mask));
        }
        return item;
    }

    /** The end of the id names the satellite, so that its frames of one pass are one date. */
    private String platform() {
        return scene.id().substring(scene.id().lastIndexOf('_') + 1);
    }

    private static String place(Lying file) {
        return StorePlace.of(file.file().target(), file.digest());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(text + " is no address", impossible);
        }
    }
}
