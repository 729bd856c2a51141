package dev.swath.step.search;

import dev.swath.io.ledger.Composites;
import dev.swath.io.stac.ItemReader;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.StacJson;
import dev.swath.io.stac.search.Duplicates;
import dev.swath.model.StacScene;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds scenes of one acquisition, which come at one time: processed again, or in two collections. Reads them in blocks
 * by their time, so that memory does not grow with their number.
 */
final class Twins {
    private static final int AT_ONCE = 100;

    private final Composites composites;

    Twins(Composites composites) {
        this.composites = composites;
    }

    /** Ids of the scenes that another one of the same acquisition stands for. */
    Set<String> dropped(String compositeId) {
        var dropped = new HashSet<String>();
        var sameTime = new ArrayList<StacScene>();
        @Nullable StacScene last = null;
        for (var block = composites.scenes(compositeId, null, AT_ONCE);
                !block.isEmpty();
                block = composites.scenes(compositeId, last, AT_ONCE)) {
            for (var scene : block) {
                if (!sameTime.isEmpty() && !sameTime.get(0).start().equals(scene.start())) {
                    drop(sameTime, dropped);
                    sameTime.clear();
                }
                sameTime.add(scene);
                last = scene;
            }
        }
        drop(sameTime, dropped);
        return dropped;
    }

    private static void drop(List<StacScene> scenes, Set<String> dropped) {
        if (scenes.size() < 2) {
            return;
        }
        var ids = new IdentityHashMap<StacItem, String>();
        var items = new ArrayList<StacItem>();
        for (var scene : scenes) {
            StacJson.parsed(scene.item())
                    .flatMap(json -> ItemReader.read(json, scene.service(), lacking -> {}))
                    .ifPresent(item -> {
                        items.add(item);
                        ids.put(item, scene.id());
                    });
        }
        Duplicates.dropped(items).forEach(ids::remove);
        dropped.addAll(ids.values());
    }
}
