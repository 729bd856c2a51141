package dev.swath.step.search;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.swath.io.base.SafeName;
import dev.swath.io.ledger.Composites;
import dev.swath.io.stac.Multihash;
import dev.swath.io.stac.StacAsset;
import dev.swath.io.stac.StacItem;
import dev.swath.io.stac.collection.CollectionProfile;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.io.stac.request.ClipMark;
import dev.swath.io.stac.request.CompositeWords;
import dev.swath.io.stac.write.ItemTime;
import dev.swath.io.stac.write.Layout;
import dev.swath.model.Asset;
import dev.swath.model.Composite;
import dev.swath.model.StacScene;
import dev.swath.model.trouble.BadSetting;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a composite wants of a scene: the assets of its bands and of its mask, and where they go. */
final class WantedAssets {
    /** Folder of the raw catalog in the store. */
    private static final String RAW = "raw/";

    private static final String SIGNED =
            "\\?[^\"\\s]*?\\b(?i:sig|signature|x-amz-signature|token|access_token|key|api_key)=[^\"\\s]*";

    private final CollectionProfiles profiles;

    WantedAssets(CollectionProfiles profiles) {
        this.profiles = profiles;
    }

    /** @throws BadSetting {@code unknown-collection}: nobody has said which asset holds which band */
    Composites.Found of(StacItem item, Composite composite) {
        var collection = Objects.requireNonNullElse(
                item.collection(), composite.collections().get(0));
        var profile = profiles.find(composite.service(), collection)
                .orElseThrow(() -> new BadSetting(
                        "unknown-collection",
                        "it is not known which assets of collection " + collection + " hold which bands"));
        var scene = new StacScene(
                id(),
                composite.service(),
                collection,
                item.id(),
                unsigned(item.json().toString()),
                item.start(),
                item.end(),
                item.cloudPercent(),
                item.geometry());
        var words = CompositeWords.of(composite.request());
        return new Composites.Found(
                scene, words.ingest() ? assets(item, scene, composite, profile, words.clip()) : List.of());
    }

    /** Windows are of an item of their own, for each area another one. */
    private static List<Asset> assets(
            StacItem item, StacScene scene, Composite composite, CollectionProfile profile, boolean clips) {
        var mark = clips ? ClipMark.of(composite.aoi()) : "";
        var id = clips ? item.id() + "-" + mark : item.id();
        var folder = RAW + Layout.BY_DATE.folder(scene.collection(), id, time(item)) + "/";
        var assets = new ArrayList<Asset>();
        assets(item, composite, profile).values().forEach(asset -> {
            var whole = asset(scene, asset, folder);
            assets.add(clips ? window(whole, mark) : whole);
        });
        return assets;
    }

    /** Nothing of what is stated of the whole holds for it. */
    private static Asset window(Asset whole, String mark) {
        return new Asset(
                whole.id(), whole.sceneId(), whole.key(), ClipMark.on(whole.href(), mark), whole.target(), -1, null);
    }

    private static Map<String, StacAsset> assets(StacItem item, Composite composite, CollectionProfile profile) {
        var wanted = new LinkedHashMap<String, StacAsset>();
        for (var band : composite.bands()) {
            profile.band(item, band).ifPresent(asset -> wanted.put(asset.key(), asset));
        }
        if (composite.masked()) {
            profile.mask(item).ifPresent(asset -> wanted.put(asset.key(), asset));
        }
        return wanted;
    }

    private static Asset asset(StacScene scene, StacAsset asset, String folder) {
        var path = Objects.requireNonNullElse(asset.href().getPath(), "");
        var checksum = asset.checksum();
        return new Asset(
                id(),
                scene.id(),
                asset.key(),
                URI.create(unsigned(asset.href().toString())),
                // two assets of one file name do not share a file
                folder + SafeName.of(asset.key()) + ending(path),
                Objects.requireNonNullElse(asset.bytes(), -1L),
                checksum == null ? null : text(checksum));
    }

    private static String text(Multihash checksum) {
        return checksum.text();
    }

    private static String ending(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 || !name.substring(dot).matches("\\.[A-Za-z0-9]{1,8}") ? "" : name.substring(dot);
    }

    private static ItemTime time(StacItem item) {
        boolean span = item.datetime() == null || !item.start().equals(item.end());
        return new ItemTime(item.datetime(), span ? item.start() : null, span ? item.end() : null);
    }

    /** A signed address is a secret, and stale by tomorrow. */
    private static String unsigned(String text) {
        return text.replaceAll(SIGNED, "");
    }

    private static String id() {
        return UlidCreator.getMonotonicUlid().toString();
    }
}
