package dev.swath.step.composite;

import dev.swath.io.ledger.Assets;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.stac.ItemReader;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.collection.CollectionProfile;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.io.store.StorePlace;
import dev.swath.model.Composite;
import dev.swath.model.StacScene;
import dev.swath.model.trouble.BadSetting;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scenes of composites as the ledger has them, each asset where it lies now. */
final class InputScenes {
    private final Ledger ledger;
    private final CollectionProfiles profiles;

    InputScenes(Ledger ledger, CollectionProfiles profiles) {
        this.ledger = ledger;
        this.profiles = profiles;
    }

    /** Those of a UTC month, by time. */
    List<InputScene> of(Composite composite, YearMonth month) {
        return ledger.months().scenes(composite.id(), month).stream()
                .flatMap(scene -> scene(composite, scene).stream())
                .toList();
    }

    private Optional<InputScene> scene(Composite composite, StacScene scene) {
        return StacJson.parsed(scene.item())
                .flatMap(json -> ItemReader.read(json, scene.service(), lacking -> {}))
                .map(item -> new InputScene(item, profile(scene), places(composite, scene)));
    }

    private CollectionProfile profile(StacScene scene) {
        return profiles.find(scene.service(), scene.collection())
                .orElseThrow(() -> new BadSetting(
                        "unknown-collection",
                        "it is not known which assets of collection " + scene.collection() + " hold which bands"));
    }

    private Map<String, String> places(Composite composite, StacScene scene) {
        var places = new HashMap<String, String>();
        for (Assets.Held held : ledger.assets().ofScene(composite.id(), scene.id())) {
            var stored = held.stored();
            // other bytes have another address, so that no tile is made of both
            places.put(
                    held.asset().key(),
                    stored == null ? "" : StorePlace.of(held.asset().target(), stored.digest()));
        }
        return places;
    }
}
