package dev.swath.step.ingest;

import dev.swath.io.base.HttpFetch;
import dev.swath.io.base.Redirects;
import dev.swath.io.ledger.Ledger;
import dev.swath.io.raster.read.RangeSource;
import dev.swath.io.stac.Multihash;
import dev.swath.io.stac.collection.CollectionProfiles;
import dev.swath.io.stac.request.ClipMark;
import dev.swath.io.stac.sign.AssetLinks;
import dev.swath.io.store.Store;
import dev.swath.io.store.fetch.Transfer;
import dev.swath.model.Asset;
import dev.swath.model.Claim;
import dev.swath.model.Delivery;
import dev.swath.model.Fetch;
import dev.swath.model.Stored;
import dev.swath.model.trouble.Expired;
import dev.swath.model.trouble.Trouble;
import java.net.URI;
import java.nio.file.Path;
import org.apache.camel.Handler;

/**
 * Brings an asset to its place: whole, verified by the checksum and the size that its item states, or where it states
 * none by the length that the server gives and the first bytes of a TIFF; or the window over the composite's area alone,
 * as a COG. One that lies verified in its place is not fetched.
 */
public final class FetchAsset {
    private final Ledger ledger;
    private final CollectionProfiles profiles;
    private final Store store;
    private final Source source;
    private final Transfer transfer;
    private final ClipAsset clip;

    /** @param scratch folder of temporary files, for windows */
    public FetchAsset(Ledger ledger, CollectionProfiles profiles, Store store, Source source, Path scratch) {
        this.ledger = ledger;
        this.profiles = profiles;
        this.store = store;
        this.source = source;
        this.transfer = new Transfer(store, source.redirects(), file -> false, new ExpectedAsset());
        this.clip = new ClipAsset(store, scratch);
    }

    /**
     * How assets are reached.
     *
     * @param links makes the addresses at which they are opened
     * @param redirects where servers may lead to
     */
    public record Source(HttpFetch http, AssetLinks links, Redirects redirects) {}

    /** @throws Trouble when it did not come; what came of it is kept if it is of use */
    @Handler
    public void fetch(Claim claim) {
        var asset = ledger.assets().get(claim.workId());
        var about = AssetSource.of(ledger, profiles, asset);
        try {
            ledger.assets().stored(claim, asset, fetched(claim, asset, about));
        } catch (Expired refused) {
            // the next attempt asks for another token, if it was one that was refused
            source.links().refused(asset.href());
            throw refused;
        }
    }

    private Stored fetched(Claim claim, Asset asset, AssetSource about) {
        var file = file(claim, asset);
        if (ClipMark.read(asset.href()).isPresent()) {
            var area = ledger.composites().get(claim.jobId()).aoi();
            var image = RangeSource.of(source.http(), link(asset, about), source.redirects()::mayLead);
            var window = clip.clip(image, area, about.isMask(), file, claim.lease());
            if (window.isPresent()) {
                return window.get();
            }
        }
        return store.verified(file)
                .orElseGet(() -> transfer.fetch(new Fetch(claim, file, null, false), link(asset, about)));
    }

    private URI link(Asset asset, AssetSource about) {
        return source.links().now(asset.href(), about.costs());
    }

    private static Delivery file(Claim claim, Asset asset) {
        var checksum = Multihash.read(asset.checksum());
        return new Delivery(
                asset.id(),
                claim.jobId(),
                asset.sceneId(),
                "",
                asset.target(),
                asset.target(),
                asset.bytes(),
                checksum.filter(hash -> hash.algorithm().equals("SHA-256"))
                        .map(Multihash::hex)
                        .orElse(null),
                checksum.filter(hash -> hash.algorithm().equals("MD5"))
                        .map(Multihash::hex)
                        .orElse(null),
                null);
    }
}
