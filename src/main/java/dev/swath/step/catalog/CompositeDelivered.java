package dev.swath.step.catalog;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.base.SafeName;
import dev.swath.io.base.Sha256;
import dev.swath.io.ledger.Catalog.Area;
import dev.swath.io.ledger.Ledger;
import dev.swath.model.Composite;
import dev.swath.model.CompositeMaking;
import dev.swath.model.Feature;
import dev.swath.model.Job;
import dev.swath.model.StacScene;
import dev.swath.model.Terms;
import dev.swath.step.catalog.item.SceneItems;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for composites of what was delivered for a drop that wants them: one for each feature, month by month. */
public final class CompositeDelivered {
    /** What a drop says in its settings: {@code none} or {@code monthly}. */
    public static final String SETTING = "composite.delivered";

    private static final Logger LOG = LoggerFactory.getLogger(CompositeDelivered.class);
    private static final String MONTHLY = "monthly";
    private static final int ID_CHARS = 26;

    private final Ledger ledger;
    private final SceneItems items;
    private final CompositeMaking making;
    private final URI service;
    private final String folder;

    /**
     * @param making how they are made
     * @param service the provider's address
     * @param folder of the catalog's documents in the store; empty = there are none
     */
    public CompositeDelivered(Ledger ledger, CompositeMaking making, URI service, String folder) {
        this.ledger = ledger;
        this.items = new SceneItems(ledger);
        this.making = making;
        this.service = service;
        this.folder = folder;
    }

    /** A drop whose work has ended; asked once more, it brings nothing new unless other files lie there. */
    @Handler
    public void ask(Job job) {
        if (!MONTHLY.equals(job.settings().get(SETTING))) {
            return;
        }
        try (var features = ledger.features().stream(job.id())) {
            features.forEach(feature -> ask(job, feature));
        }
    }

    private void ask(Job job, Feature feature) {
        if (feature.aoi() == null || feature.terms() == null) {
            return;
        }
        var scenes = new ArrayList<DeliveredScene>();
        for (var holding : ledger.catalog().holdings(new Area(job.name(), feature.key(), 0))) {
            if (ledger.features().request(holding.requestId()).featureId().equals(feature.id())) {
                DeliveredScene.of(holding, items.told(holding)).ifPresent(scenes::add);
            }
        }
        var used = ofOneKind(scenes);
        if (used.isEmpty()) {
            return;
        }
        var id = id(feature, used);
        if (ledger.composites().isComposite(id)) {
            return;
        }
        var composite = composite(id, job, feature, used);
        ledger.composites()
                .askOf(
                        composite,
                        making(used.get(0)),
                        used.stream().map(scene -> scene(job, feature, scene)).toList());
        LOG.info("Composite {} of {} delivered scenes is asked for", composite.name(), used.size());
    }

    private Composite composite(String id, Job job, Feature feature, List<DeliveredScene> used) {
        Terms terms = Objects.requireNonNull(feature.terms());
        return new Composite(
                id,
                SafeName.of(job.name() + "-" + feature.key()),
                "{\"drop\":\"" + job.id() + "\",\"feature\":\"" + feature.id() + "\",\"composite\":\"" + MONTHLY
                        + "\"}",
                service,
                List.of(used.get(0).collection()),
                bands(used),
                used.get(0).isMasked(),
                Objects.requireNonNull(feature.aoi()),
                terms.period().from(),
                terms.period().until(),
                null);
    }

    /** Reflectance with masks before reflectance without, before colours for the eye. */
    private static List<DeliveredScene> ofOneKind(List<DeliveredScene> scenes) {
        for (var collection : DeliveredScene.COLLECTIONS) {
            var of = scenes.stream()
                    .filter(scene -> scene.collection().equals(collection))
                    .toList();
            if (!of.isEmpty()) {
                return of;
            }
        }
        return List.of();
    }

    /** Those that all of them have. */
    private static List<String> bands(List<DeliveredScene> scenes) {
        var bands = new LinkedHashSet<>(scenes.get(0).bands());
        scenes.forEach(scene -> bands.retainAll(scene.bands()));
        return List.copyOf(bands);
    }

    private CompositeMaking making(DeliveredScene scene) {
        return new CompositeMaking(
                making.grid(),
                scene.resolution(),
                making.reducer(),
                scene.isMasked() ? making.mask() : "none",
                making.dilationPixels(),
                scene.isVisual() ? "visual" : making.output(),
                making.stretch());
    }

    private StacScene scene(Job job, Feature feature, DeliveredScene scene) {
        return scene.stac(UlidCreator.getMonotonicUlid().toString(), service, self(job, feature, scene));
    }

    /** Its document in the catalog, or where the provider tells of it. */
    private URI self(Job job, Feature feature, DeliveredScene scene) {
        return folder.isEmpty()
                ? service.resolve("/data/v1/item-types/" + scene.itemType() + "/items/" + scene.sceneId())
                : scene.document(folder, job.name(), feature.key());
    }

    /** Of what lies there: other files make another composite. */
    private static String id(Feature feature, List<DeliveredScene> scenes) {
        var text = new StringBuilder(feature.id());
        scenes.stream().map(DeliveredScene::identity).sorted().forEach(text::append);
        return Sha256.hex(text.toString()).substring(0, ID_CHARS);
    }
}
